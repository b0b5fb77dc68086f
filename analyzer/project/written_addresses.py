"""Addresses as tests write them: constants joined with what is only known when a test runs. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from analyzer.model import facts as f
from analyzer.model.names import last_of
from analyzer.model.terms import FunctionView
from analyzer.project.instances import UNBOUND, class_of_self
from analyzer.project.spoken import LINKING
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

HOLE = "\x00"  # around the name of what is only known when a test runs; no address holds it
NAMED = "\x01"  # around the name of a route: `reverse("shop:order") + "?page=2"`
MOST = 40  # addresses of one value; a test may go through a list of them
DEEPEST = 12  # values inside values
FORMAT = re.compile(r"\{(\w*)[^{}]*\}")
PERCENT = re.compile(r"%(?:\((\w+)\))?[sdr]")
TRIMMING = frozenset({"rstrip", "lstrip", "strip", "lower"})
PROPERTIES = frozenset({"builtins.property", "functools.cached_property", "django.utils.functional.cached_property"})

Key = tuple[str, int, str]  # module, scope and name of a parameter
Given = Mapping[Key, Sequence[str]]
NOTHING: Given = {}


@dataclass(slots=True)
class Reader:
    """Reads the addresses that a value may be, for the class that a test runs for and what a helper is given."""

    stored: Callable[[CodeClass, str], Sequence[CodeTerm]]  # what methods of a class store under an attribute
    fixture: Callable[[CodeTerm], Sequence[CodeTerm]]  # what a parameter is by the fixture of its name
    receiver: CodeClass | None = None
    given: Given = field(default_factory=dict)
    asked: bool = False  # whether a parameter was met of which nothing is known here
    used: bool = False  # whether something given was met
    _inner: Given = field(default_factory=dict)  # what the functions are given that are followed on the way

    def read(self, term: CodeTerm, depth: int = 0) -> list[str]:
        """Return every address that a value may be, in order; none where nothing of it is known."""
        if depth > DEEPEST:
            return []
        found: dict[str, None] = {}
        for one in term.alternatives():
            found.update(dict.fromkeys(self._one(one, depth + 1)))
        return list(found)[:MOST]

    def _one(self, source: CodeTerm, depth: int) -> list[str]:
        if source.op == f.CONST:
            return [] if source.value[2] is None else [str(source.value[2])]
        if source.op == f.PARAM:
            return self._parameter(source, depth)
        if source.op == f.ITER and source.iterated is not None:
            lists = [part for one in self._behind(source.iterated) for part in one.elements()]
            return [text for one in lists[:MOST] for text in self.read(one, depth)]
        if source.joined:
            return _joined([self.read(one, depth) or [_hole(one)] for one in source.joined])
        if source.filled is not None:
            return self._filled(*source.filled, depth)
        if source.op == f.ATTR:
            behind = self._behind(source)
            return [text for one in behind if one.place != source.place for text in self.read(one, depth)]
        return self._called(source, depth) if source.op == f.CALL else []

    def _parameter(self, source: CodeTerm, depth: int) -> list[str]:
        key = (source.module, source.scope, source.parameter)
        if key in self._inner:
            return list(self._inner[key])
        if key in self.given:
            self.used = True
            return list(self.given[key])
        fixtures = self.fixture(source)
        self.asked = self.asked or not fixtures
        return [text for one in fixtures for text in self.read(one, depth)]

    def _filled(self, pattern: CodeTerm, value: CodeTerm, depth: int) -> list[str]:
        named = {key.text: one for key, one in value.pairs() if key is not None and key.text}
        plain = [] if named else value.elements() or [value]
        return self._put(self.read(pattern, depth), PERCENT, (plain, named), depth)

    def _put(
        self,
        patterns: Sequence[str],
        marks: re.Pattern[str],
        values: tuple[Sequence[CodeTerm], Mapping[str, CodeTerm]],
        depth: int,
    ) -> list[str]:
        """Fill the marks of formats; what is not known stays a hole."""
        plain, named = values
        found: list[str] = []
        for pattern in patterns:
            parts: list[Sequence[str]] = []
            end = count = 0
            for mark in marks.finditer(pattern):
                key = mark[1] or ""
                at = int(key) if key.isdigit() else count
                value = named.get(key) if key and not key.isdigit() else plain[at] if at < len(plain) else None
                count += not key
                filling = self.read(value, depth) if value is not None else []
                parts += [[pattern[end : mark.start()]], filling or [_hole(value)]]
                end = mark.end()
            found += _joined([*parts, [pattern[end:]]])
        return found

    def _behind(self, term: CodeTerm) -> Sequence[CodeTerm]:
        """Return what an attribute of `self` is: stored, in the body of the class, a property; else the value."""
        source = term.resolved
        owner = self.class_of(source.at(source.value[2])) if source.op == f.ATTR else None
        if owner is None:
            return [source]
        stored = self.stored(owner, source.value[3])
        body = owner.attribute(source.value[3]) if not stored else None
        view = body.as_function if body is not None else None
        if view is None:
            return stored if body is None else [body]
        is_property = any(one.path in PROPERTIES for one in view.decorators)
        return [one for one in view.returns() if isinstance(one, CodeTerm)] if is_property else []

    def class_of(self, term: CodeTerm) -> CodeClass | None:
        """Return the class whose instance, or which itself, a value is as the first parameter of its methods."""
        source = term.resolved
        return self.receiver if source.op == f.PARAM and class_of_self(source) is not None else None

    def _called(self, call: CodeTerm, depth: int) -> list[str]:
        callee = call.at(call.value[2])
        name = callee.attribute or last_of(callee.path)
        if name in LINKING and call.arguments:
            return [NAMED + text + NAMED for text in self.read(call.arguments[0], depth)]
        base = callee.base if callee.op == f.ATTR else None
        if name == "format" and base is not None:
            return self._put(self.read(base, depth), FORMAT, (call.arguments, call.keywords), depth)
        if callee.path == "builtins.str" and call.arguments:
            return self.read(call.arguments[0], depth)
        if name in TRIMMING and base is not None:
            return self.read(base, depth)
        return list(self._returned(call, callee, depth))

    def _returned(self, call: CodeTerm, callee: CodeTerm, depth: int) -> Iterator[str]:
        """Go through what a helper gives for what it is given."""
        owner = self.class_of(callee.at(callee.value[2])) if callee.op == f.ATTR else None
        view = owner.function(callee.attribute) if owner is not None else callee.as_function
        if view is None:
            return
        outer = self._inner
        self._inner = {**outer, **self.passed(call, view, depth)}
        for value in view.returns():
            if isinstance(value, CodeTerm):
                yield from self.read(value, depth)
        self._inner = outer

    def passed(self, call: CodeTerm, view: FunctionView, depth: int = 0) -> dict[Key, list[str]]:
        """Return the addresses that a call gives to the parameters of a function, defaults included."""
        parameters = view.parameters[1:] if is_bound(view) else view.parameters
        found: dict[Key, list[str]] = {}
        for position, (name, _annotation, default) in enumerate(parameters):
            value = call.argument(position, name) or default
            if isinstance(view, CodeFunction):
                found[view.module, view.number, name] = self.read(value, depth) if isinstance(value, CodeTerm) else []
        return found


def _joined(parts: Sequence[Sequence[str]]) -> list[str]:
    return ["".join(one) for one in islice(product(*parts), MOST)]


def _hole(term: CodeTerm | None) -> str:
    """Return what stands for a value that is not known, with its name: `order.pk`, `pk`."""
    name = (term.attribute or (str(term.value[2]) if term.op in (f.NAME, f.LOCAL, f.PARAM) else "")) if term else ""
    return HOLE + name + HOLE


def is_bound(view: FunctionView) -> bool:
    """Say whether the first parameter of a function is what it is bound to."""
    return bool(view.class_symbol) and not any(one.path == UNBOUND for one in view.decorators)
