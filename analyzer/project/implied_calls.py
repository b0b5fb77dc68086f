"""Calls without parentheses: properties that are read, contexts entered, functions handed to builtins. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.handing import CALLABLE, HandingOn
from analyzer.project.instances import PROPERTIES
from analyzer.project.kinds import Typed
from analyzer.project.proxies import Proxies
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site, Walk

CALLERS = frozenset({"builtins.map", "builtins.filter", "functools.reduce", "itertools.starmap", "itertools.takewhile"})
KEYED = frozenset({"builtins.sorted", "builtins.min", "builtins.max", "itertools.groupby", "heapq.nlargest"})
ENTERING = ("__enter__", "__aenter__", "__exit__", "__aexit__")


class ImpliedCalls:
    """What runs besides the calls that are written as calls."""

    def __init__(self, types: Types) -> None:
        """Look for the properties of the code base."""
        self.types = types
        self.proxies, self.handing = Proxies(types), HandingOn(types)
        self.properties = frozenset(view.name for view in types.code.functions() if _is_property(view))

    def read(self, walk: Walk) -> Iterator[tuple[Site, Typed]]:
        """Go through what a walk calls without saying so, with what is called."""
        for site in walk.sites(f.CALLS):
            for given in _handed_over(site.term):
                yield from ((site, typed) for typed in self._of(given, site) if typed.kind in CALLABLE)
            for typed, later in self.handing.read(site):
                yield (replace(site, later=True) if later else site), typed
        yield from self._read_makers(walk)
        yield from self._read_properties(walk)
        yield from self.proxies.read(walk)
        for site in walk.contexts():
            for typed in self._of(site.term, site):
                entered = [self.types.members.own_function(typed, name) for name in ENTERING]
                for one in entered if typed.kind is not Kind.CLASS else ():
                    if one is not None:
                        yield site, Typed(Kind.FUNCTION, one.symbol, "", typed.level, receiver=typed)

    def _read_makers(self, walk: Walk) -> Iterator[tuple[Site, Typed]]:
        """Go through what a library runs of the rows that it makes: `Order.objects.create()` runs `Order.save`."""
        knowledge = self.types.knowledge
        for site in walk.sites(f.CALLS):
            callee = site.term.at(site.term.value[2])
            if callee.op != f.ATTR or callee.attribute not in knowledge.running:
                continue
            for base in self._of(callee.at(callee.value[2]), site):
                transfer = knowledge.transfer(base, callee.attribute, called=True)
                if transfer is None or self.types.members.own_function(base, callee.attribute) is not None:
                    continue
                row = Typed(Kind.INSTANCE, base.of, "", base.level)
                own = self.types.members.own_function(row, transfer.runs) if transfer.runs else None
                if own is not None:
                    yield site, Typed(Kind.FUNCTION, own.symbol, "", base.level, receiver=row)

    def _read_properties(self, walk: Walk) -> Iterator[tuple[Site, Typed]]:
        for site in walk.attributes(self.properties):
            for typed in self._of(site.term.at(site.term.value[2]), site):
                own = self.types.members.own_function(typed, site.term.attribute)
                if own is not None and typed.kind is not Kind.CLASS and _is_property(own):
                    yield site, Typed(Kind.FUNCTION, own.symbol, "", typed.level, receiver=typed)

    def _of(self, term: CodeTerm, site: Site) -> tuple[Typed, ...]:
        return self.types.of(term, site.receiver)


def _is_property(view: CodeFunction) -> bool:
    return bool(view.class_symbol) and any(one.path in PROPERTIES for one in view.decorators)


def _handed_over(call: CodeTerm) -> list[CodeTerm]:
    """Return the functions that a builtin calls: of `map(f, x)`, `sorted(x, key=f)`, `x.sort(key=f)`."""
    callee = call.at(call.value[2])
    if callee.path in CALLERS:
        return list(call.arguments[:1])
    key = call.keywords.get("key") if callee.path in KEYED or callee.attribute == "sort" else None
    return [key] if key is not None else []
