"""The command itself: exit codes, terminal text, files."""
