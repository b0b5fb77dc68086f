"""Reads methods once more for every class that they run for: inherited ones, whose `self` is somebody else. Pure."""

from collections.abc import Iterable

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.names import last_of, parent_of
from analyzer.project.accesses import AccessReader
from analyzer.project.calls import CallReader
from analyzer.project.code import ProjectCode
from analyzer.project.differences import Differences
from analyzer.project.types import Types
from analyzer.project.walk import Node, Walk

MOST_CLASSES = 50  # beside entities that one method is read for; for more it is read as what defines it
BINDING = frozenset({"builtins.classmethod", "builtins.staticmethod"})  # decorators that call nothing


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
        self._owners: dict[str, set[str]] = {}  # method read for entities -> it and what is nested in it
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
        self.accesses.table.settled = self._settled()
        self.accesses.idle = self._idle()

    def _settled(self) -> frozenset[str]:
        """Return the functions that run only for the entities that they were read for.

        A method of a class without a table, read as what defines it, touches the tables of all entities below.
        Where every call of it is for one entity, only the tables of those entities are touched.
        """
        open_ones: set[str] = set()
        calls = [(caller, callee[0]) for caller, callee in self.calls.edges if self._is_stand_in(callee[1])]
        while True:
            found = {
                callee
                for (caller, bound), callee in calls
                if not self._is_stand_in(bound or parent_of(caller)) or caller in open_ones
            }
            if found <= open_ones:
                break
            open_ones |= found
        return frozenset(
            owner
            for method, owners in self._owners.items()
            if method not in open_ones and self._is_stand_in(parent_of(method))
            for owner in owners
        )

    def _idle(self) -> frozenset[str]:
        """Return the functions of classes without a table of their own that nothing was seen to call.

        For which of the tables below such a method runs, if it does, cannot be known. What the language calls, or a
        library that decorates it, runs for all of them.
        """
        called = {callee for (caller, _bound), (callee, _class) in self.calls.edges if caller != callee}
        found: set[str] = set()
        for place, scopes in self._scopes.items():
            method = self.code.owner(*place)
            is_called = method in called or is_special(last_of(method)) or self._is_decorated(method)
            if not is_called and self._is_stand_in(parent_of(method)):
                found.update(self.code.owner(*scope) for scope in scopes)
        return frozenset(found)

    def _is_decorated(self, method: str) -> bool:
        view = self.code.function_of(method)
        return view is not None and any(one.path not in BINDING for one in view.decorators)

    def _is_stand_in(self, symbol: str) -> bool:
        """Say whether a class has no table of its own but stands for those of its children."""
        knowledge = self.types.knowledge
        return knowledge.is_entity(symbol) and not (symbol in knowledge.entity_of and knowledge.entity_of[symbol].table)

    def _read(self, node: Node) -> list[Node]:
        method = self.code.function_of(node[0])
        if node in self.walked or method is None or not self.differences.of(method, node[1]):
            return []
        if self._is_full(method.symbol, node[1]):
            return []
        scopes = self._scopes.get((method.module, method.number), [])
        owners = {self.code.owner(*scope) for scope in scopes}
        self.walked.update((owner, node[1]) for owner in owners)
        if self.types.knowledge.is_entity(node[1]):
            self._owners.setdefault(method.symbol, set()).update(owners)
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


def is_special(name: str) -> bool:
    """Say whether the language calls a method by itself."""
    return name.startswith("__") and name.endswith("__")


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
