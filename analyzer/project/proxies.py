"""Functions that run unseen: those behind proxies that are used, decorators around what is called. Pure."""

from collections.abc import Iterator
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site, Walk


class Proxies:
    """Finds what proxies and decorators of the code base run.

    The user that a login library keeps is left out: whoever is logged in is loaded for every request, whatever it does.
    """

    def __init__(self, types: Types) -> None:
        """Look with `types`."""
        self.types = types
        self.code = types.code

    def read(self, walk: Walk) -> Iterator[tuple[Site, Typed]]:
        """Go through the uses of proxies in functions and class bodies, with the functions that each runs."""
        for site in walk.names(self._names):
            view = self._behind(site.term)
            if view is not None:
                yield site, Typed(Kind.FUNCTION, view.symbol)

    def decorated(self) -> list[tuple[str, str]]:
        """Return functions with the functions that their decorators run around them, sorted."""
        found: set[tuple[str, str]] = set()
        for view in self.code.functions():
            for term in view.decorators:
                found.update((view.symbol, symbol) for symbol in self._wrapping(term) if symbol != view.symbol)
        return sorted(found)

    def _wrapping(self, decorator: CodeTerm) -> Iterator[str]:
        """Go through what a decorator of the code base runs; of a class, the method that gets the function."""
        named = decorator.callee if decorator.is_call and decorator.callee is not None else decorator
        for typed in self.types.of(named):
            if typed.kind is Kind.FUNCTION:
                yield typed.of
            elif typed.kind in (Kind.CLASS, Kind.INSTANCE):
                own = self.types.members.own_function(Typed(Kind.CLASS, typed.of), "__call__")
                yield from [own.symbol] if own is not None else []

    def _behind(self, term: CodeTerm) -> CodeFunction | None:
        made = term.resolved
        if made.op != f.CALL or made.scope or made.at(made.value[2]).path not in self.types.knowledge.injectors:
            return None
        given = made.argument(0)
        view = given.as_function if given is not None else None
        return view if isinstance(view, CodeFunction) else None

    @cached_property
    def _names(self) -> frozenset[str]:
        """Names under which proxies are used: their own, and those that imports give them."""
        calls = self.code.calls_to(self.types.knowledge.injectors)
        names = {call.bound_to for call in calls if call.owner == call.module} - {""}
        imports = [one for module in self.code.all_modules.values() for one in module.facts.imports]
        return frozenset({*names, *(one.alias for one in imports if one.name in names and one.alias)})
