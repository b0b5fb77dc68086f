"""Which files are scripts of SQL: schemas, migrations, queries that the code loads by name. Pure."""

LARGEST_SCRIPT = 1_000_000  # bytes kept of one file: the head of a dump holds its tables
MOST_SCRIPTS = 5_000


def is_script(path: str) -> bool:
    """Return whether a path is a file of SQL by its ending."""
    return path.lower().endswith(".sql")
