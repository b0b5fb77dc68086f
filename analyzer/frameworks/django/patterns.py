"""URL patterns: lists of `path()` followed through `include`, sums, routers, tuples and methods of objects.

Source: https://docs.djangoproject.com/en/5.2/topics/http/urls/ and https://docs.djangoproject.com/en/5.2/ref/urls/

Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.frameworks.django.bound import Bound
from analyzer.frameworks.django.registered import RegisteredViews
from analyzer.frameworks.rows import places_of
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Term

ROUTES = frozenset(
    {
        "django.urls.path",
        "django.urls.re_path",
        "django.urls.conf.path",
        "django.urls.conf.re_path",
        "django.conf.urls.url",
    }
)
PATTERNS = "urlpatterns"
LONGEST_CHAIN = 30  # lists in lists
UNKNOWN = "<unknown>"  # stands in a path for a part that is no constant
SLASHES = re.compile(r"/{2,}")


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a list of patterns hangs: the path in front, the class of `self`, the lists around it."""

    path: str = "/"
    receiver: ClassView | None = None
    around: tuple[tuple[Term, str], ...] = ()

    def below(self, text: str) -> "Mount":
        """Return the mount of what stands below a route."""
        return replace(self, path=self.path + plain(text))

    def inside(self, term: Term, receiver: ClassView | None) -> "Mount | None":
        """Return the mount inside a list; None where the list is inside of itself."""
        key = (term, receiver.symbol if receiver is not None else "")
        if key in self.around or len(self.around) > LONGEST_CHAIN:
            return None
        return replace(self, receiver=receiver, around=(*self.around, key))


@dataclass(frozen=True, slots=True)
class Route:
    """A view under its full path."""

    path: str
    view: Term | None
    receiver: ClassView | None
    location: Location
    also: tuple[Location, ...] = ()
    registered: ClassView | None = None  # instead of a view: the class that a decorator registered


@dataclass(frozen=True, slots=True)
class Router:
    """An object with `urls` of its own, under its path: a router of a REST library."""

    path: str
    router: Term


def plain(text: str) -> str:
    """Return a part of a path without the anchors of regular expressions at its ends."""
    return text.removeprefix("^").removesuffix("$").removesuffix(r"\Z")


def full_path(text: str) -> str:
    """Return a path with one slash wherever parts meet."""
    return SLASHES.sub("/", text)


