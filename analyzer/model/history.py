"""What git remembers of a code base. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, merges left out, by the Python files that it changed."""

    id: str  # full hash
    author: str  # name and address; compared, never shown
    subject: str  # compared, never shown
    files: tuple[str, ...]  # sorted, by the names that they have today, as results show them
    only_form: bool = False  # the project itself lists it as one that changed nothing but the form


@dataclass(frozen=True, slots=True)
class History:
    """The commits that were read, newest first."""

    commits: tuple[Commit, ...] = ()
    missing: str = ""  # why there are none


@dataclass(frozen=True, slots=True)
class HistoryUse:
    """Which commits the view of co-change rests on."""

    newest: str = ""  # hash; of the commits read
    oldest: str = ""
    read: int = 0  # commits, merges left out
    used: int = 0  # of these, those that changed two modules or more and were not left out
    by_machines: int = 0  # left out: the author is a program
    only_form: int = 0  # left out: reformatting, licence headers and the like
    bulk: int = 0  # left out: too many files at once
    missing: str = ""  # why none were read
