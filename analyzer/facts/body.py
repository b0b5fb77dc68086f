"""One scope under construction: its numbered values, effects, regions and what names mean now. Pure."""

import ast
from collections.abc import Sequence
from typing import Any

from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope

SPEAK_FOR_THEMSELVES = frozenset({f.PARAM, f.IMPORT, f.DEF, f.LOCAL})  # need no LOCAL to say where they come from
UNBOUND = -1

Changes = dict[str, int]  # name -> the value it has got on a path; UNBOUND where the path deletes it


class Body:
    """A scope being read; `names` says which value each name has at this point.

    Paths (branches, loop turns, handlers) are read one after the other from the same start: `mark` remembers the
    start, `take_back` returns to it and says what the path changed, `merge` puts several paths together. All of
    them cost as much as was changed, not as much as is known.
    """

    __slots__ = (
        "effects", "file", "has_left", "names", "number", "outer_names", "reads", "region", "scope", "trail", "turns",
        "values",
    )  # fmt: skip

    def __init__(self, file: FileFacts, scope: Scope, number: int) -> None:
        """Start with an empty scope that is number `number` of `file`."""
        self.file = file
        self.scope = scope
        self.values, self.effects = scope.values, scope.effects
        self.number = number
        self.names: dict[str, int] = {}
        self.trail: list[tuple[str, int]] = []  # (name, what it meant before), oldest first
        self.outer_names: set[str] = set()  # declared global or nonlocal
        self.reads: dict[tuple[str, int], int] = {}  # (name, value) -> its LOCAL value
        self.has_left = False  # nothing after this point is reached: return, raise, continue, break
        self.turns: list[tuple[int, list[Changes]]] = []  # per open loop: its mark, the paths that left its turn
        self.region = 0
        scope.regions.append((-1, f.SCOPE, scope.line, -1))

    def value(self, *value: Any) -> int:
        """Add a value `(op, line, ...)` and return its number."""
        values = self.values
        values.append(value)
        return len(values) - 1

    def effect(self, kind: int, line: int, *rest: Any) -> None:
        """Add an effect in the current region."""
        self.effects.append((kind, line, self.region, *rest))

    def enter(self, kind: int, line: int, value: int = -1) -> int:
        """Open a region and return the one to go back to."""
        before = self.region
        self.scope.regions.append((before, kind, line, value))
        self.region = len(self.scope.regions) - 1
        return before

    def read(self, node: ast.Name) -> int:
        """Return what a name means here: a value of this scope, or NAME for an outer one."""
        name, values = node.id, self.values
        known = self.names.get(name, UNBOUND)
        if known < 0:
            values.append((f.NAME, node.lineno, name))
            return len(values) - 1
        if values[known][0] in SPEAK_FOR_THEMSELVES:
            return known
        read = self.reads.get((name, known), UNBOUND)
        if read < 0:
            read = self.reads[name, known] = self.value(f.LOCAL, node.lineno, name, known)
        return read

    def bind(self, name: str, value: int, line: int) -> None:
        """Give a name its value from here on."""
        if name in self.outer_names:
            self.effect(f.STORES, line, -1, name, value)
        else:
            self.change(name, value)

    def change(self, name: str, value: int) -> None:
        """Let a name of this scope mean a value, or nothing any more where the value is UNBOUND."""
        self.trail.append((name, self.names.get(name, UNBOUND)))
        self.names[name] = value

    def mark(self) -> int:
        """Return the point that `changes_since` and `take_back` go back to."""
        return len(self.trail)

    def changes_since(self, mark: int) -> Changes:
        """Return what the names that were bound since a point mean now."""
        return {name: self.names[name] for name, _before in self.trail[mark:]}

    def take_back(self, mark: int) -> Changes:
        """Return to what names meant at a point; return what they meant just now."""
        changes = self.changes_since(mark)
        while len(self.trail) > mark:
            name, before = self.trail.pop()
            self.names[name] = before
        return changes

    def merge(self, paths: Sequence[Changes], line: int) -> None:
        """Let names mean what they mean at the end of any of several paths that began here.

        No path at all: nothing goes on from here.
        """
        for name in dict.fromkeys(name for path in paths for name in path):
            before = self.names.get(name, UNBOUND)
            known = dict.fromkeys(path.get(name, before) for path in paths)
            known.pop(UNBOUND, None)
            if len(known) > 1:
                self.change(name, self.value(f.PHI, line, tuple(known)))
            else:
                self.change(name, next(iter(known), UNBOUND))

    def new_scope(self, kind: int, name: str, line: int, end_line: int) -> "Body":
        """Open a scope inside this one."""
        qualified = f"{self.scope.name}.{name}" if self.scope.name else name
        scope = Scope(kind=kind, name=qualified, parent=self.number, line=line, end_line=end_line, region=self.region)
        self.file.scopes.append(scope)
        return Body(self.file, scope, len(self.file.scopes) - 1)

    def finish(self) -> None:
        """Record what names mean where the scope ends."""
        self.scope.bindings = {name: value for name, value in self.names.items() if value >= 0}

    def kinds_around(self) -> set[int]:
        """Return the kinds of region the current place lies in, outer scopes included."""
        kinds = set()
        scope, region = self.scope, self.region
        while True:
            while region >= 0:
                region, kind, _line, _value = scope.regions[region]
                kinds.add(kind)
            if scope.parent < 0:
                return kinds
            region, scope = scope.region, self.file.scopes[scope.parent]

    def is_in_function(self) -> bool:
        """Say whether this code runs only when a function is called."""
        scope = self.scope
        while scope.parent >= 0:
            if scope.kind in (f.FUNCTION_BODY, f.LAMBDA_BODY):
                return True
            scope = self.file.scopes[scope.parent]
        return False