class Patterns:
    """Walk lists of URL patterns; remembers which URLconfs and applications it came through."""

    def __init__(self, bound: Bound, registered: RegisteredViews | None = None) -> None:
        """Read values with `bound`, and views that decorators register."""
        self.bound = bound
        self.code = bound.code
        self.registered = registered or RegisteredViews(bound)
        self.modules = frozenset(self.code.modules())
        self.reached: set[str] = set()
        self.unknown: list[Term] = []

    def conf(self, module: str, mount: Mount) -> Iterator[Route | Router]:
        """Walk the patterns of a URLconf module."""
        patterns = self.code.variable(module, PATTERNS)
        self.reached.add(module)
        if patterns is not None:
            self.reached.add(patterns.resolved.module)
            yield from self.walk(patterns, mount)

    def walk(self, term: Term, mount: Mount) -> Iterator[Route | Router]:
        """Walk a list of patterns."""
        source = term.resolved
        inner = mount.inside(source, None if source.owner == source.module else mount.receiver)
        if inner is None:
            return
        if source.bound_to == PATTERNS:
            self.reached.add(source.module)
        for part in term.parts():
            yield from self._part(part, inner)

    def _part(self, part: Term, mount: Mount) -> Iterator[Route | Router]:
        source = self.bound.behind(part, mount.receiver)
        callee = source.callee
        if callee is not None and callee.path in ROUTES:
            for case in self.code.cases(source):
                yield from self.route(case, mount)
        elif mount.receiver is None and self.bound.mentions_every_app(source):
            for app in self.bound.apps.configs:
                yield from self._part(part, replace(mount, receiver=app.view))
        elif source.is_call:
            yield from self._called(source, mount)
        elif source.attribute:
            yield from self._attribute(source, mount)
        elif source != part.resolved:
            yield from self.walk(source, mount)

    def _attribute(self, source: Term, mount: Mount) -> Iterator[Route | Router]:
        """Walk what a property gives; `urls` of other objects is a router's."""
        for inner, receiver in self._members(source, mount.receiver):
            yield from self.walk(inner, replace(mount, receiver=receiver))
        base = source.base.resolved if source.base is not None else None
        if source.attribute == "urls" and base is not None and base.is_call:
            yield Router(mount.path, base)

    def _called(self, call: Term, mount: Mount) -> Iterator[Route | Router]:
        """Walk what a method returns; for other calls, and methods that return their arguments, the arguments."""
        function, receiver = self.bound.method(call, mount.receiver)
        found: list[Route | Router] = []
        for value in function.returns() if function is not None else ():
            found.extend(self.walk(value, replace(mount, receiver=receiver)))
        if not found and call.callee is not None and not _is_include(call.callee):
            for argument in [*call.arguments, *call.keywords.values()]:
                found.extend(self.walk(argument, mount))
        yield from found

    def _members(self, source: Term, receiver: ClassView | None) -> list[tuple[Term, ClassView | None]]:
        """Return the lists behind a property: the first part of the tuples that it returns."""
        base = source.base
        owner = self.bound.instance(base, receiver) if base is not None else None
        function = owner.function(source.attribute) if owner is not None else None
        if owner is not None and function is None and source.attribute == "urls":
            function = owner.function("get_urls")  # what `urls` of an `AdminSite` gives
        if owner is None or function is None:
            return []
        self.reached.add(owner.symbol)
        return [(self._first(value, owner), owner) for value in function.returns()]

    def route(self, call: Term, mount: Mount) -> Iterator[Route | Router]:
        """Walk one `path()`."""
        pattern = call.argument(0, "route") or call.keywords.get("regex")
        view = call.argument(1, "view")
        text = self.bound.text(pattern, mount.receiver) if pattern is not None else None
        if text is None:
            self.unknown.append(call)
        below = mount.below(UNKNOWN if text is None else text)
        if view is None:
            return
        source = self.bound.behind(view, mount.receiver)
        if source.callee is not None and _is_include(source.callee):
            yield from self._include(source, below)
        elif source.attribute == "urls" or source.key is not None:
            yield from self._part_or_first(source, below)
        elif source.elements():
            yield from self.walk(source.elements()[0], below)
        else:
            yield Route(full_path(below.path), source, mount.receiver, *places_of(call, pattern))

    def _include(self, call: Term, mount: Mount) -> Iterator[Route | Router]:
        target = call.argument(0, "arg")
        if target is None:
            return
        text = self.bound.text(target, mount.receiver)
        module = self.bound.loaders.module_named(text) if text else self._module(target)
        if module:
            yield from self.conf(module, mount)
        elif text is None:
            known = len(self.unknown)
            found = list(self._part_or_first(target, mount))
            behind = self.bound.behind(target, mount.receiver)
            is_known = behind.elements() or self.bound.is_absent(target, mount.receiver)
            if not found and len(self.unknown) == known and not is_known:
                self.unknown.append(call)
            yield from found

    def _module(self, target: Term) -> str:
        path = target.path
        return path if path in self.modules else ""

    def _part_or_first(self, target: Term, mount: Mount) -> Iterator[Route | Router]:
        """Walk a list, the first part of `(list, namespace)`, or an item of what an object gives."""
        source = self.bound.behind(target, mount.receiver)
        if source.key is not None and source.base is not None:
            source = self.bound.behind(source.base, mount.receiver)
        asked = self._registered(source, mount)
        if asked is not None:
            yield from asked
            return
        if source.attribute:
            yield from self._part(source, mount)
        else:
            yield from self.walk(self._first(source, mount.receiver), mount)

    def _registered(self, source: Term, mount: Mount) -> list[Route | Router] | None:
        """Return the routes of a call that mounts what decorators registered; None for other values."""
        try:
            asked = self.registered.asked_by(source) if source.is_call else None
        except LookupError:
            self.unknown.append(source)
            return []
        if asked is None:
            return None
        below = [(one, mount.below(path)) for one, path in asked]
        also = (source.location,)
        return [Route(full_path(at.path), None, None, one.view.location, also, one.view) for one, at in below]

    def _first(self, term: Term, receiver: ClassView | None) -> Term:
        """Return the list of a tuple `(list, namespace)`; the term itself where it is a list."""
        parts = term.resolved.elements()
        if not parts or any(self._is_pattern(part, receiver) for part in parts):
            return term
        return parts[0]

    def _is_pattern(self, part: Term, receiver: ClassView | None) -> bool:
        callee = self.bound.behind(part, receiver).callee
        return callee is not None and callee.path in ROUTES


def _is_include(callee: Term) -> bool:
    return last_of(callee.path).endswith("include")
