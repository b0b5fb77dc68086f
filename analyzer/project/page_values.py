"""What a page hands to its template: values by name, from dicts, keywords and what they are built of. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction

DEEPEST = 10  # dicts made of dicts, functions that call functions
LOCALS = "builtins.locals"
DICT = "builtins.dict"
POURED = "**"  # the keyword of what is poured into a call
Value = tuple[CodeTerm, Typed | None]  # a value, and what its code is read for
Puts = tuple[tuple[CodeTerm, CodeTerm, CodeTerm], ...]  # dict, key and value
Updates = tuple[tuple[CodeTerm, CodeTerm], ...]  # dict and call
Named = Iterator[tuple[str, Value]]


def poured_into(call: CodeTerm) -> list[CodeTerm]:
    """Return the dicts that a call takes keywords from: `f(**given)`."""
    source = call.resolved
    return [source.at(number) for name, number in source.value[4] if name == POURED]


class PageValues:
    """Reads dicts of values by name out of code."""

    def __init__(self, types: Types) -> None:
        """Resolve values with `types`."""
        self.typing = types
        self.code = types.code
        self._additions: dict[tuple[str, int], tuple[Puts, Updates]] = {}  # by scope

    def of(self, terms: Iterable[CodeTerm], receiver: Typed | None, members: frozenset[str]) -> dict[str, list[Value]]:
        """Return the values that dicts hold, by key.

        Args:
            terms: The dicts.
            receiver: What the code that holds them is read for.
            members: Methods whose keywords are values too: `super().get_context_data(x=1)`.
        """
        found: dict[str, list[Value]] = {}
        reader = _Dicts(self, members)
        for term in terms:
            for name, value in reader.read(term, receiver, 0):
                found.setdefault(name, []).append(value)
        return found

    def of_members(self, typed: Typed, members: frozenset[str]) -> dict[str, list[Value]]:
        """Return what members of a class give its templates: dicts in its body, methods that return one."""
        terms = [term for name in sorted(members) if (term := self.typing.members.declared(typed, name)) is not None]
        functions = [view for term in terms if isinstance(view := term.as_function, CodeFunction)]
        dicts = [term for term in terms if term.as_function is None]
        returned = [one for view in functions for one in view.returns()]
        return self.of([*dicts, *returned], typed, members)

    def types(self, found: Mapping[str, list[Value]], wanted: frozenset[str]) -> dict[str, tuple[Typed, ...]]:
        """Return what the values of the names that are wanted may be."""
        return {name: self.types_of(values) for name, values in found.items() if name in wanted}

    def types_of(self, values: Iterable[Value]) -> tuple[Typed, ...]:
        """Return what any of some values may be."""
        return tuple(dict.fromkeys(typed for term, receiver in values for typed in self.typing.of(term, receiver)))

    def additions(self, term: CodeTerm) -> tuple[Puts, Updates]:
        """Return what the function around a value puts into dicts, and its calls of `update` with their dicts."""
        key = (term.module, term.scope)
        if key not in self._additions:
            view = self.code.view_of_function(*key)
            calls = [(one, one.at(one.value[2])) for one in view.calls()] if view is not None else []
            updates = [(callee.base, one) for one, callee in calls if callee.attribute == "update" and callee.base]
            self._additions[key] = (tuple(view.puts()) if view is not None else (), tuple(updates))
        return self._additions[key]


class _Dicts:
    """Goes through one dict and what it is made of."""

    def __init__(self, values: PageValues, members: frozenset[str]) -> None:
        self.values, self.types, self.code, self.members = values, values.typing, values.code, members
        self.seen: set[tuple[Place, Typed | None]] = set()

    def read(self, term: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        sources = term.alternatives()
        for source in sources if depth < DEEPEST else ():
            if (source.place, receiver) not in self.seen:
                self.seen.add((source.place, receiver))
                yield from self._made(source, receiver, depth + 1)
        yield from self._added({term.resolved.place, *(one.place for one in sources)}, term, receiver, depth + 1)

    def _made(self, source: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        if source.op == f.DICT:
            yield from self._shown(source, receiver, depth)
        elif source.op == f.BINOP:
            for side in source.value[3:5]:
                yield from self.read(source.at(side), receiver, depth)
        elif source.op == f.CALL:
            yield from self._called(source, receiver, depth)

    def _shown(self, source: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        for key, value in source.pairs():
            if key is None:
                yield from self.read(value, receiver, depth)
            elif key.text:
                yield key.text, (value, receiver)

    def _called(self, call: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        callee = call.at(call.value[2])
        if callee.path == LOCALS:
            bound = self.code.scope(call.module, call.scope).bindings
            yield from ((name, (call.at(number), receiver)) for name, number in bound.items())
            return
        if callee.path == DICT or callee.attribute in self.members:
            yield from self._keywords(call, receiver, depth)
        if callee.path == DICT:
            for given in call.arguments:
                yield from self.read(given, receiver, depth)
            return
        for typed in self.types.of(callee, receiver):
            view = self.code.function_of(typed.of) if typed.kind is Kind.FUNCTION else None
            for returned in view.returns() if view is not None else ():
                yield from self.read(returned, typed.receiver, depth)

    def _keywords(self, call: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        yield from ((name, (value, receiver)) for name, value in call.keywords.items() if name != POURED)
        for given in poured_into(call) if depth < DEEPEST else ():
            yield from self.read(given, receiver, depth)

    def _added(self, places: set[Place], term: CodeTerm, receiver: Typed | None, depth: int) -> Named:
        """Go through what the function around a dict puts into it."""
        puts, updates = self.values.additions(term)
        for base, key, value in puts:
            if base.resolved.place in places and key.text:
                yield key.text, (value, receiver)
        for base, call in updates:
            if base.resolved.place in places:
                yield from self._keywords(call, receiver, depth)
                for given in call.arguments if depth < DEEPEST else ():
                    yield from self.read(given, receiver, depth)
