"""What a cut does to data and calls, and in which order to make it. Pure."""
