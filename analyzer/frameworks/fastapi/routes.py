"""Entry points of FastAPI and Starlette: operations, websockets, route tables.

Source: FastAPI's manual, chapters "First Steps", "Path Operation Configuration" and "WebSockets"; Starlette's manual,
chapter "Routing" (https://fastapi.tiangolo.com/reference/, https://www.starlette.io/routing/). Pure.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.frameworks.fastapi.depends import (
    Dependencies,
    Dependency,
    dependencies_of,
    dependencies_of_class,
    listed_dependencies,
    wire,
)
from analyzer.frameworks.fastapi.middleware import middleware
from analyzer.frameworks.fastapi.routers import APPS, ROOT, ROUTERS, UNKNOWN_PART, is_unknown, read_tree, router_of
from analyzer.frameworks.fastapi.shared import around, shared_dependencies
from analyzer.frameworks.fastapi.tables import routes_in_tables
from analyzer.frameworks.fastapi.templates import RENDERING
from analyzer.frameworks.rows import places_of
from analyzer.model.code import Wire
from analyzer.model.guards import told_guards
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.mounts import MountTree
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint, told_apart

VERBS = frozenset({"get", "post", "put", "delete", "patch", "options", "head", "trace"})
ROUTES = frozenset({"api_route", "route"})
WEBSOCKETS = frozenset({"websocket", "websocket_route"})
ADDERS = frozenset({"add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route"})


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation below one router; the method is "" for websockets."""

    node: Hashable
    path: str
    method: str
    function: str
    location: Location
    also: tuple[Location, ...] = ()
    dependencies: tuple[Dependency, ...] = ()


def find_entries(code: Code) -> FoundEntries:
    """Return the operations of all routers, and what they depend on."""
    operations = [*_decorated(code), *_called(code), *_added(code)]
    table = [Operation(ROOT, *route) for route in routes_in_tables(code)]
    known = Dependencies(code)
    tree = read_tree(code, known)
    entries = told_apart([*_entry_points([*operations, *table], tree, known), *middleware(code)])
    wires = dict.fromkeys([*known.wires(), *_shared_wires(code, operations, tree)])
    return FoundEntries(entries, tuple(wires), tuple(dict.fromkeys(_problems(entries))))


def _shared_wires(code: Code, operations: Iterable[Operation], tree: MountTree) -> Iterator[Wire]:
    """Go through the edges from operations to what their decorators and routers depend on."""
    shared = shared_dependencies(code)
    for one in operations:
        for dependency in (*one.dependencies, *around(one.node, tree, shared)):
            if dependency.target:
                yield wire(one.function, dependency)


def _entry_points(operations: Iterable[Operation], tree: MountTree, known: Dependencies) -> Iterator[EntryPoint]:
    for one in operations:
        for address in tree.addresses(one.node):
            path = "".join((*address.parts, one.path)) or "/"
            path = path if path.startswith("/") else f"/{path}"
            kind = "http" if one.method else "websocket"
            name = f"{one.method} {path}".strip()
            own = ((guard, "dependency") for guard in known.guards_in(one.dependencies))
            guards, sources = told_guards([*((guard, "router") for guard in address.guards), *own])
            yield EntryPoint(
                id=EntryPointId(f"{kind} {name}"),
                kind=kind,
                name=name,
                function=SymbolName(one.function),
                location=one.location,
                method=one.method,
                path=path,
                guards=guards,
                framework="fastapi",
                also=one.also,
                guard_sources=sources,
            )


def _problems(entries: Iterable[EntryPoint]) -> Iterator[Problem]:
    for entry in entries:
        if UNKNOWN_PART in entry.path:
            message = "the path of this route is computed when the application runs"
            yield Problem("dynamic-route", message, entry.location, "its full path")


def _decorated(code: Code) -> Iterator[Operation]:
    """Go through `@router.get("/x")` on functions and methods."""
    for function in code.functions():
        for decorator in function.decorators:
            member = decorator.callee.attribute if decorator.callee is not None else ""
            for case in code.cases(decorator) if member in VERBS | ROUTES | WEBSOCKETS else ():
                yield from _operations(case, function, dependencies_of_class(code, function))


def _operations(call: Term, function: FunctionView, around_it: Sequence[Dependency] = ()) -> Iterator[Operation]:
    """Go through the operations that one call of `router.get(...)` and the like makes of a function."""
    callee = call.callee
    node = _node(callee.base, call) if callee is not None and callee.base is not None else None
    if callee is None or node is None:
        return
    dependencies = [*listed_dependencies(call), *dependencies_of(function), *around_it]
    for method in _methods(callee.attribute, call):
        yield _operation(call, node, method, function.symbol, dependencies)


def _operation(call: Term, node: Hashable, method: str, function: str, dependencies: list[Dependency]) -> Operation:
    path = call.argument(0, "path")
    text = path.text if path is not None else ""
    shown = UNKNOWN_PART if text is None else text
    location, also = places_of(call, path)
    return Operation(node, shown, method, function, location, also, tuple(dependencies))


def _node(base: Term, call: Term) -> Hashable | None:
    """Return the router a call registers at; an unknown value with a path is taken for the application."""
    known = router_of(base)
    if known is not None:
        return known
    path = call.argument(0, "path")
    is_path = path is not None and (path.text or "").startswith("/")
    callee = call.callee
    is_telling = callee is not None and callee.attribute in (ADDERS | {"api_route", "websocket"}) - {"add_route"}
    return ROOT if is_path and is_telling and is_unknown(base) else None


def _methods(member: str, call: Term) -> list[str]:
    if member in VERBS:
        return [member.upper()]
    if "websocket" in member:
        return [""]
    given = call.keywords.get("methods")
    texts = [one.text for one in given.elements()] if given is not None else ["GET"]
    return [text.upper() for text in texts if text] or ["ANY"]


def _called(code: Code) -> Iterator[Operation]:
    """Go through `router.get("/x")(function)`."""
    members = VERBS | ROUTES | WEBSOCKETS
    paths = frozenset(f"{maker}().{member}()" for maker in APPS | ROUTERS for member in members)
    for call in code.calls_to(paths):
        for case in code.cases(call):
            given = case.argument(0)
            function = (given.as_function or given.as_method) if given is not None else None
            if function is not None and case.callee is not None:
                yield from _operations(case.callee, function)


def _added(code: Code) -> Iterator[Operation]:
    """Go through `router.add_api_route("/x", function, methods=[...])`."""
    for member in sorted(ADDERS):
        for call in code.calls_of(member):
            for case in code.cases(call):
                given = case.argument(1, "endpoint") or case.argument(1, "route")
                function = (given.as_function or given.as_method) if given is not None else None
                if function is not None:
                    yield from _operations(case, function)


FASTAPI = Framework(
    name="fastapi",
    title="FastAPI, Starlette",
    packages=frozenset({"fastapi", "starlette"}),
    source="https://fastapi.tiangolo.com/",
    rendering=RENDERING,
    find_entries=find_entries,
)
