"""Sort what lies in one folder: Python files to read, manifests, templates, and what is left out. I/O: file kinds."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pathspec import GitIgnoreSpec

from analyzer.model.errors import InvalidSettings, UnreadableInput
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.settings import Settings
from analyzer.sources.bases import Base
from analyzer.sources.deployment import MOST_DEPLOYMENTS, is_deployment
from analyzer.sources.listing import Listing, list_folder
from analyzer.sources.manifests import MOST_MANIFESTS, MOST_TEMPLATES, is_manifest, is_template
from analyzer.sources.naming import shown
from analyzer.sources.scripts import MOST_SCRIPTS, is_script


@dataclass(frozen=True, slots=True)
class Contents:
    """What one folder of the code base holds; paths relative to it, "/" as separator, sorted."""

    base: Base
    python: tuple[str, ...]
    manifests: tuple[str, ...]
    templates: tuple[str, ...]
    deployments: tuple[str, ...]
    scripts: tuple[str, ...]
    by_git: bool
    excluded: int  # Python files left out by the `exclude` setting
    problems: tuple[Problem, ...]  # with paths as shown

    def disk_path(self, path: str) -> str:
        """Return where to open a file."""
        return os.path.join(self.base.folder, path)

    def show(self, path: str) -> str:
        """Return a path as results show it."""
        return shown("/".join(part for part in (self.base.label, path.strip("/")) if part))

    def unlabelled(self, path: str) -> str:
        """Return a shown path relative to this folder."""
        return path.removeprefix(self.base.label).strip("/") if self.base.label else path


def look_into(base: Base, settings: Settings) -> Contents:
    """Sort what lies in a folder.

    Raises:
        UnreadableInput: The folder cannot be opened.
        InvalidSettings: A pattern of `exclude` is none.
    """
    listing = _list(base, settings.use_git)
    included = _without_excluded(base, listing.files, settings.exclude)
    python, problems = _readable(base, [path for path in included if path.endswith(".py")], listing.links)
    excluded = [path for path in set(listing.files) - set(included) if path.endswith(".py")]
    beside = _beside(included, listing.links)
    beyond = [_beyond(kind, paths, most) for kind, (paths, most) in beside.items() if len(paths) > most]
    problems += [*listing.problems, *_excluded(excluded), *beyond]
    kept = {kind: tuple(paths[:most]) for kind, (paths, most) in beside.items()}
    contents = Contents(
        base=base,
        python=tuple(python),
        manifests=kept["manifests"],
        templates=kept["templates"],
        deployments=kept["deployment files"],
        scripts=kept["SQL scripts"],
        by_git=listing.by_git,
        excluded=len(excluded),
        problems=(),
    )
    return replace(contents, problems=tuple(_shown(problem, contents) for problem in problems))


def _beside(included: Sequence[str], links: frozenset[str]) -> dict[str, tuple[list[str], int]]:
    """Return what is no Python by its kind, and how many files of the kind are read at most.

    Links to deployment files and scripts are left out: they may lead anywhere, and their targets are listed.
    """
    own = [path for path in included if path not in links]
    return {
        "manifests": ([path for path in included if is_manifest(path)], MOST_MANIFESTS),
        "templates": ([path for path in included if is_template(path)], MOST_TEMPLATES),
        "deployment files": ([path for path in own if is_deployment(path)], MOST_DEPLOYMENTS),
        "SQL scripts": ([path for path in own if is_script(path)], MOST_SCRIPTS),
    }


def _beyond(kind: str, paths: Sequence[str], most: int) -> Problem:
    message = f"of {len(paths):,} {kind} only the first {most:,} were read; this is the first of the others"
    return _problem("too-many-files", paths[most], message, "all that the others say")


def _list(base: Base, use_git: bool) -> Listing:
    if base.only:
        links = frozenset(name for name in base.only if os.path.islink(os.path.join(base.folder, name)))
        return Listing(base.only, links, False, ())
    listing = list_folder(base.folder, use_git, base.further)
    if any(problem.slug == "unreadable-folder" and not problem.location.path for problem in listing.problems):
        raise UnreadableInput(f"{base.folder} could not be opened", hint=f"check its permissions: ls -ld {base.folder}")
    files = set(listing.files)
    for path in base.further:
        files |= set(_list_further(os.path.join(base.folder, path), path, use_git))
    return replace(listing, files=tuple(sorted(files)))


def _list_further(disk_path: str, path: str, use_git: bool) -> Iterator[str]:
    if os.path.isdir(disk_path):
        yield from (f"{path}/{name}" for name in list_folder(disk_path, use_git).files)
    else:
        yield path


def _without_excluded(base: Base, files: Iterable[str], patterns: tuple[str, ...]) -> list[str]:
    try:
        spec = GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise InvalidSettings(
            f"exclude holds a pattern that is none: {error}", hint="write it as in .gitignore"
        ) from None
    front = f"{base.label}/" if base.label else ""
    return [path for path in files if not patterns or not spec.match_file(front + path)]


def _readable(base: Base, python: list[str], links: frozenset[str]) -> tuple[list[str], list[Problem]]:
    """Keep regular files, and links to regular files of the folder that are not listed themselves."""
    kept: list[str] = []
    missing: list[str] = []
    problems = [problem for link in sorted(links) if (problem := _linked_folder(base, link))]
    listed = {os.path.join(base.folder, path) for path in python if path not in links}
    for path in python:
        disk_path = os.path.join(base.folder, path)
        kind = _kind(disk_path)
        if stat.S_ISREG(kind):
            kept.append(path)
        elif stat.S_ISLNK(kind):
            problem = _linked_file(base, path, listed)
            kept += [] if problem else [path]
            problems += [problem] if problem else []
        elif kind:
            problems.append(_problem("not-a-file", path, "this is no regular file", ""))
        else:
            missing.append(path)
    return kept, problems + _missing(missing)


def _kind(disk_path: str) -> int:
    try:
        return os.lstat(disk_path).st_mode
    except OSError:
        return 0


def _linked_file(base: Base, path: str, listed: set[str]) -> Problem | None:
    """Say why a link to a file is not read; None for one that is."""
    target = os.path.realpath(os.path.join(base.folder, path))
    if os.path.isdir(target):
        return None if path in base.only else _problem("linked-folder", path, "links to folders are not followed", "")
    if not os.path.isfile(target):
        return _problem("broken-link", path, "the link leads nowhere, or in a circle", "all that the file would define")
    if os.path.commonpath([target, base.folder]) != base.folder:
        return _problem("outside-link", path, "the link leads out of the analysed folder", "all that the file defines")
    if target in listed:
        return _problem("linked-twice", path, "the link leads to a file that is read under its own name", "")
    listed.add(target)
    return None


def _linked_folder(base: Base, path: str) -> Problem | None:
    disk_path = os.path.join(base.folder, path)
    if path.endswith(".py") or not os.path.isdir(disk_path):
        return None
    inside = os.path.commonpath([os.path.realpath(disk_path), base.folder]) == base.folder
    if inside:
        return _problem("linked-folder", path, "the link leads to a folder that is read under its own name", "")
    message = "the link leads to a folder outside the analysed one"
    return _problem("linked-folder", path, message, "whatever code lies there", "name that folder as a further PATH")


def _missing(paths: list[str]) -> list[Problem]:
    if not paths:
        return []
    message = f"{len(paths)} Python {'file is' if len(paths) == 1 else 'files are'} listed but not on disk"
    return [_problem("missing-file", paths[0], message, "all that they define", "git status")]


def _excluded(paths: list[str]) -> list[Problem]:
    if not paths:
        return []
    message = f"{len(paths)} Python {'file' if len(paths) == 1 else 'files'} left out by the `exclude` setting"
    return [_problem("excluded", min(paths), message, "all that they define")]


def _problem(slug: str, path: str, message: str, hides: str, hint: str = "") -> Problem:
    return Problem(slug, message, Location(path, 0), hides, hint)


def _shown(problem: Problem, contents: Contents) -> Problem:
    return replace(problem, location=Location(contents.show(problem.location.path) or ".", problem.location.line))
