"""How to take one set out: stages, what moves, what may go wrong. Pure."""
