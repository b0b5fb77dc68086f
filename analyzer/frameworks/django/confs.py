"""Where the URLs of a code base begin: the root URLconf, URLconfs that nobody includes, URLs of applications.

Source: https://docs.djangoproject.com/en/5.2/topics/http/urls/#how-django-processes-a-request

Pure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from analyzer.frameworks.django.apps import App, Apps
from analyzer.frameworks.django.bound import Bound
from analyzer.frameworks.django.lookups import Loaders, settings_texts
from analyzer.frameworks.django.patterns import PATTERNS, ROUTES, Mount, Patterns, Route, Router
from analyzer.frameworks.django.registered import RegisteredViews
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term

GIVERS = frozenset({"get_urls", "urls"})  # methods and properties that others mount

Walk = Callable[[Patterns], Iterator[Route | Router]]


@dataclass(frozen=True, slots=True)
class Mounted:
    """Everything that hangs in the URL tree."""

    routes: tuple[Route, ...]
    routers: tuple[Router, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One possible root with what hangs below it."""

    key: str
    found: tuple[Route | Router, ...]
    reached: frozenset[str]
    unknown: tuple[Term, ...]


def mounted(code: Code) -> Mounted:
    """Return every route of the code base under its full path."""
    apps = Apps(code)
    loaders = Loaders(code)
    bound = Bound(code, apps, loaders)
    roots = [loaders.module_named(text) for text in settings_texts(code, "ROOT_URLCONF")]
    registered = RegisteredViews(bound)
    trees = [_grow(Patterns(bound, registered), key, walk) for key, walk in _walks(code, apps).items()]
    chosen = [tree for tree in trees if tree.key in roots]
    reached = frozenset().union(*(tree.reached for tree in chosen))
    mounts = [tree for tree in trees if tree.key.endswith("()") and tree.found]
    reached = reached.union(*(tree.reached for tree in mounts))
    rest = [tree for tree in trees if tree not in chosen and tree not in mounts and tree.key not in reached]
    others = [tree for tree in rest if not any(tree.key in one.reached for one in rest if one is not tree)]
    problems = [_nowhere(code, tree) for tree in others if chosen and tree.key in code.modules()]
    used = [*chosen, *mounts, *others]
    problems += [_dynamic(term) for tree in used for term in tree.unknown]
    found = list(dict.fromkeys(one for tree in used for one in tree.found))
    return Mounted(
        tuple(one for one in found if isinstance(one, Route)),
        tuple(one for one in found if isinstance(one, Router)),
        tuple(dict.fromkeys(problems)),
    )


def _walks(code: Code, apps: Apps) -> dict[str, Walk]:
    """Return every place where a URL tree may begin, by module, by application class, by its mounting methods."""
    walks: dict[str, Walk] = {}
    for term in code.variables(PATTERNS):
        walks[term.module] = partial(_conf, term.module)
    for app in apps.by_label.values():
        function = app.view.function("get_urls")
        if function is not None:
            walks[app.view.symbol] = partial(_given, app, function)
        calls = _mounting_calls(code, app)
        if calls:
            walks[f"{app.view.symbol}()"] = partial(_hung, app, calls)
    return walks


def _conf(module: str, patterns: Patterns) -> Iterator[Route | Router]:
    yield from patterns.conf(module, Mount())


def _given(app: App, function: FunctionView, patterns: Patterns) -> Iterator[Route | Router]:
    for value in function.returns():
        yield from patterns.walk(value, Mount(receiver=app.view))


def _hung(app: App, calls: list[Term], patterns: Patterns) -> Iterator[Route | Router]:
    for call in calls:
        yield from patterns.route(call, Mount(receiver=app.view))


def _mounting_calls(code: Code, app: App) -> list[Term]:
    """Return the `path()` calls in methods that add to a URLconf themselves, such as `ready`."""
    methods: dict[str, FunctionView] = {}
    for path in app.view.mro:
        ancestor = code.class_of(path)
        for function in ancestor.functions() if ancestor is not None else ():
            methods.setdefault(function.name, function)
    calls = [call for name, method in methods.items() if name not in GIVERS for call in method.calls()]
    routes = [call for call in calls if call.callee is not None and call.callee.path in ROUTES]
    nested = {part for call in routes for argument in _given_to(call) for part in argument.walk()}
    return [call for call in routes if call not in nested]


def _given_to(call: Term) -> list[Term]:
    return [*call.arguments, *call.keywords.values()]


def _grow(patterns: Patterns, key: str, walk: Walk) -> Tree:
    found = tuple(walk(patterns))
    return Tree(key, found, frozenset(patterns.reached - {key}), tuple(patterns.unknown))


def _nowhere(code: Code, tree: Tree) -> Problem:
    message = f"no URLconf includes {tree.key}; its routes are listed without the path in front of them"
    return Problem("unmounted-urlconf", message, Location(code.path_of(tree.key), 0), "the full paths of its routes")


def _dynamic(call: Term) -> Problem:
    return Problem("dynamic-route", "a part of a path is not a constant", call.location, "the full path of a route")
