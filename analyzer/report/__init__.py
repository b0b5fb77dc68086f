"""A Decomposition as text: one file per format. Pure."""
