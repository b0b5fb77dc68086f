"""Whether an inherited method may do something else for a class than for the one that defines it.

It may where an attribute of `self` that it uses, directly or through methods that it calls on `self`, is something
else there: another method, a value of another type, a member that a library fills with the rows of its entity.

Pure.
"""

from collections.abc import Mapping, Sequence

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Typed
from analyzer.project.memory import Memory
from analyzer.project.specialized import is_special
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Node

NAMED = (f.PARAM, f.LOCAL, f.NAME)
Scopes = Mapping[tuple[str, int], Sequence[tuple[str, int]]]  # method -> its scopes and those nested in it


class Differences:
    """Answers are remembered; circles of methods that call each other are cut."""

    def __init__(self, types: Types, scopes: Scopes) -> None:
        """Compare attributes by their `types`."""
        self.types = types
        self.code = types.code
        self.scopes = scopes
        self._memory: Memory[Node, bool] = Memory(False)
        self._used: dict[str, list[tuple[str, bool]]] = {}

    def of(self, method: CodeFunction, symbol: str) -> bool:
        """Say whether a method differs for a class."""
        if symbol == method.class_symbol or not method.class_symbol or self.code.class_of(symbol) is None:
            return False
        node = (method.symbol, symbol)
        known = self._memory.recall(node)
        if known is not None:
            return known
        outer = self._memory.begin(node)
        found = self._find(method, symbol)
        self._memory.end(node, found, outer)
        return found

    def _find(self, method: CodeFunction, symbol: str) -> bool:
        here = self.types.members.instance_of(symbol, Level.SELF)
        there = self.types.members.instance_of(method.class_symbol, Level.SELF)
        if is_special(symbol) or self.types.members.generics.of(symbol) != self.types.members.generics.of(
            method.class_symbol
        ):
            return True
        used = self._uses(method)
        if used and here.kind is Kind.INSTANCE and self.types.knowledge.is_entity(symbol):
            return True
        return any(self._differs(name, here, there, method.class_symbol if above else "") for name, above in used)

    def _differs(self, name: str, here: Typed, there: Typed, after: str) -> bool:
        one, other = (self.types.members.declared(typed, name, after) for typed in (here, there))
        if one is None or other is None:
            return one is not other or self._is_filled(name, here, there) or self._is_stored(name, here, there)
        function = one.as_function
        if one.place == other.place:
            return isinstance(function, CodeFunction) and self.of(function, here.class_symbol)
        return function is not None or one.op == f.DEF or self._types(one) != self._types(other)

    def _is_stored(self, name: str, here: Typed, there: Typed) -> bool:
        """Say whether methods keep something else under a name: rows, a module, a string to choose by.

        Where the defining class keeps nothing there, as in a mixin, any object is something else.
        """
        one, other = ([*self.types.members.kept(typed, name)] for typed in (here, there))
        if one == other:
            return False
        if not other:
            return any(self.types.of(term) or term.text for term in one)
        return self._says(one) != self._says(other)

    def _says(self, kept: list[CodeTerm]) -> tuple[str, list[tuple[str, str, str]]]:
        texts = (text for term in kept if (text := term.text))
        return next(texts, ""), [row for term in kept for row in self._types(term)]

    def _is_filled(self, name: str, here: Typed, there: Typed) -> bool:
        """Say whether a library fills a member with the rows of an entity that differs."""
        transfers = [self.types.knowledge.transfer(here, name, called) for called in (True, False)]
        return here.of != there.of and any(transfers)

    def _types(self, term: CodeTerm) -> list[tuple[str, str, str]]:
        """Return what says which tables or methods an attribute leads to; plain objects say neither."""
        is_entity = self.types.knowledge.is_entity
        found = [one for one in self.types.of(term) if one.kind is not Kind.INSTANCE or is_entity(one.of)]
        return [(one.kind, one.of, one.own_class) for one in found]

    def _uses(self, method: CodeFunction) -> list[tuple[str, bool]]:
        """Return the attributes of `self` that a method uses, each with whether it is asked of `super()`."""
        if method.symbol not in self._used:
            scopes = self.scopes.get((method.module, method.number), ())
            parameters = method.scope.parameters
            first = parameters[0].name if parameters else ""
            found = {
                use for module, number in scopes for use in _used_in(self.code.scope(module, number).values, first)
            }
            self._used[method.symbol] = sorted(found)
        return self._used[method.symbol]


def _used_in(values: Sequence[f.Value], first: str) -> list[tuple[str, bool]]:
    """Return the attributes that are read off a parameter and off `super()`; "" for the parameter itself."""
    found: list[tuple[str, bool]] = []
    for value in values:
        base = values[value[2]] if value[0] == f.ATTR else value
        if base[0] in NAMED and base[2] == first:
            found.append((value[3] if value[0] == f.ATTR else "", False))
        elif value[0] == f.ATTR and base[0] == f.CALL and values[base[2]][0] == f.NAME:
            found.extend([(value[3], True)] if values[base[2]][2] == "super" else [])
    return found
