"""Where inputs come from: files, settings, decisions, git; everything that is read from the world. I/O: input files."""
