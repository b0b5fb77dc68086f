"""Entry points of Flask applications: rules, blueprints, class-based views.

Source: Flask's manual, chapters "Quickstart", "API", "Class-based Views" and "Modular Applications with Blueprints"
(https://flask.palletsprojects.com/en/stable/api/); Flask-Login's manual
(https://pypi.org/project/Flask-Login/). Pure.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from analyzer.frameworks.flask.hooks import Hook, find_hooks
from analyzer.frameworks.flask.objects import (
    APPS,
    BLUEPRINTS,
    ROOT,
    UNKNOWN_PART,
    join_rule,
    node_of,
)
from analyzer.frameworks.flask.rules import read_rules
from analyzer.frameworks.flask.templates import RENDERING
from analyzer.frameworks.flask.views import Handler, class_handlers, function_handlers, handlers_of, methods_in
from analyzer.frameworks.middleware import around_requests
from analyzer.frameworks.rows import places_of
from analyzer.model.guards import Guard, told_guards
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.mounts import Address, MountTree
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

LOADERS = frozenset({"user_loader", "request_loader"})  # of Flask-Login: who is the user of a request
SHORTCUTS = frozenset({"get", "post", "put", "delete", "patch"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule below one node, and what answers it."""

    node: Hashable
    path: str
    handlers: tuple[Handler, ...]
    location: Location
    also: tuple[Location, ...] = ()


def find_entries(code: Code) -> FoundEntries:
    """Return the routes of all applications and blueprints, and what runs around them."""
    tree = read_rules(code).tree
    rules = [*_decorated(code), *_called(code), *_added(code)]
    around = [entry for hook in find_hooks(code) for entry in _around(hook, tree)]
    entries = told_apart([*entry_points(rules, tree, "flask"), *around])
    return FoundEntries(entries, (), tuple(dict.fromkeys(problems_of(rules))))


def _around(hook: Hook, tree: MountTree) -> Iterator[EntryPoint]:
    """Go through the entry points of a function around requests, one per prefix that its requests begin with."""
    for address in tree.addresses(hook.node):
        name = f"{hook.event} {join_rule(address.parts)}"
        yield around_requests(name, hook.function, hook.location, "flask")


def entry_points(rules: Iterable[Rule], tree: MountTree, framework: str) -> Iterator[EntryPoint]:
    """Go through the entry points of rules, one per address, handler and method."""
    for rule in rules:
        for address in tree.addresses(rule.node):
            path = join_rule((*address.parts, rule.path))
            path = path if path.startswith("/") else f"/{path}"
            for handler in rule.handlers:
                name = f"{handler.method} {path}"
                guards, sources = told_guards([*_above(tree, address), *handler.guards])
                yield EntryPoint(
                    id=EntryPointId(f"http {name}"),
                    kind="http",
                    name=name,
                    function=SymbolName(handler.function),
                    location=rule.location,
                    method=handler.method,
                    path=path,
                    guards=guards,
                    framework=framework,
                    also=rule.also,
                    guard_sources=sources,
                )


def _above(tree: MountTree, address: Address) -> list[Guard]:
    """Return what guards an address: hooks of the application, then those of the blueprints on the way to it."""
    whole = tree.own.get(ROOT, Address()).guards
    below = [one for one in address.guards if one not in whole]
    return [*((one, "application") for one in whole), *((one, "blueprint") for one in below)]


def problems_of(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Go through the rules whose path or view is unknown."""
    for rule in rules:
        if UNKNOWN_PART in rule.path:
            message = "the path of this route is computed when the application runs"
            yield Problem("dynamic-route", message, rule.location, "its full path")
        elif not rule.handlers:
            message = f"the view behind {rule.path} is unknown"
            yield Problem("unresolved-view", message, rule.location, "what this route reads and writes")


def _decorated(code: Code) -> Iterator[Rule]:
    """Go through `@app.route(...)` and `@app.get(...)` on functions and classes."""
    for function in code.functions():
        for term in function.decorators:
            for case, node in _route_calls(code, term):
                yield from _rules(node, case, function_handlers(function, _methods(case)))
    for view in code.classes():
        for term in view.decorators:
            for case, node in _route_calls(code, term):
                yield from _rules(node, case, class_handlers(view, _methods(case)))


def _route_calls(code: Code, decorator: Term) -> Iterator[tuple[Term, Term | str]]:
    """Go through the cases of a decorator that registers a route, with the node it registers at."""
    member = decorator.callee.attribute if decorator.callee is not None else ""
    if member != "route" and member not in SHORTCUTS:
        return
    for case in code.cases(decorator):
        base = case.callee.base if case.callee is not None else None
        node = node_of(base, strict=member != "route" or not _is_path(case)) if base is not None else None
        if node is not None:
            yield case, node


def _is_path(call: Term) -> bool:
    rule = call.argument(0, "rule")
    return rule is not None and any(text.startswith("/") for text in rule.texts())


def _rules(node: Hashable, call: Term, handlers: list[Handler]) -> Iterator[Rule]:
    """Go through what one registration may be: a path that depends on a setting is several."""
    rule = call.argument(0, "rule")
    location, also = places_of(call, rule)
    for path in paths_in(rule) if rule is not None else [UNKNOWN_PART]:
        yield Rule(node, path, tuple(handlers), location, also)


def paths_in(rule: Term) -> list[str]:
    """Return the paths that a value may be; a mark where they are unknown."""
    return list(rule.texts()) or [UNKNOWN_PART]


def _methods(call: Term) -> list[str] | None:
    member = call.callee.attribute if call.callee is not None else ""
    if member in SHORTCUTS:
        return [member.upper()]
    given = call.keywords.get("methods")
    return methods_in(given) if given is not None else None


def _called(code: Code) -> Iterator[Rule]:
    """Go through `app.route("/")(view)`."""
    members = {"route", *SHORTCUTS}
    paths = frozenset(f"{maker}().{member}()" for maker in APPS | BLUEPRINTS for member in members)
    for call in code.calls_to(paths):
        for case in code.cases(call):
            inner, view = case.callee, case.argument(0)
            base = inner.callee.base if inner is not None and inner.callee is not None else None
            node = node_of(base, strict=True) if base is not None else None
            if inner is not None and view is not None and node is not None:
                yield from _rules(node, inner, handlers_of(view, _methods(inner)))


def _added(code: Code) -> Iterator[Rule]:
    """Go through `app.add_url_rule(rule, endpoint, view_func, methods=...)`."""
    for call in code.calls_of("add_url_rule"):
        for case in code.cases(call):
            base, view = case.callee.base if case.callee else None, case.argument(2, "view_func")
            node = node_of(base, strict=False) if base is not None else None
            if node is not None and view is not None:
                yield from _rules(node, case, handlers_of(view, _methods(case)))


FLASK = Framework(
    name="flask",
    title="Flask",
    packages=frozenset({"flask", "quart", "apiflask", "flask_smorest", "flask_openapi3"}),
    source="https://flask.palletsprojects.com/en/stable/",
    injectors=frozenset({"werkzeug.local.LocalProxy", "werkzeug.LocalProxy"}),
    proxies={"flask_login.current_user": LOADERS, "flask_login.utils.current_user": LOADERS},
    unwrapping=frozenset({"_get_current_object"}),
    namespaces=frozenset({"flask.g", "quart.g"}),
    rendering=RENDERING,
    find_entries=find_entries,
)
