"""Find the Python files below the analysed paths and name their modules. I/O: names and heads of files, git."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.model.errors import NoPythonFiles
from analyzer.model.history import History
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.settings import Settings
from analyzer.model.source import SourceFile, SourceTree
from analyzer.model.teams import Owners
from analyzer.sources.bases import Base, bases_of
from analyzer.sources.contents import Contents, look_into
from analyzer.sources.deployment import LARGEST_DEPLOYMENT
from analyzer.sources.git import read_commit
from analyzer.sources.history import Log, joined, read_log
from analyzer.sources.imports import PREFIX, named_modules
from analyzer.sources.manifests import LARGEST_MANIFEST, LARGEST_TEMPLATE, declared_roots, project_name
from analyzer.sources.naming import Place, name_below, settle, shown
from analyzer.sources.owners import read_owners
from analyzer.sources.reading import read_head
from analyzer.sources.roots import Imports, count_imports, find_roots
from analyzer.sources.scripts import LARGEST_SCRIPT

SAMPLE = 600  # files whose imports help to find source roots


@dataclass(frozen=True, slots=True)
class _Part:
    """Everything found in one folder of the code base."""

    contents: Contents
    manifests: dict[str, str]  # path relative to the folder -> text
    places: dict[str, Place]  # path relative to the folder -> where it stands


def find_sources(paths: Sequence[str], settings: Settings) -> SourceTree:
    """Find everything below one or several paths that belongs to one code base.

    Raises:
        MissingPath: A path does not exist.
        UnreadableInput: A folder cannot be opened.
        NoPythonFiles: There is no Python file, or all are excluded.
    """
    parts = [_read_part(base, settings) for base in bases_of(paths)]
    if not any(part.places for part in parts):
        raise _nothing_found(paths, [part.contents for part in parts])
    names, clashes = settle([place for part in parts for place in part.places.values()])
    files = sorted(
        (
            SourceFile(place.path, part.contents.disk_path(path), names[place.path], place.is_package, place.root)
            for part in parts
            for path, place in part.places.items()
        ),
        key=lambda file: file.path,
    )
    logged = [(part, _log(part.contents, settings)) for part in parts]
    templates = _heads(parts, [part.contents.templates for part in parts], LARGEST_TEMPLATE)
    deployments = _heads(parts, [part.contents.deployments for part in parts], LARGEST_DEPLOYMENT)
    scripts = _heads(parts, [part.contents.scripts for part in parts], LARGEST_SCRIPT)
    problems = [problem for part in parts for problem in part.contents.problems]
    problems += _cut("template", templates, LARGEST_TEMPLATE)
    problems += _cut("deployment file", deployments, LARGEST_DEPLOYMENT)
    problems += _cut("SQL script", scripts, LARGEST_SCRIPT)
    commits = joined((log, part.contents.show) for part, log in logged)
    history, incomplete = _history(logged, commits, settings)
    return SourceTree(
        name=_name([project_name(part.manifests) for part in parts], files),
        files=tuple(files),
        roots=tuple(sorted({file.root for file in files})),
        manifests={part.contents.show(path): text for part in parts for path, text in sorted(part.manifests.items())},
        templates=_texts(templates, LARGEST_TEMPLATE),
        deployments=_texts(deployments, LARGEST_DEPLOYMENT),
        scripts=_texts(scripts, LARGEST_SCRIPT),
        changed=dict(sorted(pair for part, log in logged for pair in _changes(part.contents, log))),
        history=history,
        commits=commits,
        owners=_owners(parts, settings),
        commit=_commit([part.contents for part in parts]),
        problems=tuple(
            sorted((*problems, *clashes, *incomplete), key=lambda problem: (problem.location, problem.slug))
        ),
    )


def _heads(parts: Sequence[_Part], paths: Sequence[Sequence[str]], largest: int) -> dict[str, bytes]:
    """Return the first bytes of files of each part by path as shown: one more than is kept, to tell what is longer."""
    return {
        part.contents.show(path): read_head(part.contents.disk_path(path), largest + 1)
        for part, mine in zip(parts, paths, strict=True)
        for path in mine
    }


def _texts(heads: Mapping[str, bytes], largest: int) -> dict[str, str]:
    return {path: heads[path][:largest].decode("utf-8", errors="replace") for path in sorted(heads)}


def _cut(kind: str, heads: Mapping[str, bytes], largest: int) -> Iterator[Problem]:
    """Go through the files that are longer than what is read; one that holds a NUL is no text and says nothing."""
    for path, data in heads.items():
        if len(data) > largest and b"\0" not in data:
            message = f"the {kind} is larger than {largest:,} bytes; only those were read"
            yield Problem("file-cut", message, Location(path, 0), "what the rest of it says")


def _read_part(base: Base, settings: Settings) -> _Part:
    contents = look_into(base, settings)
    manifests = {path: read_head(contents.disk_path(path), LARGEST_MANIFEST) for path in contents.manifests}
    texts = {path: data.decode("utf-8", errors="replace") for path, data in manifests.items()}
    declared = declared_roots(texts, contents.python)
    return _Part(contents, texts, _place(contents, declared, settings.roots))


def _place(contents: Contents, declared: Iterable[str], given: Sequence[str]) -> dict[str, Place]:
    """Find the source root of every file, and its name below that."""
    roots = _roots(contents, declared)
    wanted = [root.strip("/").removeprefix("./") for root in given]
    places: dict[str, Place] = {}
    for path in contents.python:
        outer, root = roots[path]
        mine = [name for name in wanted if name in ("", ".") or contents.show(path).startswith(f"{name}/")]
        if mine:
            outer, root = "", contents.unlabelled(max(mine, key=len).removeprefix("."))
        module, is_package = name_below(outer + path, root)
        inside = root.removeprefix(outer) if root.startswith(outer) else ""
        places[path] = Place(contents.show(path), contents.show(inside), shown(module), is_package)
    return places


def _roots(contents: Contents, declared: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return for every file the folders in front of the analysed one that its name needs, and its root below them.

    Where the analysed folder is a package, or a part of one, imports name it: `from shop.orders import ...` below
    shop/orders. Then its name, and those of the packages around it, belong to the module names.
    """
    imports = _sample_imports(contents)
    outer = _packages_around(contents.base.folder)
    names = outer.rstrip("/").split("/")
    above = {"/".join(names[:length]) for length in range(len(names))}
    files = [outer + path for path in contents.python]
    outside = {outer + path: named for path, named in imports.items()}
    counts = count_imports(files, outside)
    if sum(counts.get(root, 0) for root in above) > counts.get(outer.rstrip("/"), 0):
        found = find_roots(files, outside, [outer + root for root in declared])
        return {path: (outer, found[outer + path]) for path in contents.python}
    plain = find_roots(contents.python, imports, tuple(declared))
    return {path: ("", plain[path]) for path in contents.python}


