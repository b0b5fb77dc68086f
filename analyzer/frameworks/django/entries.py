"""Everything of Django that wakes the code: routes, middleware, commands, the admin site, signals.

Source: https://docs.djangoproject.com/en/5.2/topics/http/urls/

Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.bound import Bound
from analyzer.frameworks.django.commands import admins, commands
from analyzer.frameworks.django.confs import mounted
from analyzer.frameworks.django.lookups import Loaders
from analyzer.frameworks.django.middleware import middleware
from analyzer.frameworks.django.models import Models
from analyzer.frameworks.django.patterns import Route
from analyzer.frameworks.django.signals import signals
from analyzer.frameworks.django.targets import Targets
from analyzer.frameworks.django.views import Handler, handler_of, of_class
from analyzer.model.guards import told_guards
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code
from analyzer.model.usage import EntryPoint


def find_entries(code: Code) -> FoundEntries:
    """Find every route, middleware, command, admin registration and signal receiver."""
    tree = mounted(code)
    loaders = Loaders(code)
    apps = Apps(code)
    bound = Bound(code, apps, loaders)
    targets = Targets(Models(code, apps), loaders)
    routes: list[EntryPoint] = []
    problems = list(tree.problems)
    for route in tree.routes:
        found = http_entries(bound, route)
        routes.extend(found)
        if not found:
            problems.append(_unknown_view(route))
    heard = signals(code, targets)
    entries = [*routes, *commands(code), *admins(code, targets), *heard.entry_points, *middleware(code)]
    return FoundEntries(unique(entries), heard.wires, (*problems, *heard.problems))


def http_entries(bound: Bound, route: Route) -> list[EntryPoint]:
    """Return one entry point per HTTP method of a route; none where its view cannot be known."""
    handler = of_class(bound.code, route.registered) if route.registered is not None else None
    if route.view is not None:
        handler = handler_of(bound, route.view, route.receiver)
    if handler is None:
        return []
    places = (route.location, *route.also)
    return [http_entry(method, route.path, handler, places, "django") for method in handler.methods]


def http_entry(method: str, path: str, handler: Handler, places: Sequence[Location], framework: str) -> EntryPoint:
    """Return the entry point of one HTTP method and path; the first of its places is the one to show."""
    name = f"{method} {path}"
    key = EntryPointId(f"http {name}")
    guards, sources = told_guards(handler.guards)
    return EntryPoint(
        key, "http", name, SymbolName(handler.function), places[0], method, path, guards, framework,
        tuple(places[1:]), guard_sources=sources,
    )  # fmt: skip


def unique(entries: Iterable[EntryPoint]) -> tuple[EntryPoint, ...]:
    """Return entry points sorted, each once; those that share an id get the function behind it."""
    first: dict[tuple[str, str], EntryPoint] = {}
    for entry in entries:
        first.setdefault((entry.id, entry.function), entry)
    counts: dict[str, int] = {}
    for key, _function in first:
        counts[key] = counts.get(key, 0) + 1
    renamed = [
        replace(entry, id=EntryPointId(f"{entry.id} {entry.function}")) if counts[entry.id] > 1 else entry
        for entry in first.values()
    ]
    return tuple(sorted(renamed, key=lambda entry: entry.id))


def _unknown_view(route: Route) -> Problem:
    return Problem(
        "unresolved-view", f"the view of {route.path} is no known function or class", route.location, route.path
    )
