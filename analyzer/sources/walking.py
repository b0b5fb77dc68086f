"""Walk a folder that git does not list for us, respecting its ignore files. I/O: names below one folder."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pathspec import GitIgnoreSpec

from analyzer.sources.reading import read_head

# What tools leave behind or install: nobody misses it in an analysis.
NEVER_SOURCE = frozenset(
    {".git", ".hg", ".svn", "__pycache__", ".tox", ".nox", ".eggs", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    | {".hypothesis", ".ipynb_checkpoints", "decompose-out"}
)
# Other people's code, or copies of this code: skipped, counted and said.
INSTALLED = frozenset({"node_modules", "site-packages", "dist-packages", "bower_components"})
ENVIRONMENT_MARK = "pyvenv.cfg"
MOST_LOOKED_AT = 10_000  # names in a folder that is left out
LARGEST_RULES = 1_000_000  # bytes of an ignore file
_Rules = tuple[tuple[str, GitIgnoreSpec], ...]  # (folder with a trailing "/" or "", its rules), outermost first


@dataclass(slots=True)
class Walk:
    """What a walk found; paths relative to the folder, "/" as separator, unsorted."""

    files: list[str] = field(default_factory=list)  # anything but folders: regular files, links, pipes ...
    links: list[str] = field(default_factory=list)  # symbolic links to anything, also among `files`
    ignored: list[str] = field(default_factory=list)  # left out by ignore rules: Python files, folders with a "/"
    skipped: list[str] = field(default_factory=list)  # folders of installed packages or build output
    unreadable: list[str] = field(default_factory=list)  # folders


def walk(folder: str) -> Walk:
    """List everything below a folder that ignore files do not leave out; links are never followed."""
    found = Walk()
    waiting: list[tuple[str, _Rules]] = [("", ())]
    while waiting:
        below, rules = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:
                here = list(entries)
        except OSError:
            found.unreadable.append(below.rstrip("/"))
            continue
        waiting += _visit(below, here, rules, found)
    return found


def is_build_output(path: str) -> bool:
    """Return whether a folder is what `setup.py build` leaves behind: build/lib, build/bdist.linux-x86_64."""
    parent, _, name = path.rpartition("/")
    return parent.rpartition("/")[2] == "build" and (name == "lib" or name.startswith(("lib.", "bdist.")))


def may_hold_code(folder: str) -> bool:
    """Return whether a folder that is left out holds Python files that nobody installed, or too much to be sure."""
    seen = 0
    waiting = [folder]
    while waiting:
        entries = _sorted_entries(waiting.pop())
        names = [entry.name for entry in entries]
        if ENVIRONMENT_MARK in names:
            continue
        seen += len(entries)
        if seen > MOST_LOOKED_AT or any(name.endswith(".py") for name in names):
            return True
        waiting += [entry.path for entry in entries if _may_be_source(entry)]
    return False


def _sorted_entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _may_be_source(entry: os.DirEntry[str]) -> bool:
    return entry.name not in NEVER_SOURCE | INSTALLED and entry.is_dir(follow_symlinks=False)


def _visit(below: str, here: list[os.DirEntry[str]], rules: _Rules, found: Walk) -> Iterator[tuple[str, _Rules]]:
    names = {entry.name for entry in here}
    if ENVIRONMENT_MARK in names and below:
        found.skipped.append(below.rstrip("/"))
        return
    if ".gitignore" in names:
        rules = (*rules, *_read_rules(next(entry for entry in here if entry.name == ".gitignore"), below))
    for entry in here:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if _is_entered(path, entry.name, rules, found):
                yield f"{path}/", rules
        elif _is_ignored(path, rules):
            found.ignored += [path] if path.endswith(".py") else []
        else:
            found.files.append(path)
            found.links += [path] if entry.is_symlink() else []


def _read_rules(entry: os.DirEntry[str], below: str) -> _Rules:
    lines = read_head(entry.path, LARGEST_RULES).decode("utf-8", errors="surrogateescape").splitlines()
    try:
        return ((below, GitIgnoreSpec.from_lines(lines)),)
    except (ValueError, re.error):  # a pattern that git would not understand either
        return ()


def _is_entered(path: str, name: str, rules: _Rules, found: Walk) -> bool:
    if name in NEVER_SOURCE:
        return False
    if _is_ignored(f"{path}/", rules):
        found.ignored.append(f"{path}/")
        return False
    if name in INSTALLED or is_build_output(path):
        found.skipped.append(path)
        return False
    return True


def _is_ignored(path: str, rules: _Rules) -> bool:
    """Return what the innermost ignore file with an opinion says."""
    for folder, spec in reversed(rules):
        verdict = spec.check_file(path[len(folder) :]).include
        if verdict is not None:
            return verdict
    return False
