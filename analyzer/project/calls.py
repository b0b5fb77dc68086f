"""Who calls whom inside the code base, and which argument types call sites agree on. Pure."""

from dataclasses import dataclass, field

from analyzer.model import facts as f
from analyzer.model.code import Call
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site, Walk

LITERALS = frozenset({f.CONST, f.JOIN, f.LIST, f.TUPLE, f.SET, f.DICT})
Arguments = dict[tuple[str, int, str], tuple[Typed, ...]]


@dataclass(slots=True)
class Found:
    """Calls of one caller and callee under construction."""

    confidence: Confidence
    locations: set[Location] = field(default_factory=set)
    receiver: str = ""
    in_loop: bool = False
    in_transaction: bool = False


@dataclass(frozen=True, slots=True)
class CallFacts:
    """All calls between definitions of the code base, and how many sites were seen."""

    calls: tuple[Call, ...]
    resolved_sites: int  # to the code base or to a library whose name is known
    sites: int


class CallReader:
    """Collect calls site by site."""

    def __init__(self, types: Types, transactions: frozenset[str]) -> None:
        """Read with `types`; `transactions` are the paths that open one."""
        self.types = types
        self.code = types.code
        self.transactions = transactions
        self.found: dict[tuple[str, str], Found] = {}

    def read(self, walk: Walk) -> CallFacts:
        """Read every call of the running application."""
        sites = resolved = 0
        for site in walk.sites(f.CALLS):
            sites += 1
            callee = site.term.at(site.term.value[2])
            targets = self._targets(site, callee)
            resolved += bool(targets) or self._is_known(site, callee)
            for typed, symbol in targets:
                self._add(site, typed, symbol, sure=len(targets) == 1)
        self._add_nested()
        rows = [self._call(caller, callee, found) for (caller, callee), found in sorted(self.found.items())]
        return CallFacts(tuple(rows), resolved, sites)

    def _is_known(self, site: Site, callee: CodeTerm) -> bool:
        """Say whether a call goes to a library: by its path, or as a method of a literal or of a typed value."""
        if callee.path or callee.op != f.ATTR:
            return bool(callee.path)
        base = callee.at(callee.value[2])
        return base.resolved.op in LITERALS or bool(self.types.of(base, site.receiver))

    def arguments(self, walk: Walk) -> Arguments:
        """Return the types of parameters on which all resolved call sites agree."""
        seen: dict[tuple[str, int, str], set[Typed]] = {}
        for site in walk.sites(f.CALLS):
            for typed, _symbol in self._targets(site, site.term.at(site.term.value[2])):
                view = self._function(typed)
                if view is not None:
                    self._pass(site, typed, view, seen)
        return {key: tuple(types) for key, types in sorted(seen.items()) if len(types) == 1}

    def _pass(self, site: Site, typed: Typed, view: CodeFunction, seen: dict[tuple[str, int, str], set[Typed]]) -> None:
        names = [one.name for one in view.scope.parameters if one.kind == "positional"]
        bound = names[1:] if view.class_symbol and typed.receiver is not None else names
        given = [*zip(bound, site.term.arguments, strict=False), *site.term.keywords.items()]
        for name, argument in given:
            for one in self.types.of(argument, site.receiver):
                if one.of and one.kind is not Kind.FUNCTION:
                    plain = Typed(one.kind, one.of, one.own_class).at_least(Level.HELPER)
                    seen.setdefault((view.module, view.number, name), set()).add(plain)

    def _targets(self, site: Site, callee: CodeTerm) -> list[tuple[Typed, str]]:
        """Return the functions and classes of the code base that a call may run."""
        found: dict[str, Typed] = {}
        members = self._member_types(site, callee) if callee.op == f.ATTR else ()
        for typed in members or self.types.of(callee, site.receiver):
            symbol = self._symbol(typed)
            if symbol:
                found.setdefault(symbol, typed)
        return [(typed, symbol) for symbol, typed in found.items()]

    def _member_types(self, site: Site, callee: CodeTerm) -> tuple[Typed, ...]:
        bases = self.types.of(callee.at(callee.value[2]), site.receiver)
        return tuple(one for base in bases for one in self.types.members.of(base, callee.attribute))

    def _symbol(self, typed: Typed) -> str:
        if typed.kind is Kind.FUNCTION:
            return typed.of
        if typed.kind is Kind.CLASS and self.code.class_of(typed.of) is not None:
            constructor = self.types.members.own_function(Typed(Kind.CLASS, typed.of), "__init__")
            return constructor.symbol if constructor else typed.of
        if typed.kind is Kind.INSTANCE:
            own = self.types.members.own_function(typed, "__call__")
            return own.symbol if own else ""
        return ""

    def _function(self, typed: Typed) -> CodeFunction | None:
        return self.code.function_of(self._symbol(typed))

    def _add(self, site: Site, typed: Typed, symbol: str, sure: bool) -> None:
        confidence = Confidence.HIGH if sure else Confidence.MEDIUM
        found = self.found.setdefault((site.owner, symbol), Found(confidence))
        found.confidence = Confidence.HIGH if sure else found.confidence
        found.locations.add(Location(site.term.location.path, site.effect[1]))
        found.receiver = typed.receiver.of if typed.receiver is not None else ""
        found.in_loop |= site.in_loop
        found.in_transaction |= not self.transactions.isdisjoint(site.contexts)

    def _add_nested(self) -> None:
        """A function runs, or hands out, the functions defined inside it."""
        for view in self.code.functions():
            outer = self.code.scope(view.module, view.scope.parent)
            if outer.kind in (f.FUNCTION_BODY, f.LAMBDA_BODY):
                key = (self.code.owner(view.module, view.scope.parent), view.symbol)
                self.found.setdefault(key, Found(Confidence.HIGH)).locations.add(view.location)

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
        )
