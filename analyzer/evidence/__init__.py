"""Reasons to stay together: one view per file. Pure."""
