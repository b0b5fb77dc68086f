"""Algorithms that several stages need, over plain pairs and one Graph noun. Pure."""
