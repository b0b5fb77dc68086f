"""What git remembers of a code base. Pure."""

import re
from dataclasses import dataclass

LARGEST_COMMIT = 30  # Python files; larger ones rename, reformat or import, and mean nothing for two of them
MACHINE = re.compile(r"\bbot\b|\bci\b|jenkins|dependabot|renovate|weblate|transifex", re.IGNORECASE)
FORM = re.compile(
    r"\b(reformat\w*|formatting|code ?style|lint\w*|whitespaces?|blacken\w*|pep-?8|flake8|pyupgrade|autopep8|yapf"
    r"|(run|apply|use|with) (black|isort|ruff)|copyright|licen[sc]e headers?|typos?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, merges left out, by the Python files that it changed."""

    id: str  # full hash
    author: str  # name and address; compared, never shown
    subject: str  # compared, never shown
    files: tuple[str, ...]  # sorted, by the names that they have today, as results show them
    only_form: bool = False  # the project itself lists it as one that changed nothing but the form
    day: str = ""  # of the committer: "2024-05-31"

    @property
    def person(self) -> str:
        """Who wrote it, by name: the same person under several addresses is one."""
        return self.author.partition(" <")[0].strip().lower()

    @property
    def little(self) -> str:
        """Why it says nothing about what belongs together or who works on what: "machine", "form", "bulk", or ""."""
        name, _, address = self.author.partition(" <")
        if MACHINE.search(name) or "[bot]" in address:
            return "machine"
        if self.only_form or FORM.search(self.subject):
            return "form"
        return "bulk" if len(self.files) > LARGEST_COMMIT else ""


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
