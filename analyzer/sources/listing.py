"""List the files below one folder, by git or by walking, and say what was left out. I/O: names below one folder."""

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.sources.git import GitFailed, is_in_repository, list_files
from analyzer.sources.naming import shown
from analyzer.sources.walking import ENVIRONMENT_MARK, INSTALLED, NEVER_SOURCE, is_build_output, may_hold_code, walk

EXAMPLES = 3  # names cited where something is counted


@dataclass(frozen=True, slots=True)
class Listing:
    """Every file below a folder, links included; paths relative to it, "/" as separator, sorted."""

    files: tuple[str, ...]
    links: frozenset[str]
    by_git: bool
    problems: tuple[Problem, ...]


def list_folder(folder: str, use_git: bool, named: Collection[str] = ()) -> Listing:
    """List the files below a folder: git's own list where there is a repository, a walk otherwise.

    Args:
        folder: Where to look.
        use_git: Whether git may be asked.
        named: Paths below it that are read in any case, and so not said to be left out.
    """
    if not use_git or not is_in_repository(folder):
        return _walk(folder, named, ())
    try:
        listed = list_files(folder)
    except GitFailed as error:
        problem = Problem(
            "git-failed",
            f"{error}; the folder was walked instead, following its ignore files",
            Location("", 0),
            hides="files that only git knows to be ignored may be among those read",
            hint="run `git ls-files` there to see what git says",
        )
        return _walk(folder, named, (problem,))
    files, skipped = _without_installed(listed.files)
    if not any(path.endswith(".py") for path in files):
        return _walk(
            folder, named, ()
        )  # a folder that the repository around it ignores, named by the user all the same
    problems = [_missing_submodule(path) for path in listed.missing]
    problems += _left_out(_worth_telling(folder, listed.ignored, named), set(skipped) - set(named))
    return Listing(files, frozenset(listed.links) | _untracked_links(folder, files), True, tuple(problems))


def _walk(folder: str, named: Collection[str], problems: tuple[Problem, ...]) -> Listing:
    found = walk(folder)
    more = [_unreadable(path) for path in sorted(found.unreadable)]
    more += _left_out(_worth_telling(folder, found.ignored, named), set(found.skipped) - set(named))
    return Listing(tuple(sorted(found.files)), frozenset(found.links), False, (*problems, *more))


def _without_installed(files: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Leave out other people's code that git lists because nobody told it not to."""
    environments = {path.rpartition("/")[0] for path in files if path.endswith(f"/{ENVIRONMENT_MARK}")}
    verdicts: dict[str, str] = {"": ""}
    kept: list[str] = []
    skipped: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        reason = _skipped_above(folder, environments, verdicts)
        if not reason:
            kept.append(path)
        elif path.endswith(".py") and reason.rpartition("/")[2] not in NEVER_SOURCE:
            skipped.add(reason)
    return tuple(kept), sorted(skipped)


def _skipped_above(folder: str, environments: set[str], verdicts: dict[str, str]) -> str:
    """Return the outermost skipped folder that holds this one, "" for none; verdicts are kept per folder."""
    unknown: list[str] = []
    while folder not in verdicts:
        unknown.append(folder)
        folder = folder.rpartition("/")[0]
    for below in reversed(unknown):
        name = below.rpartition("/")[2]
        skip = name in INSTALLED or name in NEVER_SOURCE or below in environments or is_build_output(below)
        verdicts[below] = verdicts[folder] or (below if skip else "")
        folder = below
    return verdicts[folder]


def _untracked_links(folder: str, files: tuple[str, ...]) -> frozenset[str]:
    """Find links among files that may matter: git names the tracked ones, others look like files to it."""
    likely = (path for path in files if path.endswith(".py") or "." not in path.rpartition("/")[2])
    return frozenset(path for path in likely if os.path.islink(os.path.join(folder, path)))


def _worth_telling(folder: str, ignored: Iterable[str], named: Collection[str]) -> list[str]:
    """Keep what may be somebody's own code: not caches, environments and folders without any Python file."""
    left_out = (path for path in ignored if path.rstrip("/") not in named)
    own = (path for path in left_out if (NEVER_SOURCE | INSTALLED).isdisjoint(path.split("/")))
    return sorted(path for path in own if not path.endswith("/") or may_hold_code(os.path.join(folder, path)))


def _left_out(ignored: Iterable[str], skipped: Iterable[str]) -> list[Problem]:
    problems: list[Problem] = []
    if names := list(ignored):
        problems.append(
            Problem(
                "ignored",
                f"{_files_and_folders(names)} left out by ignore rules: {_examples(names)}",
                Location(names[0].rstrip("/"), 0),
                hides="what only they define is unknown here",
                hint="name such a file or folder as a further PATH to have it read",
            )
        )
    if names := sorted(skipped):
        kinds = Counter(name.rpartition("/")[2] for name in names)
        problems.append(
            Problem(
                "installed-code",
                f"{_counted(len(names), 'folder')} of installed packages or build output not read: "
                f"{_examples(sorted(kinds))}",
                Location(names[0], 0),
                hint="name the folder as a further PATH if it is your own code",
            )
        )
    return problems


def _missing_submodule(path: str) -> Problem:
    return Problem(
        "missing-submodule",
        "this repository inside the repository is not checked out",
        Location(path, 0),
        hides="all its code",
        hint="git submodule update --init",
    )


def _unreadable(path: str) -> Problem:
    return Problem(
        "unreadable-folder", "the folder could not be opened", Location(path, 0), hides="everything below it"
    )


def _files_and_folders(names: list[str]) -> str:
    folders = sum(name.endswith("/") for name in names)
    if not folders:
        return _counted(len(names), "Python file")
    files = f"{_counted(len(names) - folders, 'Python file')} and " if len(names) > folders else ""
    return files.replace(" was ", " ").replace(" were ", " ") + _counted(folders, "folder that may hold some")


def _counted(count: int, noun: str) -> str:
    return f"1 {noun} was" if count == 1 else f"{count} {noun}s were"


def _examples(names: list[str]) -> str:
    more = len(names) - EXAMPLES
    return ", ".join(shown(name) for name in names[:EXAMPLES]) + (f" and {more} more" if more > 0 else "")
