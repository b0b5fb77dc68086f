"""Which function reads or writes which table: the effects of the frameworks' transfer tables at every call. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.data import Access, Level
from analyzer.model.knowledge import Kind, On, Transfer
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.project.access_table import AccessTable
from analyzer.project.implicit import implicit_accesses
from analyzer.project.kinds import LEVELS, Knowledge, Typed
from analyzer.project.lookup import Place
from analyzer.project.lookup_paths import LookupPaths
from analyzer.project.raw_sql import read_raw_sql
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Node, Site, Walk

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


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """All direct accesses, and how many sites were seen."""

    accesses: tuple[Access, ...]
    apart: frozenset[Node]  # functions whose accesses for a class are those listed with it
    resolved_sites: int
    unresolved_sites: tuple[Location, ...]  # calls that look like data access on values of unknown type
    problems: tuple[Problem, ...]  # raw SQL on tables that nobody declares


def _order(access: Access) -> tuple[str, ...]:
    return (access.function, access.receiver, access.table, access.op, access.verb, access.via)


class AccessReader:
    """Collect accesses call by call."""

    def __init__(self, types: Types, transactions: frozenset[str]) -> None:
        """Read with `types`; `transactions` are the paths that open one."""
        self.types = types
        self.knowledge: Knowledge = types.knowledge
        self.table = AccessTable(transactions)
        self.paths = LookupPaths(types.knowledge)
        self.resolved: set[Place] = set()
        self.unresolved: dict[Place, Location] = {}

    def read(self, walk: Walk) -> None:
        """Read every call of a walk."""
        for site in walk.sites(f.CALLS):
            self._read_call(site)
        for site in walk.sites(f.STORES):
            self._read_store(site)
        for site in walk.attributes(self.knowledge.related.names | self.knowledge.reading_attributes):
            self._read_load(site)

    def facts(self, walked: Iterable[Node] = ()) -> AccessFacts:
        """Return what was found and what is implicit; `walked` are the functions that were read for a class."""
        problems = read_raw_sql(self.types.code, self.knowledge.class_of_table, self.table)
        rows, apart = self.table.rows(walked)
        rows = tuple(sorted((*rows, *implicit_accesses(self.knowledge, rows)), key=_order))
        open_sites = {location for place, location in self.unresolved.items() if place not in self.resolved}
        return AccessFacts(rows, apart, len(self.resolved), tuple(sorted(open_sites)), tuple(problems))

    def _read_call(self, site: Site) -> None:
        callee = site.term.at(site.term.value[2])
        known = self.knowledge.calls.get(callee.path)
        if known is not None and known.op:
            self._touch(site, known.op, callee.path.rpartition(".")[2], self._targets(known.on, None, site))
        elif callee.op == f.ATTR:
            self._read_member(site, callee)

    def _read_member(self, site: Site, callee: CodeTerm) -> None:
        bases = self.types.of(callee.at(callee.value[2]), site.receiver)
        for base in bases:
            transfer = self.knowledge.transfer(base, callee.attribute, called=True)
            if transfer is not None and not self._is_own(base, callee.attribute):
                self._read_transfer(site, callee.attribute, transfer, base)
        if callee.attribute in TELLING and not bases and not callee.path:
            self.unresolved[site.term.place] = callee.location

    def _read_transfer(self, site: Site, member: str, transfer: Transfer, base: Typed) -> None:
        if transfer.unless and self._is_off(site, transfer.unless):
            return
        if base.through and transfer.op and self.table.add(site, transfer.op, member, [base.through], base.level):
            self.resolved.add(site.term.place)
        if transfer.op and not (base.through and transfer.on is On.LINK):
            self._touch(site, transfer.op, member, self._targets(transfer.on, base, site))
        if transfer.on is On.RECEIVER:
            joined = self.paths.joined(site, member, base)
            self.table.add(site, "read", "join", joined, max(base.level, Level.RELATION, key=LEVELS.index))

    @staticmethod
    def _is_off(site: Site, keyword: str) -> bool:
        given = site.term.keywords.get(keyword)
        return given is not None and given.literal is False

    def _is_own(self, base: Typed, name: str) -> bool:
        """Say whether the code base defines a member itself: then its body holds the access.

        An override of a verb of instances (`save`) ends in that verb all the same.
        """
        return base.kind is not Kind.INSTANCE and self.types.members.own_function(base, name) is not None

    def _targets(self, on: On, base: Typed | None, site: Site) -> list[Typed]:
        if on in (On.RECEIVER, On.LINK):
            return [base] if base is not None else []
        if on is On.MENTIONED:
            return self.types.results.mentioned(site.term, site.receiver)
        return self.types.results.first_argument(site.term, site.receiver)

    def _read_store(self, site: Site) -> None:
        """Read `row.column = value` on a loaded instance, where the framework writes it at commit."""
        _kind, _line, _region, base, name, _value = site.effect
        if base < 0 or self._is_constructed(site.term):
            return
        for typed in self.types.of(site.term, site.receiver):
            writes = typed.kind is Kind.INSTANCE and self.knowledge.writes_attributes(typed.of)
            if writes and self.knowledge.has_column(typed.of, name):
                self._touch(site, "write", "attribute", [typed])

    def _is_constructed(self, term: CodeTerm) -> bool:
        """Say whether an instance was made here: its stores before `add` belong to the INSERT."""
        return any(one.op == f.CALL and one.at(one.value[2]).as_class is not None for one in term.alternatives()) or (
            term.op == f.PARAM
        )

    def _read_load(self, site: Site) -> None:
        """Read `leg.ship`, loaded when it is first asked for, and attributes that are a query: `Leg.query`."""
        name = site.term.attribute
        for typed in self.types.of(site.term.at(site.term.value[2]), site.receiver):
            step = self.knowledge.relation_from(typed.of, name) if typed.kind is Kind.INSTANCE else None
            if step is not None and step.kind is not Kind.MANAGER:
                tables = [one for one in (step.through, step.table) if one]
                self.table.add(site, "read", "lazy", tables, Level.RELATION)
            transfer = self.knowledge.transfer(typed, name, called=False)
            if transfer is not None and transfer.op and not self._is_own(typed, name):
                self.table.add(site, transfer.op, name, self.knowledge.tables_of(typed.of), typed.level)

    def _touch(self, site: Site, op: str, verb: str, targets: Iterable[Typed]) -> None:
        found = [self.table.add(site, op, verb, self.knowledge.tables_of(typed.of), typed.level) for typed in targets]
        if any(found):
            self.resolved.add(site.term.place)
