"""Entry points of OpenStack services: routes of mappers below the paths of Paste files.

Source: https://docs.openstack.org/oslo.service/latest/ and https://github.com/bbangert/routes, docs/. Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.openstack.controllers import ACTION, Controllers
from analyzer.frameworks.openstack.mappers import MAPPERS, UNKNOWN_PART, Route, routes_in
from analyzer.frameworks.openstack.paste import prefixes_by_factory
from analyzer.model.guards import Guard, looks_like_guard, told_guards
from analyzer.model.knowledge import FoundEntries
from analyzer.model.names import EntryPointId, SymbolName, last_of, parent_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

ASKING = frozenset({"can", "enforce", "authorize", "check_policy"})  # oslo.policy: members and functions that raise


def find_routes(code: Code) -> FoundEntries:
    """Return the routes of all mappers, and what of them is not known."""
    mounts = Mounts(code)
    controllers = Controllers(code)
    entries: list[EntryPoint] = []
    problems = list(_overridden(code))
    for route in routes_in(code):
        functions = _handlers(controllers, route)
        for function in functions:
            entries += _entries(code, route, function, mounts.prefixes(route.owner))
        problems += _problems(controllers, route, functions)
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _handlers(controllers: Controllers, route: Route) -> list[str]:
    """Return what answers a route: one method, or several that the request's body chooses among."""
    if route.controller is None:
        function = controllers.function_of(route.handler) if route.handler is not None else None
        return [function.symbol] if function is not None else []
    found = controllers.answering(route.controller, route.action) if route.action else None
    if found is not None:
        return [f"{found.symbol}.{route.action}"]
    return controllers.dispatched(route.controller) if route.action == ACTION else []


def _guards(code: Code, function: str) -> Iterator[Guard]:
    """Go through the decorators of a controller's method that check a policy, and its calls that ask for one."""
    view = code.class_of(parent_of(function))
    method = view.function(last_of(function)) if view is not None else None
    for decorator in method.decorators if method is not None else ():
        named = decorator.callee or decorator
        name = named.attribute or last_of(named.path)
        if looks_like_guard(name):
            yield name, "decorator"
    for call in method.calls() if method is not None else ():
        name = call.callee.attribute or last_of(call.callee.path) if call.callee is not None else ""
        if name in ASKING:
            yield name, "call"


def _entries(code: Code, route: Route, function: str, prefixes: list[str]) -> Iterator[EntryPoint]:
    guards, sources = told_guards(_guards(code, function))
    for prefix in prefixes:
        path = f"{prefix}{route.path}" or "/"
        for method in route.methods:
            name = f"{method} {path}"
            key = EntryPointId(f"http {name}")
            symbol = SymbolName(function)
            yield EntryPoint(
                key, "http", name, symbol, route.places[0], method, path, guards, "openstack", route.places[1:],
                guard_sources=sources,
            )  # fmt: skip


class Mounts:
    """Where the applications hang that hold the mappers."""

    def __init__(self, code: Code) -> None:
        """Read all Paste files."""
        self.by_symbol: dict[str, list[str]] = {}
        for symbol, prefixes in prefixes_by_factory(code).items():
            view = code.class_of(symbol)
            for path in view.mro if view is not None else (symbol,):
                known = self.by_symbol.setdefault(path, [])
                known += [one for one in prefixes if one not in known]

    def prefixes(self, owner: str) -> list[str]:
        """Return the paths below which the routes of a function hang; none is the root."""
        return self.by_symbol.get(owner) or self.by_symbol.get(parent_of(owner)) or [""]


def _overridden(code: Code) -> Iterator[Problem]:
    """Go through mappers with a `resource` of their own: what it adds to paths is not read."""
    for view in code.subclasses_of(MAPPERS):
        own = view.own_function("resource")
        if own is not None and any(_is_prefix(key) for _base, key, _value in own.puts()):
            message = f"{view.symbol} puts a prefix in front of the paths of its resources; they are shown without it"
            yield Problem("dynamic-route", message, own.location, "the first part of these paths")


def _is_prefix(key: Term) -> bool:
    return key.text == "path_prefix"


def _problems(controllers: Controllers, route: Route, functions: list[str]) -> Iterator[Problem]:
    if UNKNOWN_PART in route.path:
        message = "the path of this route is computed when the application runs"
        yield Problem("dynamic-route", message, route.places[0], "its full path")
    elif not functions:
        known = controllers.classes_behind(route.controller) if route.controller is not None else []
        if not known:
            message = f"what answers {route.path} is unknown"
            yield Problem("unresolved-view", message, route.places[0], "what this route reads and writes")
        elif not route.optional:
            message = f"{known[-1].symbol} has no {route.action!r}, which {route.path} asks for"
            yield Problem("unresolved-view", message, route.places[0], "nothing: the request fails")
