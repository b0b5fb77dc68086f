"""Text of one file to what it states: one reader for each kind of file. Pure."""
