"""Who calls whom inside the code base. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analyzer.model import facts as f
from analyzer.model.code import Call
from analyzer.model.knowledge import Kind
from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName
from analyzer.project.callers import Callers
from analyzer.project.committing import Committing
from analyzer.project.implied_calls import ImpliedCalls
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.overrides import MOST_FOLLOWED, Overrides
from analyzer.project.targets import Targets, given_by
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Node, Site, Walk

SUREST = tuple(Confidence)
COMPUTED = ("builtins.getattr()", "builtins.__import__()", "importlib.import_module()")  # by a name made at run time
LITERALS = frozenset({f.CONST, f.JOIN, f.LIST, f.TUPLE, f.SET, f.DICT})


@dataclass(slots=True)
class Found:
    """Calls of one caller and callee under construction."""

    confidence: Confidence
    locations: set[Location] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)
    receiver: str = ""
    in_loop: bool = False
    in_transaction: bool = False
    later: bool = True  # until a site is met that runs it at once


@dataclass(frozen=True, order=True, slots=True)
class Edge:
    """A function bound to a class calls another one."""

    caller: Node
    callee: Node
    in_transaction: bool = False
    in_loop: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class CallFacts:
    """All calls between definitions of the code base, and how many sites were seen."""

    calls: tuple[Call, ...]
    edges: tuple[Edge, ...]  # the same, told apart by the classes that functions are bound to
    resolved_sites: int  # to the code base or to a library whose name is known
    sites: int
    open_sites: tuple[Place, ...] = ()  # calls whose target was not found, sorted
    foreign_sites: tuple[Place, ...] = ()  # these, and calls that are taken for those of a library, sorted
    places: Mapping[tuple[str, str], frozenset[Place]] = field(default_factory=dict)  # caller and callee -> the calls


class CallReader:
    """Collect calls site by site."""

    def __init__(self, types: Types, transactions: frozenset[str]) -> None:
        """Read with `types`; `transactions` are the paths that open one."""
        self.types = types
        self.code = types.code
        self.targets = Targets(types)
        self.committing = Committing(types.knowledge, transactions)
        self.implied, self.overrides = ImpliedCalls(types), Overrides(types.code)
        self.callers = Callers(types)
        self.found: dict[tuple[str, str], Found] = {}
        self.edges: dict[tuple[Node, Node], bool] = {}  # -> whether in a transaction
        self.loops: set[tuple[Node, Node]] = set()  # edges of which a site stands in a loop
        self.later: set[tuple[Node, Node]] = set()  # edges of which no site runs the callee at once
        self.sites: set[Place] = set()
        self.resolved: set[Place] = set()
        self.tied: set[Place] = set()  # of these, the ones that lead to the code base

    def read(self, walk: Walk) -> list[Node]:
        """Read every call of a walk; return the functions that were called for a class, sorted."""
        called: set[Node] = set()
        for site in walk.sites(f.CALLS):
            self.sites.add(site.term.place)
            callee = site.term.at(site.term.value[2])
            targets = self.targets.of(site, callee)
            if targets or self._is_known(site, callee):
                self.resolved.add(site.term.place)
            if targets:
                self.tied.add(site.term.place)
            for typed, symbol in targets:
                confidence = Confidence.HIGH if len(targets) == 1 and not _is_chosen(typed) else Confidence.MEDIUM
                called.update(self._note(site, typed, symbol, confidence))
                called.update(self._note_callbacks(site, typed))
        for site, typed in self.implied.read(walk):
            symbol = self.targets.symbol(typed)
            called.update(self._note(site, typed, symbol, Confidence.MEDIUM) if symbol else ())
        return sorted(called)

    def _note(self, site: Site, typed: Typed, symbol: str, confidence: Confidence) -> Iterator[Node]:
        """Note a call and what it may run in subclasses; go through the functions that are called for a class."""
        self._add(site, typed, symbol, confidence)
        yield self._add_edge(site, typed, symbol)
        below = self.overrides.of(typed)
        for one in below:
            followed = len(below) <= MOST_FOLLOWED
            self._add(site, one, one.of, Confidence.MEDIUM if followed else Confidence.LOW)
            yield self._add_edge(site, one, one.of) if followed else _node_of(one, one.of)

    def _note_callbacks(self, site: Site, typed: Typed) -> Iterator[Node]:
        """Note the functions that a call hands to a function that calls them; go through those bound to a class.

        The call reaches them: inside the other function it is not known whose turn it is, so that its own call is LOW.
        """
        view = self.targets.function(typed)
        called = _called_parameters(view) if view is not None else {}
        for name, argument in given_by(site, typed, view) if view is not None and called else ():
            for one in self.types.of(argument, site.receiver) if name in called else ():
                if one.kind is Kind.FUNCTION and view is not None:
                    yield from self._note(site, one, one.of, Confidence.MEDIUM)
                    inside = self.found.setdefault((view.symbol, one.of), Found(Confidence.LOW, later=False))
                    inside.locations.add(called[name])

    def lead(self, site: Site, typed: Typed) -> list[Node]:
        """Let a site run a function that no call in the code shows; return what runs, with the class it runs for."""
        symbol, below = self.targets.symbol(typed), self.overrides.of(typed)
        followed = below if len(below) <= MOST_FOLLOWED else ()
        self.callers.wake([symbol, *(one.of for one in below)])
        own = [self._add_edge(site, typed, symbol)] if symbol else []
        return [*own, *(self._add_edge(site, one, one.of) for one in followed)]

    def facts(self, woken: Collection[str] = ()) -> CallFacts:
        """Return what was found; `woken` are the functions that have an entry point."""
        self._add_nested(woken)
        rows = [self._call(caller, callee, found) for (caller, callee), found in sorted(self.found.items())]
        edges = [
            Edge(*ends, inside, ends in self.loops, ends in self.later) for ends, inside in sorted(self.edges.items())
        ]
        left, foreign = (tuple(sorted(self.sites - known)) for known in (self.resolved, self.tied))
        places = {ends: frozenset(found.places) for ends, found in self.found.items()}
        return CallFacts(tuple(rows), tuple(edges), len(self.resolved), len(self.sites), left, foreign, places)

    def _add_edge(self, site: Site, typed: Typed, symbol: str) -> Node:
        callee = _node_of(typed, symbol)
        self.callers.note(site, typed, callee)
        key = (site.node, callee)
        if site.later and key not in self.edges:
            self.later.add(key)
        elif not site.later:
            self.later.discard(key)
        self.edges[key] = self.edges.get(key, False) or self.committing.is_held(site)
        self.loops.update([key] if site.in_loop else ())
        return callee

    def _is_known(self, site: Site, callee: CodeTerm) -> bool:
        """Say whether a call goes to a library: by its path, or as a method of a literal or of a typed value."""
        if self._is_of_library(callee.path) or callee.op != f.ATTR:
            return self._is_of_library(callee.path)
        base = callee.at(callee.value[2])
        made = base.resolved
        if made.op in LITERALS or self._is_of_library(made.path):
            return True
        return any(one.kind is not Kind.MODULE for one in self.types.of(base, site.receiver))

    def _is_of_library(self, path: str) -> bool:
        return bool(path) and self.code.is_external(path) and not path.startswith(COMPUTED)

    def _add(self, site: Site, typed: Typed, symbol: str, confidence: Confidence) -> None:
        found = self.found.setdefault((site.owner, symbol), Found(confidence))
        found.confidence = min(found.confidence, confidence, key=SUREST.index)
        found.locations.add(site.location)
        found.places.add(site.term.place)
        found.receiver = typed.receiver.class_symbol if typed.receiver is not None else ""
        found.in_loop |= site.in_loop
        found.in_transaction |= self.committing.is_held(site)
        found.later &= site.later or self.committing.is_put_off(site)

    def add_nested(self, scopes: Iterable[tuple[str, int]], receiver: str) -> None:
        """Let a method that is read for a class run the functions inside it for that class."""
        for module, number in scopes:
            scope = self.code.scope(module, number)
            if scope.kind == f.FUNCTION_BODY and self.code.scope(module, scope.parent).kind != f.CLASS_BODY:
                outer, inner = self.code.owner(module, scope.parent), self.code.owner(module, number)
                self.edges.setdefault(((outer, receiver), (inner, receiver)), False)

    def _add_nested(self, woken: Collection[str]) -> None:
        """A function runs, or hands out, the functions defined inside it; the views that a factory makes wait."""
        for view in self.code.functions():
            outer = self.code.scope(view.module, view.scope.parent)
            if outer.kind in (f.FUNCTION_BODY, f.LAMBDA_BODY) and view.symbol not in woken:
                key = (self.code.owner(view.module, view.scope.parent), view.symbol)
                self.found.setdefault(key, Found(Confidence.HIGH, later=False)).locations.add(view.location)
                self.edges.setdefault(((key[0], ""), (key[1], "")), False)

    @staticmethod
    def _call(caller: str, callee: str, found: Found) -> Call:
        return Call(
            caller=SymbolName(caller),
            callee=SymbolName(callee),
            confidence=found.confidence,
            locations=tuple(sorted(found.locations)),
            receiver=found.receiver,
            in_loop=found.in_loop,
            in_transaction=found.in_transaction,
            later=found.later and bool(found.locations),
        )


def _is_chosen(typed: Typed) -> bool:
    """Say whether a deployment may choose other code than what a value is, or what it is bound to."""
    return typed.is_chosen or (typed.receiver is not None and typed.receiver.is_chosen)


def _node_of(typed: Typed, symbol: str) -> Node:
    """Return a callee with the class it is bound to."""
    bound = typed.receiver.class_symbol if typed.receiver is not None else ""
    return (symbol, bound or (typed.of if typed.kind is Kind.CLASS and symbol != typed.of else ""))


def _called_parameters(view: CodeFunction) -> dict[str, Location]:
    """Return the parameters that a function calls, with where."""
    values = view.scope.values
    called = {value[2]: view.term(value[2]).location for value in values if value[0] == f.CALL}
    return {values[number][2]: place for number, place in called.items() if values[number][0] == f.PARAM}
