"""Which function reads or writes which table: the effects of the frameworks' transfer tables at every call. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model import facts as f
from analyzer.model.data import Access, Level
from analyzer.model.knowledge import Kind, On
from analyzer.model.location import Location
from analyzer.model.names import SymbolName, TableName
from analyzer.project.kinds import LEVELS, Knowledge, Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site, Walk

OPS = {"read": ("read",), "write": ("write",), "both": ("read", "write")}

# Members that hardly anything but a query has: a call of one on an unknown value probably touches a table that
# was not found out. Common words (get, all, update, add) are no sign: 2 to 7 % of them are data access.
TELLING = frozenset(
    {
        "bulk_create", "bulk_update", "exclude", "filter_by", "first_or_404", "get_or_create", "get_or_404",
        "get_queryset", "in_bulk", "one_or_none", "order_by", "prefetch_related", "refresh_from_db",
        "scalar_one_or_none", "select_for_update", "select_related", "update_or_create", "values_list",
        "with_for_update",
    }
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """Accesses of one function, table, op and verb under construction."""

    level: Level
    locations: set[Location] = field(default_factory=set)
    in_loop: bool = False
    in_transaction: bool = False


Key = tuple[str, str, str, str]  # function, table, op, verb


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """All direct accesses, and how many sites were seen."""

    accesses: tuple[Access, ...]
    resolved_sites: int
    unresolved_sites: tuple[Location, ...]  # calls that look like data access on values of unknown type


class AccessReader:
    """Collect accesses call by call."""

    def __init__(self, types: Types, transactions: frozenset[str]) -> None:
        """Read with `types`; `transactions` are the paths that open one."""
        self.types = types
        self.knowledge: Knowledge = types.knowledge
        self.transactions = transactions
        self.found: dict[Key, Found] = {}
        self.resolved = 0
        self.unresolved: set[Location] = set()

    def read(self, walk: Walk) -> AccessFacts:
        """Read every call of the running application."""
        for site in walk.sites(f.CALLS):
            self._read_call(site)
        for site in walk.sites(f.STORES):
            self._read_store(site)
        rows = [self._access(key, found) for key, found in sorted(self.found.items())]
        return AccessFacts(tuple(rows), self.resolved, tuple(sorted(self.unresolved)))

    def _read_call(self, site: Site) -> None:
        callee = site.term.at(site.term.value[2])
        known = self.knowledge.calls.get(callee.path)
        if known is not None and known.op:
            self._add(site, known.op, callee.path.rpartition(".")[2], self._targets(known.on, None, site))
        elif callee.op == f.ATTR:
            self._read_member(site, callee)

    def _read_member(self, site: Site, callee: CodeTerm) -> None:
        bases = self.types.of(callee.at(callee.value[2]), site.receiver)
        touched = False
        for base in bases:
            transfer = self.knowledge.transfer(base, callee.attribute, called=True)
            if transfer is not None and transfer.op:
                touched |= self._add(site, transfer.op, callee.attribute, self._targets(transfer.on, base, site))
        if callee.attribute in TELLING and not bases and not callee.path:
            self.unresolved.add(callee.location)

    def _targets(self, on: On, base: Typed | None, site: Site) -> list[Typed]:
        if on is On.RECEIVER:
            return [base] if base is not None else []
        if on is On.MENTIONED:
            return self.types.mentioned(site.term, site.receiver)
        return self.types.first_argument(site.term, site.receiver)

    def _read_store(self, site: Site) -> None:
        """Read `row.column = value` on a loaded instance, where the framework writes it at commit."""
        _kind, _line, _region, base, name, _value = site.effect
        if base < 0 or self._is_constructed(site.term):
            return
        for typed in self.types.of(site.term, site.receiver):
            writes = typed.kind is Kind.INSTANCE and self.knowledge.writes_attributes(typed.of)
            if writes and self.knowledge.has_column(typed.of, name):
                self._add(site, "write", "attribute", [typed])

    def _is_constructed(self, term: CodeTerm) -> bool:
        """Say whether an instance was made here: its stores before `add` belong to the INSERT."""
        return any(one.op == f.CALL and one.at(one.value[2]).as_class is not None for one in term.alternatives()) or (
            term.op == f.PARAM
        )

    def _add(self, site: Site, op: str, verb: str, targets: Iterable[Typed]) -> bool:
        touched = False
        in_transaction = not self.transactions.isdisjoint(site.contexts)
        for typed in targets:
            for table in self.knowledge.tables_of(typed.of):
                touched = True
                for one in OPS[op]:
                    found = self.found.setdefault((site.owner, table, one, verb), Found(typed.level))
                    found.level = min(found.level, typed.level, key=LEVELS.index)
                    found.locations.add(Location(site.term.location.path, site.effect[1]))
                    found.in_loop |= site.in_loop
                    found.in_transaction |= in_transaction
        self.resolved += touched
        return touched

    @staticmethod
    def _access(key: Key, found: Found) -> Access:
        function, table, op, verb = key
        return Access(
            function=SymbolName(function),
            table=TableName(table),
            op=op,
            verb=verb,
            level=found.level,
            locations=tuple(sorted(found.locations)),
            in_loop=found.in_loop,
            in_transaction=found.in_transaction,
        )
