"""Errors: the command cannot start or finish. Caught in one place, the command line. Pure."""


class DecomposeError(Exception):
    """Something the user can put right; carries what to do next."""

    slug = "error"
    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the one-line `message` and the `hint` with the next thing to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class MissingPath(DecomposeError):
    """A path the user gave does not exist."""

    slug = "missing-path"
    exit_code = 4


class NoPythonFiles(DecomposeError):
    """There is no Python file below the paths, or all are excluded."""

    slug = "no-python-files"
    exit_code = 3


class NothingReadable(DecomposeError):
    """Python files are there, but too few could be read to say anything."""

    slug = "nothing-readable"
    exit_code = 3


class UnreadableInput(DecomposeError):
    """An input that the command cannot do without could not be read."""

    slug = "unreadable-input"
    exit_code = 4


class UnwritableOutput(DecomposeError):
    """An output could not be written; nothing half-written is left behind."""

    slug = "unwritable-output"
    exit_code = 4


class InvalidSettings(DecomposeError):
    """A settings key or value is wrong; the message names file, key and the nearest known key."""

    slug = "invalid-settings"
    exit_code = 2


class InvalidDecisions(DecomposeError):
    """The decisions file cannot be understood."""

    slug = "invalid-decisions"
    exit_code = 2


class InvalidGraph(DecomposeError):
    """A graph file is not a valid facts-graph/1 document."""

    slug = "invalid-graph"
    exit_code = 4


class UnknownName(DecomposeError):
    """A name the user gave is neither module, symbol, table, service nor entry point."""

    slug = "unknown-name"
    exit_code = 2


class AmbiguousName(DecomposeError):
    """A name the user gave stands for several things; the message lists them."""

    slug = "ambiguous-name"
    exit_code = 2
