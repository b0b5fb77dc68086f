"""Find the source roots of a code base from the layout of its folders and from what its files import.

A *root* is a folder that stands on the import path when the application runs. Without running it: a package's
root is the folder above the highest package around it, and a folder of loose scripts is its own root. Imports
have the last word: a module belongs to the root against which most imports of it resolve. So folders without
`__init__.py` become packages where code names them so, and a stray `__init__.py` does not hide a root. Pure.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from analyzer.sources.imports import is_standard

DECLARED_WORTH = 3  # imports; what a packaging file says about its root counts as much as so many imports
STRAY_TARGETS = 3  # modules imported from inside a package before its __init__.py is taken for a stray one
MOST_STRAYS = 8  # stray __init__.py files above each other that are seen through
Imports = Mapping[str, Sequence[tuple[str, str]]]  # file -> (module, name imported from it or "")
_Votes = dict[str, dict[str, set[tuple[str, str]]]]  # unit -> root -> (importing file, imported path)


class _Folders:
    """The tree of Python files, and which folders count as packages."""

    def __init__(self, files: Iterable[str], strays: Collection[str]) -> None:
        self.modules: set[str] = set()  # paths without ".py"
        self.packages: set[str] = set()
        self.folders: set[str] = {""}
        self.holders: dict[str, set[str]] = defaultdict(set)  # first name -> folders that hold it
        for file in files:
            stem = file.removesuffix(".py")
            self.modules.add(stem)
            folder, _, name = stem.rpartition("/")
            self.holders[name].add(folder)
            if name == "__init__":
                self.packages.add(folder)
            self._add_folder(folder)
        self.packages -= {"", *strays}

    def _add_folder(self, folder: str) -> None:
        while folder not in self.folders:
            self.folders.add(folder)
            parent, _, name = folder.rpartition("/")
            self.holders[name].add(parent)
            folder = parent

    def unit_of(self, folder: str) -> str:
        """Return the highest package around a folder; the folder itself where there is none."""
        return next((above for above in reversed(_upwards(folder)) if above in self.packages), folder)

    def find(self, root: str, parts: Sequence[str]) -> str:
        """Return the path a dotted name has below a root, "" where there is none."""
        path = "/".join([root, *parts] if root else parts)
        return path if path in self.modules or path in self.folders else ""


def find_roots(files: Collection[str], imports: Imports, declared: Collection[str] = ()) -> dict[str, str]:
    """Return the source root of every file.

    Args:
        files: Paths of Python files relative to one folder, "/" as separator.
        imports: What a sample of the files names.
        declared: Folders that packaging files or a `manage.py` make a root.

    Returns:
        File -> root, "" for the folder itself; the same for any order of the arguments' items.
    """
    strays: set[str] = set()
    for _ in range(MOST_STRAYS):
        folders = _Folders(files, strays)
        votes = _collect_votes(folders, imports)
        seen_through = _stray_packages(folders, votes, frozenset(declared))
        if not seen_through:
            break
        strays |= seen_through
    hints = {*declared, *(folder for folder in folders.folders if folder.rpartition("/")[2] == "src")}
    hints -= folders.packages
    below = _votes_below(votes)
    units = {folders.unit_of(file.rpartition("/")[0]) for file in files}
    decided = {unit: _decide(unit, folders, votes, below, hints) for unit in units}
    return {file: decided[folders.unit_of(file.rpartition("/")[0])] for file in files}


def count_imports(files: Collection[str], imports: Imports) -> dict[str, int]:
    """Return how many imports resolve against each folder."""
    counts: dict[str, int] = defaultdict(int)
    for by_root in _collect_votes(_Folders(files, ()), imports).values():
        for root, cast in by_root.items():
            counts[root] += len(cast)
    return counts


def _upwards(folder: str) -> list[str]:
    """Return the folder and those above it, "" last: a/b, a, ""."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:length]) for length in range(len(parts), -1, -1)]


def _collect_votes(folders: _Folders, imports: Imports) -> _Votes:
    votes: _Votes = defaultdict(lambda: defaultdict(set))
    for file in sorted(imports):
        stem = file.removesuffix(".py")
        for module, name in imports[file]:
            for root, target in _resolve(file, module, name, folders):
                if target != stem:
                    folder = target if target in folders.folders else target.rpartition("/")[0]
                    votes[folders.unit_of(folder)][root].add((file, target))
    return votes


def _resolve(file: str, module: str, name: str, folders: _Folders) -> Iterator[tuple[str, str]]:
    """Go through the roots against which an import resolves: those above the file, else the only other one."""
    if is_standard(module, name):
        return
    parts = module.split(".")
    holders = folders.holders.get(parts[0], set())
    found = [(root, path) for root in sorted(holders) if (path := _find(root, parts, name, folders))]
    above = set(_upwards(file.rpartition("/")[0]))
    near = [(root, path) for root, path in found if root in above]
    if near or len(found) == 1:
        yield from near or found


def _find(root: str, parts: Sequence[str], name: str, folders: _Folders) -> str:
    return (folders.find(root, [*parts, name]) if name else "") or folders.find(root, parts)


def _stray_packages(folders: _Folders, votes: _Votes, declared: frozenset[str]) -> set[str]:
    """Find packages that imports see through: most of them start inside, at folders below the package."""
    strays: set[str] = set()
    for unit in sorted(folders.packages & votes.keys()):
        inside = {root: cast for root, cast in votes[unit].items() if unit in _upwards(root)}
        if not inside:
            continue
        root, cast = max(inside.items(), key=lambda item: (len(item[1]), -len(item[0]), item[0]))
        outside = [len(votes[unit][above]) for above in _upwards(unit)[1:] if above in votes[unit]]
        targets = {target for _, target in cast}
        worth = len(cast) + (DECLARED_WORTH if root in declared else 0)
        if len(targets) >= STRAY_TARGETS and worth > 2 * max(outside, default=0):
            strays |= {folder for folder in _upwards(root) if unit in _upwards(folder)}
    return strays


def _votes_below(votes: _Votes) -> dict[str, dict[str, int]]:
    """Add up votes for everything below a folder."""
    below: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit, by_root in votes.items():
        for folder in _upwards(unit):
            for root, cast in by_root.items():
                below[folder][root] += len(cast)
    return below


def _decide(
    unit: str, folders: _Folders, votes: _Votes, below: Mapping[str, Mapping[str, int]], hints: set[str]
) -> str:
    """Choose a root: by imports of this unit, else by those of its neighbours, else by declaration, else by layout."""
    default = unit.rpartition("/")[0] if unit in folders.packages else unit
    own = {root: len(votes[unit][root]) for root in _upwards(default) if votes.get(unit, {}).get(root)}
    if own:
        candidates = {*own, *(root for root in _upwards(default) if root in hints)}
        worth = {root: own.get(root, 0) + (DECLARED_WORTH if root in hints else 0) for root in candidates}
        return max(candidates, key=lambda root: (worth[root], root == default, len(root)))
    for folder in _upwards(unit)[:-1]:
        outer = {root: below[folder].get(root, 0) for root in _upwards(folder)[1:]} if folder in below else {}
        if any(outer.values()):
            return max(outer, key=lambda root: (outer[root], len(root)))
    return next((root for root in _upwards(default)[:-1] if root in hints), default)
