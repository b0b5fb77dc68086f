"""Lookups in templates, step by step: what they give, what they load and what they run. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.model.data import Level
from analyzer.model.knowledge import ALL_FIELDS, Kind, Transfer
from analyzer.model.location import Location
from analyzer.model.templates import Chain
from analyzer.project.elements import ROWS
from analyzer.project.implicit import RENDER
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.types import Types

GROUP = "group"  # what stands for the class of a group of rows: it has a `list`
WHOLE = frozenset(
    {"as_p", "as_table", "as_ul", "as_div", "visible_fields", "fields"}
)  # members that show all of a form
TEXT = "__str__"
LAZY = "lazy"
KEYS = frozenset({"fk", "o2o"})
Names = Mapping[str, tuple[Typed, ...]]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that a template does when it is rendered: it reads tables, or runs a function."""

    place: Location
    in_loop: bool
    verb: str = ""
    tables: tuple[str, ...] = ()
    level: Level = Level.RELATION
    runs: Typed | None = None


@dataclass(slots=True)
class Spot:
    """A place in a template, and what was done so far."""

    place: Location
    in_loop: bool
    done: dict[Done, None] = field(default_factory=dict)  # in order
    unknown: set[Location] = field(default_factory=set)  # where names are looked up that nobody hands over
    parts: int = 0  # that were gone through

    def read(self, verb: str, tables: list[str], level: Level) -> None:
        """Note a read of tables."""
        if tables:
            self.done[Done(self.place, self.in_loop, verb, tuple(tables), level)] = None

    def add(self, other: "Spot") -> None:
        """Take what was done elsewhere."""
        self.done.update(other.done)
        self.unknown |= other.unknown

    def run(self, typed: Typed) -> None:
        """Note the call of a function."""
        self.done[Done(self.place, self.in_loop, runs=typed)] = None


