"""One scope under construction: its numbered values, effects, regions and what names mean now. Pure."""

from typing import Any

from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope

SPEAK_FOR_THEMSELVES = frozenset({f.PARAM, f.IMPORT, f.DEF, f.LOCAL})  # need no LOCAL to say where they come from


class Body:
    """A scope being read; `names` says which value each name has at this point."""

    def __init__(self, file: FileFacts, scope: Scope, number: int) -> None:
        """Start with an empty scope that is number `number` of `file`."""
        self.file = file
        self.scope = scope
        self.number = number
        self.names: dict[str, int] = {}
        self.outer_names: set[str] = set()  # declared global or nonlocal
        self.reads: dict[tuple[str, int], int] = {}  # (name, value) -> its LOCAL value
        self.region = 0
        scope.regions.append((-1, f.SCOPE, scope.line, -1))

    def value(self, op: int, line: int, *rest: Any) -> int:
        """Add a value and return its number."""
        values = self.scope.values
        values.append((op, line, *rest))
        return len(values) - 1

    def effect(self, kind: int, line: int, *rest: Any) -> None:
        """Add an effect in the current region."""
        self.scope.effects.append((kind, line, self.region, *rest))

    def enter(self, kind: int, line: int, value: int = -1) -> int:
        """Open a region and return the one to go back to."""
        before = self.region
        self.scope.regions.append((before, kind, line, value))
        self.region = len(self.scope.regions) - 1
        return before

    def read(self, name: str, line: int) -> int:
        """Return what a name means here: a value of this scope, or NAME for an outer one."""
        known = self.names.get(name, -1)
        if known < 0:
            return self.value(f.NAME, line, name)
        if self.scope.values[known][0] in SPEAK_FOR_THEMSELVES:
            return known
        read = self.reads.get((name, known), -1)
        if read < 0:
            read = self.reads[(name, known)] = self.value(f.LOCAL, line, name, known)
        return read

    def bind(self, name: str, value: int, line: int) -> None:
        """Give a name its value from here on."""
        if name in self.outer_names:
            self.effect(f.STORES, line, -1, name, value)
        else:
            self.names[name] = value

    def join(self, left: dict[str, int], right: dict[str, int], line: int) -> dict[str, int]:
        """Merge what names mean at the end of two paths."""
        if left == right:
            return left
        merged = dict(left)
        for name, value in right.items():
            other = merged.get(name, -1)
            if other < 0:
                merged[name] = value
            elif other != value:
                merged[name] = self.value(f.PHI, line, (other, value))
        return merged

    def new_scope(self, kind: int, name: str, line: int, end_line: int) -> "Body":
        """Open a scope inside this one."""
        qualified = f"{self.scope.name}.{name}" if self.scope.name else name
        scope = Scope(kind=kind, name=qualified, parent=self.number, line=line, end_line=end_line, region=self.region)
        self.file.scopes.append(scope)
        return Body(self.file, scope, len(self.file.scopes) - 1)

    def finish(self) -> None:
        """Record what names mean where the scope ends."""
        self.scope.bindings = self.names

    def is_under(self, kind: int) -> bool:
        """Say whether the current place lies in a region of a kind, outer scopes included."""
        body_scope, region = self.scope, self.region
        while True:
            while region >= 0:
                parent, found, _line, _value = body_scope.regions[region]
                if found == kind:
                    return True
                region = parent
            if body_scope.parent < 0:
                return False
            region, body_scope = body_scope.region, self.file.scopes[body_scope.parent]

    def is_in_function(self) -> bool:
        """Say whether this code runs only when a function is called."""
        scope = self.scope
        while scope.parent >= 0:
            if scope.kind in (f.FUNCTION_BODY, f.LAMBDA_BODY):
                return True
            scope = self.file.scopes[scope.parent]
        return False
