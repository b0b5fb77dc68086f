"""Registries by name: what is kept under a key, by decorators and calls, and who asks for it.

Nothing here is configured: a function that keeps a parameter in a table registers it, a function that returns an
element of the table by a parameter looks it up. Source: idioms W8 and W9 of this project. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.frameworks.keeping import OWN, Keep, given_to, keeps_in, key_in, table_of
from analyzer.frameworks.wiring.loading import MODULES, asker, loaded_name
from analyzer.frameworks.wiring.named import Definitions, Edges
from analyzer.frameworks.wiring.uses import Uses
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, FunctionView, Term

VIA = "registry"
GETTERS = frozenset({"get", "pop", "__getitem__"})
DISPATCH = frozenset({"functools.singledispatch", "functools.singledispatchmethod"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A class or function under a key of a table."""

    table: str
    key: str
    symbol: str
    location: Location


def find_registered(code: Code) -> FoundEntries:
    """Return edges from every table to what it holds, and from who asks with a constant key to what that gives."""
    edges, problems, uses = Edges(), [], Uses(code)
    keeps = [keep for keep in keeps_in(code) if keep.value.parameter or keep.value.key is not None]
    kept = [one for keep in keeps for one in (*_decorated(uses, keep), *_called(uses, keep), *_found(code, keep))]
    for one in kept:
        edges.add((one.table, one.symbol, VIA, one.key), one.location)
    tables = {one.table for one in kept}
    under: dict[tuple[str, str], list[Kept]] = {}
    for one in kept:
        under.setdefault((one.table, one.key), []).extend([one] if one.key else [])
    for call, table, key in _lookups(uses, tables):
        if key.text is None:
            problems.append(_dynamic(table, call))
        for one in under.get((table, key.text or ""), ()):
            edges.add((asker(call, key), one.symbol, VIA, one.key), call.location)
    _add_dispatch(code, edges)
    return edges.found(problems)


def _decorated(uses: Uses, keep: Keep) -> Iterator[Kept]:
    """Go through what a decorator keeps: the keeping function itself, or what a call of the one around it gives."""
    for view, decorator, factory in uses.decorated_by(keep.function):
        if factory is None:
            yield from _one(keep, view, {}, _holder(decorator))
        else:
            yield from _one(keep, view, given_to(decorator, factory), _holder(decorator.callee))


def _one(keep: Keep, view: ClassView | FunctionView, given: dict[str, Term], holder: str) -> Iterator[Kept]:
    table = keep.table or holder
    own = [name for name, _annotation, _default in keep.function.parameters if name not in OWN or name == "cls"]
    if table and keep.value.parameter in own[:1]:
        yield Kept(table, key_in(keep.key, view, given), view.symbol, view.location)


def _called(uses: Uses, keep: Keep) -> Iterator[Kept]:
    """Go through what is kept by plain calls: `add("show", show)`, `registry.add(Show)`."""
    for call in uses.calls_of(keep.function):
        given = given_to(call, keep.function)
        value = given.get(keep.value.parameter)
        view = (value.as_class or value.as_function) if value is not None else None
        table = keep.table or _holder(call.callee)
        if view is not None and table:
            yield Kept(table, key_in(keep.key, view, given), view.symbol, call.location)


def _found(code: Code, keep: Keep) -> Iterator[Kept]:
    """Go through the functions of imported modules that a loop keeps by name: `for name, value in vars(module)`."""
    pair = keep.value.resolved.base
    source = pair.iterated if pair is not None else None
    if source is None or not keep.table or not any(_is_import(part) for part in source.walk()):
        return
    definitions = Definitions(code)
    for call in keep.function.calls():
        if _is_import(call):
            for case in code.cases(call):
                module = definitions.behind(loaded_name(case))
                for symbol in definitions.functions_of(module):
                    yield Kept(keep.table, symbol.rpartition(".")[2], symbol, case.location)


def _is_import(term: Term) -> bool:
    return term.callee is not None and term.callee.path in MODULES


def _lookups(uses: Uses, tables: set[str]) -> Iterator[tuple[Term, str, Term]]:
    """Go through the calls of functions that return an element of a table by a parameter: call, table, key."""
    for function in uses.code.functions():
        for returned in function.returns():
            for one in returned.alternatives():
                base, key = _element(one)
                table = table_of(base) if base is not None else None
                if table is None or key is None or not key.parameter:
                    continue
                for call in uses.calls_of(function):
                    asked = table or _holder(call.callee)
                    for case in uses.code.cases(call) if asked in tables else ():
                        named = given_to(case, function).get(key.parameter)
                        if named is not None:
                            yield case, asked, named


def _element(one: Term) -> tuple[Term | None, Term | None]:
    """Return table and key of `T[key]` and `T.get(key)`."""
    if one.key is not None:
        return one.base, one.key
    callee = one.callee
    is_getter = callee is not None and callee.attribute in GETTERS
    return (callee.base, one.argument(0)) if callee is not None and is_getter else (None, None)


def _holder(callee: Term | None) -> str:
    """Return the symbol of the object whose method is called; "" where no name of a module holds it."""
    base = callee.base if callee is not None else None
    return (table_of(base) or "") if base is not None else ""


def _dynamic(table: str, call: Term) -> Problem:
    message = f"the key under which something is taken out of {table} is known at run time only"
    return Problem("dynamic-lookup", message, call.location, "which of what it holds runs here")


def _add_dispatch(code: Code, edges: Edges) -> None:
    """Add what `functools.singledispatch` chooses among."""
    generic = {one.symbol for one in code.functions() if any(term.path in DISPATCH for term in one.decorators)}
    for function in code.functions():
        for decorator in function.decorators:
            callee = decorator.callee or decorator
            first = callee.base.as_function if callee.attribute == "register" and callee.base is not None else None
            if first is not None and first.symbol in generic:
                given = decorator.argument(0, "cls") or next((one for _n, one, _d in function.parameters if one), None)
                key = given.path.removeprefix("builtins.") if given is not None else ""
                edges.add((first.symbol, function.symbol, VIA, key), function.location)