def _packages_around(folder: str) -> str:
    """Return the names of the packages that hold a folder and its own, each with a "/": `shop/orders/`."""
    outer = f"{os.path.basename(folder)}/"
    while os.path.isfile(os.path.join(folder, "__init__.py")):
        folder = os.path.dirname(folder)
        if os.path.isfile(os.path.join(folder, "__init__.py")):
            outer = f"{os.path.basename(folder)}/{outer}"
    return outer


def _sample_imports(contents: Contents) -> Imports:
    step = len(contents.python) // SAMPLE + 1
    return {path: named_modules(read_head(contents.disk_path(path), PREFIX)) for path in contents.python[::step]}


def _log(contents: Contents, settings: Settings) -> Log:
    """Return what git says of the commits below a folder, or why it says nothing."""
    if not settings.use_git:
        return Log({}, (), "git was not to be asked")
    if not contents.by_git:
        return Log({}, (), "the files were not listed by git")
    return read_log(contents.base.folder, settings.commits)


def _changes(contents: Contents, log: Log) -> Iterator[tuple[str, str]]:
    """Go through the Python files that git knows: path as shown, day of the last change."""
    yield from ((contents.show(path), log.days[path]) for path in contents.python if path in log.days)


def _owners(parts: Sequence[_Part], settings: Settings) -> Owners:
    """Return who owns which file, by paths as shown; of several folders each has a file of owners of its own."""
    found = [
        (part.contents, read_owners(part.contents.base.folder, part.contents.python, settings.teams)) for part in parts
    ]
    source = next((owners.source for _contents, owners in found if owners.source), "")
    return Owners(
        source, {contents.show(path): names for contents, one in found for path, names in one.by_path.items()}
    )


def _history(
    logged: Sequence[tuple[_Part, Log]], history: History, settings: Settings
) -> tuple[History, list[Problem]]:
    """Return what was changed together where that was asked for, and a problem where that is not all."""
    if not settings.co_change:
        return History(missing="it was not asked for"), []
    hides, place = "which modules were changed together", Location("", 0)
    if history.missing:
        return history, [Problem("no-history", f"co-change could not be read: {history.missing}", place, hides)]
    if any(len(log.commits) == settings.commits for _, log in logged):
        message = f"only the newest {settings.commits:,} commits were read"
        return history, [Problem("history-cut", message, place, hides + " before", "raise the setting `commits`")]
    return history, []


def _name(given: Sequence[str], files: Sequence[SourceFile]) -> str:
    """Return the project's name: from its metadata, else that of its largest package."""
    names = list(dict.fromkeys(name for name in given if name))
    if names:
        return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    sizes = Counter(file.module.partition(".")[0] for file in files)
    return min(sizes, key=lambda name: (-sizes[name], name))


def _commit(parts: Sequence[Contents]) -> str:
    commits = {read_commit(part.base.folder) if part.by_git else "" for part in parts}
    return commits.pop() if len(commits) == 1 else ""


def _nothing_found(paths: Sequence[str], parts: Sequence[Contents]) -> NoPythonFiles:
    where = ", ".join(paths)
    excluded = sum(part.excluded for part in parts)
    if excluded:
        return NoPythonFiles(
            f"all {excluded} Python files below {where} are excluded", hint="look at `exclude`: decompose settings"
        )
    problem = next((problem for part in parts for problem in part.problems), None)
    if problem:
        return NoPythonFiles(
            f"no Python files below {where} that can be read", hint=f"{problem.location.path}: {problem.message}"
        )
    return NoPythonFiles(
        f"no Python files below {where}", hint="point decompose at the folder that holds your top-level package"
    )
