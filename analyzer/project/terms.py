"""Values of the code with names followed: what framework files look at instead of syntax trees. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Self

from analyzer.model import facts as f
from analyzer.model.terms import ClassView, FunctionView
from analyzer.project.defaults import default_of
from analyzer.project.instances import kept_under, method_behind
from analyzer.project.lookup import Place
from analyzer.project.parts import parts_of, spread
from analyzer.project.paths import DEEPEST, MODULE_LOADERS, PathTerm
from analyzer.project.strings import texts_of

DISPLAYS = (f.LIST, f.TUPLE, f.SET)
MOST = 5_000  # elements of one list or dict
POURERS = frozenset({"builtins.list", "builtins.tuple", "builtins.set", "builtins.sorted", "itertools.chain"})


class CodeTerm(PathTerm):
    """A value of the code; implements `analyzer.model.knowledge.Term`."""

    __slots__ = ()

    @property
    def literal(self) -> Any:
        """The constant it is; `...` where it is none."""
        source = self.resolved
        return source.value[2] if source.op == f.CONST else ...

    @property
    def text(self) -> str | None:
        """The string it is, as far as every part of it is known."""
        return self._text(0)

    def _text(self, depth: int) -> str | None:
        source = self.resolved
        op, _line, *rest = source.value
        if op == f.CONST:
            return rest[0] if isinstance(rest[0], str) else None
        if depth > DEEPEST:
            return None
        if op != f.JOIN and not (op == f.BINOP and rest[0] == "+"):
            default = default_of(source)
            return default._text(depth + 1) if isinstance(default, CodeTerm) else None
        parts = [source.at(part)._text(depth + 1) for part in parts_of(source.value)]
        return None if None in parts else "".join(part for part in parts if part is not None)

    def texts(self) -> list[str]:
        """Return every string it may be; none where one of them is unknown."""
        return texts_of(self)

    @property
    def is_call(self) -> bool:
        """Whether the resolved value is a call."""
        return self.resolved.op == f.CALL

    @property
    def callee(self) -> Self | None:
        """What the resolved call calls."""
        source = self.resolved
        return source.at(source.value[2]) if source.op == f.CALL else None

    def imported_module(self) -> str:
        """Return the module that a call of `import_module` gives; "" for other terms."""
        if self.op != f.CALL or self.at(self.value[2]).path not in MODULE_LOADERS:
            return ""
        name = self.arguments[0].text if self.arguments else None
        return self.lookup.absolute(self.module, name) if name else ""

    @property
    def base(self) -> Self | None:
        """The value before the dot, the bracket or the operator."""
        op, _line, *rest = self.value
        if op in (f.ATTR, f.ITEM, f.ITER, f.ENTER, f.STAR):
            return self.at(rest[0])
        return self.at(rest[1]) if op == f.BINOP else None

    @property
    def attribute(self) -> str:
        """The name after the dot."""
        return str(self.value[3]) if self.op == f.ATTR else ""

    @property
    def arguments(self) -> Sequence[Self]:
        """Positional arguments of the resolved call."""
        source = self.resolved
        if source.op != f.CALL:
            return []
        parts = [source.at(part) for part in source.value[3]]
        return [one for part in parts for one in part.unpacked()]

    def unpacked(self) -> list[Self]:
        """Return the elements of `*display`; itself where it is none."""
        source = self.base.resolved if self.op == f.STAR and self.base is not None else self
        is_display = source is not self and source.op in (f.TUPLE, f.LIST)
        return source.elements() if is_display else [self]

    @property
    def keywords(self) -> Mapping[str, Self]:
        """Keyword arguments of the resolved call."""
        source = self.resolved
        given = source.value[4] if source.op == f.CALL else ()
        return {key: one for name, part in given for key, one in spread(name, source.at(part))}

    @property
    def key(self) -> Self | None:
        """The value in the brackets of the resolved subscript."""
        source = self.resolved
        return source.at(source.value[3]) if source.op == f.ITEM else None

    @property
    def iterated(self) -> Self | None:
        """What the resolved term is one element of."""
        source = self.resolved
        return source.at(source.value[2]) if source.op == f.ITER else None

    @property
    def parameter(self) -> str:
        """The name of the parameter that the resolved term is."""
        source = self.resolved
        return str(source.value[2]) if source.op == f.PARAM else ""

    @property
    def bound_to(self) -> str:
        """The name that the resolved term's own scope binds it to."""
        source = self.resolved
        bindings = self.lookup.scope(source.module, source.scope).bindings
        return next((name for name, number in bindings.items() if number == source.number), "")

    @property
    def joined(self) -> Sequence[Self]:
        """The parts of the resolved f-string or sum, in order."""
        source = self.resolved
        is_sum = source.op == f.BINOP and source.value[2] == "+"
        return [source.at(part) for part in parts_of(source.value)] if is_sum or source.op == f.JOIN else []

    @property
    def filled(self) -> tuple[Self, Self] | None:
        """The format of the resolved `format % value`, and what fills it; None for other terms."""
        op, _line, *rest = (source := self.resolved).value
        return (source.at(rest[1]), source.at(rest[2])) if op == f.BINOP and rest[0] == "%" else None

    def argument(self, position: int, name: str = "") -> Self | None:
        """Return an argument by position or name; positions behind a `*args` are unknown."""
        arguments = self.arguments
        if 0 <= position < len(arguments) and all(one.op != f.STAR for one in arguments[: position + 1]):
            return arguments[position]
        return self.keywords.get(name)

    def elements(self) -> list[Self]:
        """Return the parts of a list, tuple or set: sums, stars, alternatives, append and extend followed."""
        return [one for one, is_element in islice(self._pour(), MOST) if is_element]

    def parts(self) -> list[Self]:
        """Return its elements and, in their places, the lists that could not be followed."""
        return [one for one, _is_element in islice(self._pour(), MOST)]

    def _pour(self) -> Iterator[tuple[Self, bool]]:
        """Go through elements and lists that cannot be followed, in order; the flag tells an element."""
        waiting: list[tuple[Self, bool]] = [(self, False)]
        seen: set[Place] = set()
        while waiting:
            term, is_element = waiting.pop()
            if is_element and term.op != f.STAR:
                yield term, True
                continue
            source = (term.at(term.value[2]) if is_element else term).resolved
            if source.place in seen:
                continue
            seen.add(source.place)
            inside = source._inside()
            if not inside and source.op not in (*DISPLAYS, f.CONST):
                yield source, False
            waiting.extend(reversed([*inside, *source._added()]))

    def _inside(self) -> list[tuple[Self, bool]]:
        """Return the elements of a display, or the lists whose elements are elements of this one."""
        if self.op in DISPLAYS:
            return [(self.at(part), True) for part in self.value[2]]
        return [(one, False) for one in self._poured()]

    def _added(self) -> list[tuple[Self, bool]]:
        """Return what is appended to it or poured into it elsewhere."""
        return [(self.stand(place), member == "append") for member, place in self.lookup.additions(self.place)]

    def _poured(self) -> list[Self]:
        """Return the lists whose elements are elements of this one."""
        op, _line, *rest = self.value
        if op in (f.BINOP, f.PHI, f.STAR):
            return [self.at(part) for part in parts_of(self.value)]
        if op != f.CALL:
            return []
        return [self.at(part) for part in rest[1]] if self.at(rest[0]).path in POURERS else self._returned()

    def pairs(self) -> list[tuple[Self | None, Self]]:
        """Return keys and values of a dict display, `**other` and `|` followed."""
        return self._pairs(0)

    def _pairs(self, depth: int) -> list[tuple[Self | None, Self]]:
        source = self.resolved
        if depth > DEEPEST:
            return []
        if source.op == f.BINOP and source.value[2] == "|":
            return [pair for part in source.value[3:5] for pair in source.at(part)._merged(depth)]
        found: list[tuple[Self | None, Self]] = []
        for key, value in source.value[2] if source.op == f.DICT else ():
            one = source.at(value)
            found.extend([(source.at(key), one)] if key >= 0 else one._merged(depth if len(found) < MOST else DEEPEST))
        return found

    def _merged(self, depth: int) -> list[tuple[Self | None, Self]]:
        return (self._pairs(depth + 1) if self.resolved.op in (f.DICT, f.BINOP) else []) or [(None, self)]

    def alternatives(self) -> list[Self]:
        """Return the values it may be where control flow joins."""
        found: dict[Place, Self] = {}
        waiting: list[Self] = [self]
        seen: set[Place] = set()
        while waiting:
            source = waiting.pop(0).resolved
            if source.place in seen:
                continue
            seen.add(source.place)
            if source.op == f.PHI:
                waiting.extend(source.at(part) for part in source.value[2])
            else:
                found[source.place] = source
        return list(found.values()) or [self]

    def origins(self) -> list[Self]:
        """Return the terms where the value is made: through alternatives, functions, attributes of `self`."""
        found: dict[Place, Self] = {}
        waiting: list[Self] = [self]
        seen: set[Place] = set()
        while waiting and len(seen) < DEEPEST:
            for source in waiting.pop(0).alternatives():
                if source.place in seen:
                    continue
                seen.add(source.place)
                nearer = source._returned() or [self.stand(place) for place in kept_under(source)]
                waiting.extend(nearer)
                if not nearer:
                    found[source.place] = source
        return list(found.values()) or [self]

    def _returned(self) -> list[Self]:
        """Return what a call of a function of the code base gives; its own arguments where it returns a parameter."""
        function = self.callee.as_function if self.callee is not None else None
        if function is None:
            return []
        names = [name for name, _annotation, _default in function.parameters]
        found: list[Self | None] = []
        for value in function.returns():
            for one in value.alternatives():
                if not isinstance(one, CodeTerm):
                    continue
                is_own = one.op == f.PARAM and one.owner == function.symbol and one.value[2] in names
                given = self.argument(names.index(one.value[2]), one.value[2]) if is_own else None
                found.append(given if is_own else self.stand(one.place))
        return [one for one in found if one is not None]

    def walk(self) -> Iterator[Self]:
        """Go through it and everything below it inside its expression, local names followed."""
        waiting: list[Self] = [self]
        seen: set[Place] = set()
        while waiting and len(seen) <= MOST:
            term = waiting.pop()
            if term.place in seen:
                continue
            seen.add(term.place)
            yield term
            waiting.extend(term.at(part) for part in reversed(parts_of(term.value)))

    @property
    def annotation(self) -> Self | None:
        """The annotation of the parameter it is."""
        source = self.resolved
        scope = source.lookup.scope(source.module, source.scope)
        own = [one.annotation for one in scope.parameters if source.op == f.PARAM and one.name == source.value[2]]
        return source.stand((source.module, scope.parent, own[0])) if own and own[0] >= 0 else None

    @property
    def as_class(self) -> ClassView | None:
        """The class of the code base that it is."""
        source = self.resolved
        return self.lookup.view_of_class(source.module, source.value[2]) if source.op == f.DEF else None

    @property
    def as_function(self) -> FunctionView | None:
        """The function of the code base that it is."""
        source = self.resolved
        return self.lookup.view_of_function(source.module, source.value[2]) if source.op == f.DEF else None

    @property
    def as_method(self) -> FunctionView | None:
        """The method of the code base that it is for an instance whose class is known."""
        return method_behind(self.resolved)
