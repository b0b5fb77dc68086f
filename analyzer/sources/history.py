"""Ask git what was changed when, and what together. I/O: the git program."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from analyzer.model.history import Commit, History
from analyzer.sources.git import GitFailed, ask

_LOG = (
    "log",
    "-z",
    "--no-merges",  # they bring what was changed elsewhere
    "--name-status",
    "--find-renames=100%",  # of files that stayed the same: costs nothing, and reads no file
    "--relative",
    "--root",
    "--encoding=UTF-8",
    "--format=%x01%H %P%x00%cs%x00%aN <%aE>%x00%s",
)
_FORM_LIST = "HEAD:./.git-blame-ignore-revs"  # what `git blame` is told to look through, by GitHub's convention
_HEAD = re.compile(rb"\x01(?P<id>[0-9a-f]{40,64}) (?P<parents>[0-9a-f ]*)")
_DAY = re.compile(rb"\d{4}-\d\d-\d\d")
FIELDS = 4  # of the head of a commit


@dataclass(frozen=True, slots=True)
class Log:
    """What git says of the commits below a folder, newest first; paths are relative to it."""

    days: dict[str, str]  # tracked file -> day of its last change: "2024-05-31", "before 2019-03-04"
    commits: tuple[Commit, ...]
    missing: str = ""  # why there are no commits to be compared


@dataclass(frozen=True, slots=True)
class _Entry:
    """A commit as git prints it."""

    id: str
    is_first: bool  # without parents, or they were not fetched
    day: str
    author: str
    subject: str
    changes: tuple[tuple[str, ...], ...]  # a path, or of a renamed file its former and its new path


def read_log(folder: str, most: int) -> Log:
    """Return what git says of the `most` newest commits that changed anything below a folder, merges left out.

    Days are those of the committer. Of a commit whose parents were not fetched it is not known what it changed, and
    files that no commit asked for names are older. What changed together is not said of shallow clones: it would
    depend on how much somebody fetched.
    """
    try:
        shallow = ask(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        entries = list(_entries(ask(folder, *_LOG, f"--max-count={most}", "--", ".")))
        tracked = [os.fsdecode(name) for name in ask(folder, "ls-files", "-z").split(b"\0") if name]
    except GitFailed:
        return Log({}, (), "git has no commits here")
    days = _days(entries, tracked, shallow, len(entries) == most)
    if shallow:
        return Log(days, (), "the clone is shallow: `git fetch --unshallow` brings the history")
    return Log(days, tuple(_commits(entries, _listed_as_form(folder))), "" if entries else "no commits were read")


def joined(logs: Iterable[tuple[Log, Callable[[str], str]]]) -> History:
    """Put the logs of several folders together: commits by their hash, paths as results show them."""
    found: dict[str, Commit] = {}
    missing: list[str] = []
    for log, show in logs:
        missing += [log.missing] if log.missing else []
        for commit in log.commits:
            others = found[commit.id].files if commit.id in found else ()
            found[commit.id] = replace(commit, files=tuple(sorted({*others, *map(show, commit.files)})))
    return History(tuple(found.values()), "" if found else missing[0])


def _entries(output: bytes) -> Iterator[_Entry]:
    """Go through what git printed: the head of a commit in four fields, then a status and one or two paths a file."""
    fields = output.split(b"\0")
    heads = [(index, head) for index, field in enumerate(fields) if (head := _HEAD.fullmatch(field))]
    ends = [*(index for index, _ in heads[1:]), len(fields)]
    for (start, head), end in zip(heads, ends, strict=True):
        day, author, subject = (*fields[start + 1 : min(start + FIELDS, end)], b"", b"", b"")[:3]
        if _DAY.fullmatch(day):  # else it is the name of a file that looks like a commit
            yield _Entry(
                id=head["id"].decode("ascii"),
                is_first=not head["parents"].strip(),
                day=day.decode("ascii"),
                author=author.decode("utf-8", "replace"),
                subject=subject.decode("utf-8", "replace"),
                changes=tuple(_changes(fields[start + FIELDS : end])),
            )


def _changes(fields: list[bytes]) -> Iterator[tuple[str, ...]]:
    """Go through the files of one commit."""
    rest = iter(fields)
    for status in rest:
        if status.strip():
            count = 2 if status.lstrip(b"\n")[:1] in (b"R", b"C") else 1
            yield tuple(os.fsdecode(next(rest, b"")) for _ in range(count))


def _days(entries: list[_Entry], tracked: list[str], shallow: bool, cut: bool) -> dict[str, str]:
    """Return the day on which each tracked file was last changed."""
    found: dict[str, str] = {}
    for entry in entries:
        day = f"before {entry.day}" if shallow and entry.is_first else entry.day
        for path in (path for change in entry.changes for path in change):
            found.setdefault(path, day)
    oldest = f"before {entries[-1].day}" if cut and entries else ""
    return {path: day for path in tracked if (day := found.get(path, oldest))}


def _commits(entries: Iterable[_Entry], only_form: set[str]) -> Iterator[Commit]:
    """Go back in time and call every file by the name that it has today."""
    today: dict[str, str] = {}  # former path -> today's
    for entry in entries:
        files: set[str] = set()
        for change in entry.changes:
            now = today.get(change[-1], change[-1])
            files.add(now)
            if len(change) > 1:
                today[change[0]] = now
        python = tuple(sorted(path for path in files if path.endswith(".py")))
        yield Commit(entry.id, entry.author, entry.subject, python, entry.id in only_form, entry.day)


def _listed_as_form(folder: str) -> set[str]:
    """Return the commits that the project itself lists as reformatting."""
    try:
        text = ask(folder, "cat-file", "blob", _FORM_LIST).decode("ascii", "replace")
    except GitFailed:
        return set()
    return {line.partition("#")[0].strip() for line in text.splitlines()} - {""}
