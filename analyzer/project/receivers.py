"""Reads methods once more for every class that they run for: inherited ones, whose `self` is somebody else. Pure."""

from collections.abc import Iterable

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.project.accesses import AccessReader
from analyzer.project.calls import CallReader
from analyzer.project.code import ProjectCode
from analyzer.project.differences import Differences
from analyzer.project.types import Types
from analyzer.project.walk import Node, Walk

MOST_CLASSES = 50  # beside entities that one method is read for; for more it is read as what defines it


class Receivers:
    """Which method is read for which class."""

    def __init__(self, types: Types, calls: CallReader, accesses: AccessReader) -> None:
        """Read with `calls` and `accesses`."""
        self.types = types
        self.code: ProjectCode = types.code
        self.calls = calls
        self.accesses = accesses
        self.walked: set[Node] = set()
        self._counts: dict[str, int] = {}
        self._scopes = scopes_by_method(self.code)
        self.differences = Differences(types, self._scopes)

    def read(self, starts: Iterable[Node]) -> None:
        """Read methods for the classes that they are called for, and what they call there in turn."""
        waiting = sorted(set(starts))
        while waiting:
            found: set[Node] = set()
            for node in waiting:
                found.update(self._read(node))
            waiting = sorted(found)

    def _read(self, node: Node) -> list[Node]:
        method = self.code.function_of(node[0])
        if node in self.walked or method is None or not self.differences.of(method, node[1]):
            return []
        if self._is_full(method.symbol, node[1]):
            return []
        scopes = self._scopes.get((method.module, method.number), [])
        self.walked.update((self.code.owner(*scope), node[1]) for scope in scopes)
        walk = Walk(self.code, scopes, self.types.members.instance_of(node[1], Level.SELF))
        self.accesses.read(walk)
        self.calls.add_nested(scopes, node[1])
        return self.calls.read(walk)

    def _is_full(self, method: str, symbol: str) -> bool:
        """Count a class; say whether there were too many. Entities do not count: read as their base, they are all."""
        if self.types.knowledge.is_entity(symbol):
            return False
        self._counts[method] = self._counts.get(method, 0) + 1
        return self._counts[method] > MOST_CLASSES


def inherited(code: ProjectCode, symbols: Iterable[str]) -> list[Node]:
    """Return the methods that classes inherit inside the code base, each with the class, sorted."""
    found: set[Node] = set()
    for symbol in symbols:
        view = code.class_of(symbol)
        ancestors = view.ancestors() if view is not None else []
        names = {name for one in ancestors[1:] for name in one.body}
        methods = [view.function(name) for name in sorted(names)] if view is not None else []
        found.update((one.symbol, symbol) for one in methods if one is not None and one.class_symbol != symbol)
    return sorted(found)


def scopes_by_method(code: ProjectCode) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """Return the scopes of every method: its own and those nested in it."""
    found: dict[tuple[str, int], list[tuple[str, int]]] = {}
    method_of: dict[tuple[str, int], tuple[str, int]] = {}
    for module, number in code.scopes_of(f.FUNCTION_BODY, f.LAMBDA_BODY):
        parent = code.scope(module, number).parent
        if code.scope(module, parent).kind == f.CLASS_BODY:
            method_of[(module, number)] = (module, number)
        elif (module, parent) in method_of:
            method_of[(module, number)] = method_of[(module, parent)]
        else:
            continue
        found.setdefault(method_of[(module, number)], []).append((module, number))
    return found
