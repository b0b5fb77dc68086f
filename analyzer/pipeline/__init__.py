"""One short file per job, the tables of contents of the program. Wires: every stage."""