class Lookups:
    """Follows lookups over relations, methods and queries."""

    def __init__(self, types: Types, known: Mapping[str, str]) -> None:
        """Follow with `types`; `known` are names of every template with what they stand for: "request.user"."""
        self.types = types
        self.knowledge: Knowledge = types.knowledge
        self.known = known

    def of(self, chain: Chain, names: Names, spot: Spot) -> tuple[Typed, ...]:
        """Return what a lookup gives; note what it reads and runs on the way."""
        if not chain:
            return ()
        found = list(names.get(chain[0], ())) or self._everywhere(chain)
        if chain[0] not in names and chain[0] not in self.known:
            spot.unknown.add(spot.place)
        skipped = 2 if chain[0] == "request" and chain[0] not in names else 1
        for step in chain[skipped:]:
            found = [one for typed in found for one in self._step(typed, step, spot)]
        return tuple(dict.fromkeys(found))

    def _everywhere(self, chain: Chain) -> list[Typed]:
        """Return what a name of every template is: `user`, `request.user`."""
        path = ".".join(chain[:2]) if chain[0] == "request" else self.known.get(chain[0], "")
        symbol = self.knowledge.attributes.get(path, "") if path else ""
        return [Typed(Kind.INSTANCE, symbol, "", Level.SELF)] if symbol else []

    def shown(self, chain: Chain, names: Names, spot: Spot) -> None:
        """Follow a lookup whose value is written into the page: its text is made, a field of a form lists its rows."""
        for typed in self.of(chain, names, spot):
            if typed.kind is Kind.FORM:
                self._show_form(typed, "", spot)
            elif typed.kind is Kind.INSTANCE and self.types.members.own_function(typed, TEXT) is not None:
                self._run(typed, TEXT, spot)
        for typed in self.of(chain[:-1], names, spot) if len(chain) > 1 else ():
            if typed.kind is Kind.FORM:
                self._show_form(typed, chain[-1], spot)

    def elements(self, chain: Chain, names: Names, spot: Spot) -> tuple[Typed, ...]:
        """Return what going through a value gives."""
        found = self.of(chain, names, spot)
        for typed in found:
            if typed.kind is Kind.FORM:
                self._show_form(typed, "", spot)
        return tuple(dict.fromkeys(one for typed in found for one in self._element(typed)))

    def groups(self, chain: Chain, names: Names, spot: Spot) -> tuple[Typed, ...]:
        """Return what the groups of a value are."""
        rows = self.elements(chain, names, spot)
        return tuple(Typed(Kind.COLLECTION, one.of, GROUP, one.level) for one in rows if one.of)

    def _element(self, typed: Typed) -> list[Typed]:
        if typed.kind is Kind.COLLECTION and typed.own_class == GROUP:
            return [Typed(Kind.INSTANCE, typed.of, GROUP, typed.level)]
        transfer = self.knowledge.transfer(typed, "[]", called=False)
        kind = transfer.gives if transfer is not None else Kind.INSTANCE if typed.kind in ROWS else None
        return [Typed(kind, typed.of, "", typed.level)] if kind is not None and typed.of else []

    def _step(self, typed: Typed, name: str, spot: Spot) -> list[Typed]:
        if name.isdigit():
            return self._element(typed)
        if typed.own_class == GROUP and typed.kind is Kind.INSTANCE:
            return [Typed(Kind.COLLECTION, typed.of, "", typed.level)] if name == "list" else []
        if typed.kind is Kind.FORM and name in WHOLE:
            return [typed]
        related = self.knowledge.relation_from(typed.of, name) if typed.kind is Kind.INSTANCE else None
        if related is not None and related.kind is not Kind.MANAGER:
            spot.read(LAZY, [one for one in (related.through, related.table) if one], Level.RELATION)
        elif related is None and self.types.members.own_function(typed, name) is not None:
            return self._run(typed, name, spot)
        return self._member(typed, name, spot)

    def _run(self, typed: Typed, name: str, spot: Spot) -> list[Typed]:
        """Note that a method or property runs; return what it gives."""
        own = self.types.members.own_function(typed, name)
        if own is None:
            return []
        function = Typed(Kind.FUNCTION, own.symbol, "", typed.level, receiver=typed)
        spot.run(function)
        return self.types.results.returned_by(function)

    def _member(self, typed: Typed, name: str, spot: Spot) -> list[Typed]:
        """Follow a member that a library defines: templates call what can be called, but nothing that writes."""
        called = self.knowledge.transfer(typed, name, called=True)
        if called is None:
            quiet = self.knowledge.transfer(typed, name, called=False)
            if quiet is not None and quiet.op == "read":
                spot.read(name, self.knowledge.tables_of(typed.of), typed.level)
            return self.types.members.of(typed, name)
        if called.op not in ("", "read"):
            return []
        if called.op:
            through = [typed.through] if typed.through else []
            spot.read(name, [*through, *self.knowledge.tables_of(typed.of)], typed.level)
        return self._given(called, typed)

    @staticmethod
    def _given(transfer: Transfer, typed: Typed) -> list[Typed]:
        if transfer.gives is None:
            return []
        keeps_class = transfer.gives in (Kind.QUERY, Kind.MANAGER)
        return [Typed(transfer.gives, typed.of, typed.own_class if keeps_class else "", typed.level)]

    def _show_form(self, typed: Typed, name: str, spot: Spot) -> None:
        """Note that a form lists the rows that its fields choose from: one field, or all of them."""
        binding = self.knowledge.bindings.get(typed.own_class)
        fields = frozenset(binding.fields if binding is not None else ())
        tables = self.knowledge.tables_behind(typed.of) if typed.of else []
        rows = [one for one in self.knowledge.relations if one.from_table in tables and one.kind in KEYS and one.field]
        shown = {name} if name else fields
        chosen = [one for one in rows if one.field in shown or (not name and (ALL_FIELDS in fields or not fields))]
        spot.read(RENDER, sorted({str(one.to_table) for one in chosen}), Level.SELF)
