"""Name modules by their source root, and show file names so that no report can be broken by them. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzer.model.location import Location
from analyzer.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """One file before its name is final."""

    path: str  # as shown
    root: str  # as shown; "" for the analysed root
    module: str  # dotted name below the root, not yet unique
    is_package: bool


def shown(path: str) -> str:
    r"""Return a path as it is shown: undecodable bytes, control characters and backslashes are written as escapes.

    Two paths never look the same, and no name can break a line, a terminal or a file format.
    """
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(
        char if char.isprintable() and char != "\\" else char.encode("unicode_escape").decode("ascii") for char in path
    )


def name_below(path: str, root: str) -> tuple[str, bool]:
    """Return the dotted name of a file below its root, and whether it is a package's `__init__.py`.

    Dots inside a file's or folder's own name become underscores; an `__init__.py` right in the root is named by its
    folder.
    """
    parts = [part.replace(".", "_") or "_" for part in path.removesuffix(".py").split("/")]
    depth = len(root.split("/")) if root else 0
    if parts[-1] != "__init__":
        return ".".join(parts[depth:]), False
    below = parts[depth:-1] or parts[:-1][-1:] or ["__init__"]
    return ".".join(below), True


def settle(places: Sequence[Place]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Give every file a module name of its own.

    Where two roots hold a module of the same name, the modules of that top-level name get their root in front, so that
    none is lost and no two applications are mixed: `services.a.app.main`, `services.b.app.main`.

    Returns:
        Shown path -> module name, and one problem for every name that had to be told apart.
    """
    ordered = sorted(places, key=lambda place: (not place.is_package, place.path))
    contested = _contested(ordered)
    taken: set[str] = set()
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for place in ordered:
        prefix = place.root.replace(".", "_").replace("/", ".") if _top(place.module) in contested else ""
        wanted = f"{prefix}.{place.module}" if prefix else place.module
        names[place.path] = _free(wanted, taken)
        taken.add(names[place.path])
        if names[place.path] != wanted:
            problems.append(_shadowed(place, names[place.path]))
    problems += [_shared(top, paths) for top, paths in sorted(contested.items())]
    return names, tuple(problems)


def _top(module: str) -> str:
    return module.partition(".")[0]


def _contested(places: Sequence[Place]) -> Mapping[str, list[Place]]:
    """Find top-level names under which two roots hold a module of the same name, with the modules concerned."""
    by_module: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_module[place.module].append(place)
    contested: dict[str, list[Place]] = defaultdict(list)
    for module, holders in sorted(by_module.items()):
        if len({place.root for place in holders}) > 1:
            contested[_top(module)] += holders
    return contested


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free


def _shadowed(place: Place, name: str) -> Problem:
    return Problem(
        "shadowed-module",
        f"another file is imported under the name of this one, which is called {name} here",
        Location(place.path, 0),
        hides="imports are taken to mean the other file",
        hint="remove the one that is not used",
    )


def _shared(top: str, places: Sequence[Place]) -> Problem:
    roots = sorted({place.root or "." for place in places})
    return Problem(
        "same-name",
        f"{top} exists in {len(roots)} source roots ({', '.join(roots[:4])}{' ...' if len(roots) > 4 else ''}); "
        "its modules are named with their root in front",
        Location(min(place.path for place in places), 0),
        hides="an import of it from a third root may be taken to mean the wrong one",
        hint="analyse the applications one by one, or set `roots`",
    )
