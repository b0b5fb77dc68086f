"""Django REST framework: routers and the actions of view sets; its views under `path()` are read by Django's file.

Source: https://www.django-rest-framework.org/api-guide/routers/ and
https://www.django-rest-framework.org/api-guide/viewsets/

Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.bound import Bound
from analyzer.frameworks.django.confs import mounted
from analyzer.frameworks.django.entries import http_entry, unique
from analyzer.frameworks.django.lookups import Loaders
from analyzer.frameworks.django.patterns import full_path, plain
from analyzer.frameworks.django.views import Handler, of_class
from analyzer.frameworks.drf_access import PARAMETERS, TRANSFERS, VALUES, find_entities
from analyzer.frameworks.rows import places_of
from analyzer.model.guards import Guard
from analyzer.model.knowledge import FoundEntries, Framework, Kind, KnownCall
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, FunctionView, Term
from analyzer.model.usage import EntryPoint

NAME = "drf"
ACTIONS = (  # action, method, whether it is about one object
    ("list", "GET", False),
    ("create", "POST", False),
    ("retrieve", "GET", True),
    ("update", "PUT", True),
    ("partial_update", "PATCH", True),
    ("destroy", "DELETE", True),
)
SAID_BY_CLASS = ("class", "settings")  # where guards stand that an action may replace
_UPDATE = frozenset({"update", "partial_update"})
_ALL = frozenset(name for name, _method, _detail in ACTIONS)
INHERITED = {  # last name of a library class -> the actions that it gives
    "ModelViewSet": _ALL,
    "ReadOnlyModelViewSet": frozenset({"list", "retrieve"}),
    "ListModelMixin": frozenset({"list"}),
    "CreateModelMixin": frozenset({"create"}),
    "RetrieveModelMixin": frozenset({"retrieve"}),
    "UpdateModelMixin": _UPDATE,
    "DestroyModelMixin": frozenset({"destroy"}),
}
DECORATORS = {"action": None, "detail_route": True, "list_route": False}  # -> about one object, None: an argument says
DEEPEST_ROUTER = 10  # routers in routers


@dataclass(frozen=True, slots=True)
class Registration:
    """A view set under a prefix."""

    path: str  # of the list, with "/" in front, without one behind
    slash: str  # "/" or ""
    view: ClassView
    location: Location
    also: tuple[Location, ...] = ()


class Routers:
    """What is registered with which router."""

    def __init__(self, code: Code) -> None:
        """Index calls of `register`."""
        self.bound = Bound(code, Apps(code), Loaders(code))
        self.calls: dict[Term, list[Term]] = {}
        for call in code.calls_of("register"):
            base = call.callee.base if call.callee is not None else None
            if base is not None and len(call.arguments) + len(call.keywords) > 1 and base.resolved.is_call:
                self.calls.setdefault(base.resolved, []).extend(code.cases(call))
        self.poured: dict[Term, list[Term]] = {}
        for call in code.calls_of("extend"):
            target = call.callee.base if call.callee is not None else None
            given = call.argument(0)
            if target is not None and target.attribute == "registry" and given is not None and given.base is not None:
                owner = target.base.resolved if target.base is not None else target
                self.poured.setdefault(owner, []).append(given.base.resolved)

    def below(self, path: str, router: Term, depth: int = 0) -> Iterator[Registration | Problem]:
        """Return everything registered with a router that hangs under `path`, and what could not be read."""
        slash = router.keywords.get("trailing_slash")
        ending = "" if slash is not None and slash.literal is False else "/"
        base = path + nested_prefix(router)
        for call in self.calls.get(router, []):
            prefix, given = call.argument(0, "prefix"), call.argument(1, "viewset")
            view = self.bound.behind(given, None).as_class if given is not None else None
            text = self.bound.text(prefix, None) if prefix is not None else None
            if view is None or text is None:
                yield _unknown(call, "view set" if view is None else "prefix")
            else:
                yield Registration(full_path(f"{base}{plain(text)}"), ending, view, *places_of(call, prefix))
        if depth < DEEPEST_ROUTER:
            for other in self.poured.get(router, []):
                yield from self.below(path, other, depth + 1)


def nested_prefix(router: Term) -> str:
    """Return the path that a nested router puts in front: `/orders/<order_pk>/`. Source: drf-nested-routers."""
    callee = router.callee
    if callee is None or not last_of(callee.path).startswith("Nested"):
        return ""
    parent, lookup = router.argument(1, "parent_prefix"), router.keywords.get("lookup")
    text = parent.text if parent is not None else None
    name = lookup.text if lookup is not None else None
    return f"{text}/<{name or 'parent'}_pk>/" if text else ""


def find_entries(code: Code) -> FoundEntries:
    """Find the routes of every router: those in the URL tree first, then those that hang nowhere we know."""
    routers = Routers(code)
    tree = mounted(code)
    hung = [(one.path, one.router) for one in tree.routers]
    seen = {router for _path, router in hung} | {one for others in routers.poured.values() for one in others}
    views = {view.symbol for _path, router in hung for view in _views(routers, router)}
    loose = [router for router in routers.calls if router not in seen and _has_urls(routers, router, views)]
    found = [
        one
        for path, router in [*hung, *(("/", loose_one) for loose_one in loose)]
        for one in routers.below(path, router)
    ]
    entries = [entry for one in found if isinstance(one, Registration) for entry in _entries(code, one)]
    problems = [one for one in found if isinstance(one, Problem)] + [_nowhere(router) for router in loose]
    return FoundEntries(unique(entries), (), tuple(dict.fromkeys(problems)))


def _views(routers: Routers, router: Term) -> list[ClassView]:
    return [one.view for one in routers.below("/", router) if isinstance(one, Registration)]


def _has_urls(routers: Routers, router: Term, known: set[str]) -> bool:
    """Say whether an object that hangs nowhere is a router: it holds view sets, and others do not hold them all."""
    views = _views(routers, router)
    is_router = last_of(router.callee.path if router.callee is not None else "").endswith("Router")
    return is_router and any(view.symbol not in known and _actions(view) for view in views)


def _actions(view: ClassView) -> frozenset[str]:
    """Return the standard actions of a view set: its own, inherited ones of the code base and of the library."""
    own = {name for name in _ALL if view.function(name) is not None}
    given = [INHERITED.get(last_of(path), frozenset()) for path in view.mro]
    return frozenset(own).union(*given)


def _entries(code: Code, registration: Registration) -> list[EntryPoint]:
    view = registration.view
    guards = of_class(code, view).guards
    one = f"{registration.path}/<{_lookup(view)}>"
    actions = _actions(view)
    own = dict(_own_guards(code, view, guards))
    found = [
        (method, one if detail else registration.path, _function(view, name), name)
        for name, method, detail in ACTIONS
        if name in actions
    ]
    for function, method, detail, name in _extra_actions(code, view):
        found.append((method, f"{one if detail else registration.path}/{name}", function, last_of(function)))
    places = (registration.location, *registration.also)
    return [
        replace(
            http_entry(
                method, full_path(path + registration.slash), Handler(symbol, (), own.get(symbol, guards)), places, NAME
            ),
            action=action,
        )
        for method, path, symbol, action in found
    ]


def _own_guards(code: Code, view: ClassView, guards: tuple[Guard, ...]) -> Iterator[tuple[str, tuple[Guard, ...]]]:
    """Go through the actions that say themselves who may call them, in place of what the class says."""
    for path in view.mro:
        ancestor = code.class_of(path)
        for function in ancestor.functions() if ancestor is not None else ():
            firsts = [function, *filter(None, map(_mapped, function.decorators))]
            given = [one.keywords.get("permission_classes") for first in firsts for one in _marking(first)]
            for classes in given:
                if classes is not None:
                    kept = [guard for guard in guards if guard[1] not in SAID_BY_CLASS]
                    named = [(last_of(one.path), "decorator") for one in classes.elements() if one.path]
                    yield function.symbol, (*kept, *named)


def _function(view: ClassView, name: str) -> str:
    own = view.own_function(name)
    return own.symbol if own is not None else view.symbol


def _lookup(view: ClassView) -> str:
    for name in ("lookup_url_kwarg", "lookup_field"):
        term = view.attribute(name)
        if term is not None and term.text:
            return term.text
    return "pk"


def _extra_actions(code: Code, view: ClassView) -> Iterator[tuple[str, str, bool, str]]:
    """Return symbol, method, whether it is about one object, and path of every `@action`, inherited ones included."""
    seen: set[str] = set()
    for path in view.mro:
        ancestor = code.class_of(path)
        for function in ancestor.functions() if ancestor is not None else ():
            if function.name not in seen:
                seen.add(function.name)
                for decorator in function.decorators:
                    yield from _declared(function, decorator)


def _declared(function: FunctionView, decorator: Term) -> Iterator[tuple[str, str, bool, str]]:
    callee = decorator.callee
    if callee is not None and last_of(callee.path) in DECORATORS:
        detail, name = _options(decorator, function.name)
        given = decorator.argument(0, "methods")
        texts = [one.text for one in given.elements()] if given is not None else []
        for method in [text.upper() for text in texts if text] or ["GET"]:
            yield function.symbol, method, detail, name
    first = _mapped(decorator)
    if first is not None:
        for other in _marking(first):
            detail, name = _options(other, first.name)
            yield function.symbol, decorator.attribute.upper(), detail, name


def _mapped(decorator: Term) -> FunctionView | None:
    """Return the action for whose URL a method answers another verb: `@labels.mapping.delete`."""
    mapping = decorator.base
    first = mapping.base if mapping is not None and mapping.attribute == "mapping" else None
    return first.as_function if first is not None else None


def _marking(function: FunctionView) -> list[Term]:
    """Return the decorators that make a method an action, without those of documentation and the like."""
    known = [(one, one.callee) for one in function.decorators]
    return [one for one, callee in known if callee is not None and last_of(callee.path) in DECORATORS]


def _options(decorator: Term, default: str) -> tuple[bool, str]:
    fixed = DECORATORS.get(last_of(decorator.callee.path)) if decorator.callee is not None else None
    detail, path = decorator.argument(1, "detail"), decorator.keywords.get("url_path")
    about_one = fixed if fixed is not None else (detail is not None and detail.literal is True)
    return about_one, (path.text if path is not None else None) or default


def _unknown(call: Term, what: str) -> Problem:
    return Problem("dynamic-route", f"the {what} of a router is not a constant", call.location, "routes")


def _nowhere(router: Term) -> Problem:
    message = "no URLconf includes this router; its routes are listed without the path in front of them"
    return Problem("unmounted-router", message, router.location, "the full paths of its routes")


DRF = Framework(
    name=NAME,
    title="Django REST framework",
    packages=frozenset({"rest_framework"}),
    source="https://www.django-rest-framework.org/",
    parent="django",
    calls=(KnownCall(frozenset({"rest_framework.generics.get_object_or_404"}), Kind.INSTANCE, "read"),),
    values=VALUES,
    transfers=TRANSFERS,
    parameters=PARAMETERS,
    find_entities=find_entities,
    find_entries=find_entries,
)
