"""Deployment files: which processes they state, one reader for each kind of file. Pure."""
