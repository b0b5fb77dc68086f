"""Tables of classes and functions that are looked up by a key: displays, dicts filled by calls and decorators.

Source: idioms W8 and W9 of this project. Pure.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.terms import Term
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.terms import POURERS, CodeTerm

CLASSES, INSTANCES = {Kind.CLASS}, {Kind.INSTANCE}
MAKERS = frozenset({"builtins.dict", "collections.OrderedDict", "collections.defaultdict"})
GIVING = frozenset({"get", "pop", "setdefault"})
SUBCLASSES = "__subclasses__"
MOST_FOLLOWED = 8  # entries of one table that are followed one by one; a larger one stands for any subclass


class Registries:
    """What the tables of the code base hold."""

    def __init__(self, code: ProjectCode) -> None:
        """Look through `code` when first asked."""
        self.code = code

    def looked_up(self, term: CodeTerm) -> list[Typed]:
        """Return what a value may be that is taken out of a table: `T[k]`, `T.get(k)`, `for x in T.values()`."""
        base = self._asked_for_subclasses(term)
        if base:
            return [Typed(Kind.CLASS, base, is_any=True)]
        table, key = self._table_behind(term)
        if table is None or (table.scope and not self._is_class_body(table)):
            return []
        keys = self._keys(key) if key is not None else ()
        under_keys = {one.text: value for one, value in table.pairs() if one is not None and one.text in keys}
        named = [under_keys[one] for one in keys if one in under_keys]
        entries = named or [value for _key, value in table.pairs()] if table.op == f.DICT else []
        filled = self._filled.get(table.place, ()) if not named else ()
        under = [typed for one, typed in filled if one and one in keys]
        several = dict.fromkeys(under or [_one_of_several(typed) for _key, typed in filled])
        return self.one_of([*(typed for one in entries for typed in _entry(one)), *several])

    def one_of(self, found: list[Typed]) -> list[Typed]:
        """Return what one of several is: each of a few, else any subclass of the nearest class that all share."""
        return found if len(found) <= MOST_FOLLOWED else self._any_of(found)

    def _asked_for_subclasses(self, term: CodeTerm) -> str:
        """Return the class of `for x in Base.__subclasses__()`; "" for other values."""
        source = term.at(term.value[2]).resolved if term.op == f.ITER else term
        callee = source.at(source.value[2]) if source is not term and source.op == f.CALL else term
        view = callee.base.as_class if callee.attribute == SUBCLASSES and callee.base is not None else None
        return view.symbol if view is not None else ""

    def _is_class_body(self, table: CodeTerm) -> bool:
        return self.code.scope(table.module, table.scope).kind == f.CLASS_BODY

    def _keys(self, key: CodeTerm) -> tuple[str, ...]:
        """Return the constants that a key may be: itself, or what all calls give to a parameter; none for others.

        A function with decorators may be called by whoever keeps it, with anything.
        """
        if not key.parameter:
            return (key.text,) if key.text is not None else ()
        source = key.resolved
        view = self.code.view_of_function(source.module, source.scope)
        if view is None or view.decorators:
            return ()
        texts = [one.text for one in self.code.cases(key)]
        return () if None in texts else tuple(dict.fromkeys(one for one in texts if one is not None))

    def _table_behind(self, term: CodeTerm) -> tuple[CodeTerm | None, CodeTerm | None]:
        """Return the table that a value is taken out of, with its key."""
        if term.op == f.ITEM:
            key = term.at(term.value[3])
            pair = term.at(term.value[2]).resolved
            if pair.op == f.ITER and key.literal == 1:  # for key, value in T.items()
                return self._iterated(pair, "items"), None
            return _table(pair), key
        if term.op == f.ITER:
            return self._iterated(term, "values"), None
        callee = term.at(term.value[2]) if term.op == f.CALL else term
        if callee.op != f.ATTR or callee.attribute not in GIVING:
            return None, None
        given = term.argument(0)
        return _table(callee.at(callee.value[2]).resolved), given

    @staticmethod
    def _iterated(element: CodeTerm, member: str) -> CodeTerm | None:
        source = element.at(element.value[2]).resolved
        if source.op == f.CALL and source.at(source.value[2]).path in POURERS and source.arguments:
            source = source.arguments[0].resolved
        callee = source.at(source.value[2]) if source.op == f.CALL else source
        is_view = callee is not source and callee.op == f.ATTR and callee.attribute == member
        return _table(callee.at(callee.value[2]).resolved) if is_view else None

    def _any_of(self, found: list[Typed]) -> list[Typed]:
        """Return the nearest class that all descend from, standing for any subclass."""
        kinds = {one.kind for one in found}
        views = [self.code.class_of(one.of) if kinds in (CLASSES, INSTANCES) else None for one in found]
        lines = [view.mro if view is not None else () for view in views]
        shared = [path for path in lines[0] if all(path in line for line in lines)]
        nearest = next((path for path in shared if self.code.class_of(path) is not None), "")
        return [Typed(found[0].kind, nearest, "", found[0].level, is_any=True)] if nearest else []

    @cached_property
    def _filled(self) -> dict[Place, list[tuple[str, Typed]]]:
        """Table -> key and what `T[key] = it` puts in: classes, functions, in order; "" for keys that are made."""
        found: dict[Place, list[tuple[str, Typed]]] = {}
        for module, number in self.code.scopes_of(f.MODULE_BODY, f.FUNCTION_BODY):
            for effect in self.code.scope(module, number).effects:
                if effect[0] != f.SETS or effect[3] < 0:
                    continue
                table = _table(CodeTerm(self.code, (module, number, effect[3])).resolved)
                if table is not None and not table.scope:
                    key, value = (CodeTerm(self.code, (module, number, part)) for part in effect[4:6])
                    found.setdefault(table.place, []).extend(self._put(key, value))
        return found

    def _put(self, key: CodeTerm, value: CodeTerm) -> Iterator[tuple[str, Typed]]:
        if value.resolved.op not in (f.PARAM, f.DEF, f.ITER):
            return
        keys, values = self.code.cases(key), self.code.cases(value)
        together = len(keys) == len(values) and key.resolved.owner == value.resolved.owner
        for at, case in enumerate(values):
            text = keys[at].text if together else key.text
            yield from ((text or "", typed) for typed in _entry(case))
        for typed, decorator in self._decorated.get(value.resolved.owner, ()) if value.parameter else ():
            yield _key_given(key, decorator), typed

    @cached_property
    def _decorated(self) -> dict[str, list[tuple[Typed, Term]]]:
        """Function -> what it decorates, by itself or as what a call of the function around it gives."""
        found: dict[str, list[tuple[Typed, Term]]] = {}
        views = [(Typed(Kind.CLASS, view.symbol), view.decorators) for view in self.code.classes()]
        views += [(Typed(Kind.FUNCTION, view.symbol), view.decorators) for view in self.code.functions()]
        for typed, decorators in views:
            for decorator in decorators:
                function = decorator.as_function
                inner = _returned_by(decorator.callee) if decorator.callee is not None else []
                for symbol in [function.symbol] if function is not None else inner:
                    found.setdefault(symbol, []).append((typed, decorator))
        return found


def _key_given(key: CodeTerm, decorator: Term) -> str:
    """Return the key that the call of a decorator gives; "" where it is made in another way."""
    factory = decorator.callee.as_function if decorator.callee is not None else None
    names = [name for name, _annotation, _default in factory.parameters] if factory is not None else []
    given = decorator.argument(names.index(key.parameter), key.parameter) if key.parameter in names else key
    return (given.text if given is not None else None) or ""


def _returned_by(factory: Term) -> list[str]:
    """Return the functions that a decorator with arguments returns."""
    function = factory.as_function
    inner = [value.as_function for value in function.returns()] if function is not None else []
    return [one.symbol for one in inner if one is not None]


def _table(source: CodeTerm) -> CodeTerm | None:
    """Return a value if it is a dict: a display or a call that makes one."""
    is_made = source.op == f.CALL and source.at(source.value[2]).path in MAKERS
    return source if source.op == f.DICT or is_made else None


def _one_of_several(typed: Typed) -> Typed:
    """Return a function so that a call of it has medium confidence: which one runs is known when it does."""
    return replace(typed, is_chosen=True) if typed.kind is Kind.FUNCTION else typed


def _entry(value: CodeTerm) -> list[Typed]:
    view, function = value.as_class, value.as_function
    if view is not None:
        return [Typed(Kind.CLASS, view.symbol)]
    return [Typed(Kind.FUNCTION, function.symbol)] if function is not None else []
