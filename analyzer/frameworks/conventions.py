"""Conventions that the settings of a project name: its own decorators of entry points, its own registries.

Source: docs/settings.md, `entry_points` and `registries`; idioms E3, W8 and W9 of this project. Pure.
"""

from collections.abc import Iterator
from functools import partial

from analyzer.model.code import Wire
from analyzer.model.conventions import Conventions, EntryDecorator, NamedRegistry, Place
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, FunctionView, Term
from analyzer.model.usage import EntryPoint, told_apart

NAME = "project"
VIA = "registry"
Kept = tuple[str, str]  # key, symbol


def framework_of(conventions: Conventions) -> Framework:
    """Return what the settings of a project say in the form in which libraries are known."""
    return Framework(
        name=NAME,
        title="Conventions of the project",
        packages=frozenset(),
        source="docs/settings.md",
        listed=False,
        find_entries=partial(find_entries, conventions),
    )


def find_entries(conventions: Conventions, code: Code) -> FoundEntries:
    """Return the entry points of decorators, and edges from who asks a registry to what it keeps."""
    entries = told_apart(entry for one in conventions.entries for entry in _decorated(code, one))
    later = {str(entry.function) for entry in entries if entry.kind == "task"}
    wires: list[Wire] = []
    problems: list[Problem] = []
    for registry in conventions.registries:
        kept = list(_kept(code, registry.keeps))
        for call in _calls(code, registry.asks):
            for case in code.cases(call):
                found = list(_wires(case, registry, kept, later))
                wires += found
                problems += [] if found else [_unknown(case, registry)]
    return FoundEntries(entries, tuple(dict.fromkeys(wires)), tuple(dict.fromkeys(problems)))


def _decorated(code: Code, wanted: EntryDecorator) -> Iterator[EntryPoint]:
    for view, decorator in _decorations(code, wanted.decorator):
        name = _key(decorator, wanted.decorator) or view.name
        is_route = wanted.kind == "http"
        shown = f"ANY {name}" if is_route else name
        yield EntryPoint(
            id=EntryPointId(f"{wanted.kind} {shown}"),
            kind=wanted.kind,
            name=shown,
            function=SymbolName(view.symbol),
            location=view.location,
            method="ANY" if is_route else "",
            path=name if is_route else "",
            framework=NAME,
        )


def _decorations(code: Code, place: Place) -> Iterator[tuple[ClassView | FunctionView, Term]]:
    """Go through what a decorator decorates, with the decorator."""
    views: list[ClassView | FunctionView] = [*code.classes(), *code.functions()]
    for view in views:
        for decorator in view.decorators:
            named = decorator.callee if decorator.is_call and decorator.callee is not None else decorator
            if _is(named, place) or _is(decorator, place):
                yield view, decorator


def _is(term: Term, place: Place) -> bool:
    """Say whether a value is what a dotted name means: a definition, or a member of an object of a module."""
    if term.path == place.path:
        return True
    base = term.base.resolved if term.attribute == last_of(place.path) and term.base is not None else None
    return base is not None and f"{base.module}.{base.bound_to}.{term.attribute}" == place.path


def _calls(code: Code, place: Place) -> list[Term]:
    found = [*code.calls_to(frozenset({place.path})), *code.calls_of(last_of(place.path))]
    return [call for call in dict.fromkeys(found) if call.callee is not None and _is(call.callee, place)]


def _key(call: Term, place: Place) -> str:
    """Return the constant that a call gives as the key; "" where there is none."""
    given = call.argument(place.position, place.name) if call.is_call else None
    return (given.text if given is not None else None) or ""


def _kept(code: Code, place: Place) -> Iterator[Kept]:
    """Go through what is kept: by a decorator, by calls with the key and the thing, in a dict."""
    for view, decorator in _decorations(code, place):
        yield _key(decorator, place) or view.name, view.symbol
    for call in _calls(code, place):
        for case in code.cases(call):
            yield from ((_key(case, place), one) for one in map(_symbol, case.arguments) if one and _key(case, place))
    module, _dot, name = place.path.rpartition(".")
    table = code.variable(module, name)
    for key, value in table.pairs() if table is not None else ():
        if key is not None and key.text and _symbol(value):
            yield key.text, _symbol(value)


def _symbol(term: Term) -> str:
    view = term.as_class or term.as_function
    return view.symbol if view is not None else ""


def _wires(call: Term, registry: NamedRegistry, kept: list[Kept], later: set[str]) -> Iterator[Wire]:
    wanted = _key(call, registry.asks)
    for key, symbol in kept:
        if key == wanted:
            yield Wire(call.owner, symbol, VIA, key, symbol in later, (call.location,))


def _unknown(call: Term, registry: NamedRegistry) -> Problem:
    wanted = _key(call, registry.asks)
    message = f"nothing is kept under {wanted!r}" if wanted else "the key is known at run time only"
    text = f"{message}: {last_of(registry.asks.path)} asks for it"
    return Problem("dynamic-lookup", text, call.location, "which of what it holds runs here")
