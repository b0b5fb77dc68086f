"""Which function reads or writes which table: the effects of the frameworks' transfer tables at every call. Pure."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.data import ASKED, CASCADE, LOADED_ALONG, NEVER_LOADED, STORED, Access, Level, OpenSite
from analyzer.model.knowledge import Kind, KnownCall, On, Transfer
from analyzer.model.problem import Problem
from analyzer.project.access_table import AccessTable
from analyzer.project.already import Already
from analyzer.project.callers import Callers
from analyzer.project.cascades import Taking
from analyzer.project.chains import LAZY, Chains
from analyzer.project.committing import Committing
from analyzer.project.flags import Flags
from analyzer.project.implicit import deletes_itself, implicit_accesses
from analyzer.project.kinds import LEVELS, Knowledge, Typed
from analyzer.project.linking import set_links
from analyzer.project.loading import Loading
from analyzer.project.lookup import Place
from analyzer.project.lookup_paths import LookupPaths
from analyzer.project.made_along import made_along
from analyzer.project.narrowing import key_of
from analyzer.project.open_sites import OpenSites, is_class_given
from analyzer.project.raw_sql import RawSql
from analyzer.project.relations import Step
from analyzer.project.stores import changed_by, is_of_row, is_set_here, link_behind, stored_on
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Node, Site, Walk
from analyzer.project.written_parameters import WrittenParameters

ROWS = frozenset({Kind.INSTANCE, Kind.COLLECTION})
ASKED_LATER = frozenset({Kind.MANAGER, Kind.QUERY, Kind.INSTANCE})  # whose members may be handed on to be called
ALONG = "eager"  # verb of what is loaded with a row because its relations say so
MOST_TABLES = 8  # that an abstract class may stand for at one call; of more it is open which one is meant


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """All direct accesses, and how many sites were seen."""

    accesses: tuple[Access, ...]
    apart: frozenset[Node]  # functions whose accesses for a class are those listed with it
    resolved_sites: int
    open_sites: tuple[OpenSite, ...]  # calls that look like data access on values of unknown type
    problems: tuple[Problem, ...]  # raw SQL on tables that nobody declares


def _order(access: Access) -> tuple[str, ...]:
    return (access.function, access.receiver, access.table, access.op, access.verb, access.via)


class AccessReader:
    """Collect accesses call by call."""

    def __init__(self, types: Types, transactions: frozenset[str], callers: Callers) -> None:
        """Read with `types`; `transactions` are the paths that open one; `callers` know who calls what."""
        self.types, self.flags = types, Flags(callers)
        self.knowledge: Knowledge = types.knowledge
        self.table = AccessTable(Committing(types.knowledge, transactions))
        self.paths = LookupPaths(types.knowledge)
        self.chains, self.written = Chains(types), WrittenParameters(types)
        self.loading, self.already = Loading(types), Already(types, callers)
        self.embedded: list[tuple[Site, str]] = []  # sites with functions whose queries they embed
        self.resolved: set[Place] = set()
        self.idle: frozenset[str] = frozenset()  # functions of classes without a table that nothing was seen to call
        self._waiting: list[tuple[Site, tuple[str, str], list[str]]] = []  # accesses of `self`, of one of many tables
        self._guarded: list[Site] = []  # in branches that run for some calls only
        self._loads: list[tuple[Site, Typed, Step]] = []  # attributes that load rows if their session can
        self.open = OpenSites(types.knowledge)
        self.sql = RawSql(types, self.open)

    def read(self, walk: Walk) -> None:
        """Read every call of a walk."""
        if walk.receiver is None:
            self.written.learn(walk)
        effects = [*walk.sites(f.CALLS), *walk.sites(f.STORES), *walk.sites(f.SETS)]
        self._guarded.extend(site for site in effects if self.flags.around(site))
        self._read_effects(site for site in effects if not self.flags.around(site))
        for site in walk.attributes(self.knowledge.related.names | self.knowledge.reading_attributes):
            self._read_load(site)

    def facts(self, walked: Iterable[Node] = ()) -> AccessFacts:
        """Return what was found and what is implicit; `walked` are the functions that were read for a class."""
        self._read_effects(site for site in self._guarded if self.flags.happens(site))
        self._load_asked()
        self._decide()
        self.table.embed(self.embedded)
        problems = self.sql.read(self.knowledge.class_of_table, self.table)
        self.resolved |= self.sql.resolved
        rows, apart = self.table.rows(walked)
        rows = tuple(sorted((*rows, *implicit_accesses(self.knowledge, rows)), key=_order))
        return AccessFacts(rows, apart, len(self.resolved), self.open.rows(self.resolved, rows), tuple(problems))

    def _read_effects(self, sites: Iterable[Site]) -> None:
        for site in sites:
            if site.effect[0] == f.CALLS:
                self._read_call(site)
            else:
                self._read_store(site)

    def _read_call(self, site: Site) -> None:
        callee = site.term.at(site.term.value[2])
        if site.receiver is None:
            self.sql.see(site, callee)
        known = self.knowledge.calls.get(callee.path)
        if known is not None and known.op:
            self._read_known(site, known, callee.path.rpartition(".")[2])
        elif callee.op == f.ATTR:
            self._read_member(site, callee)
        else:
            self._read_store(site)
        for op, verb, typed in [*self.written.read(site), *self._called_back(site)]:
            self._touch(site, op, verb, [typed])

    def _called_back(self, site: Site) -> Iterator[tuple[str, str, Typed]]:
        """Go through members that a call gets to call them: `cache.get_or_set(key, Leg.objects.count)`."""
        for given in [*site.term.arguments, *site.term.keywords.values()]:
            for base in self.types.of(given.at(given.value[2]), site.receiver) if given.op == f.ATTR else ():
                transfer = self.knowledge.transfer(base, given.attribute, called=True)
                is_own = self.types.members.own_function(base, given.attribute) is not None
                is_verb = transfer is not None and transfer.on is On.RECEIVER and base.kind in ASKED_LATER
                if transfer is not None and transfer.op and is_verb and not is_own:
                    yield transfer.op, given.attribute, base.at_least(Level.HELPER)

    def _read_known(self, site: Site, known: KnownCall, verb: str) -> None:
        """Read a call of a library function: what it names, and where it names nothing that is known, an open site."""
        if known.on is On.EVERYTHING:
            asked = not known.only or [one.text for one in site.term.arguments[:1]] == [known.only]
            tables = sorted(self.knowledge.class_of_table) if asked else []
            self.table.add(site, known.op, known.only or verb, tables, Level.HELPER)
            return
        targets = self._targets(known.on, None, site)
        self._touch(site, known.op, verb, targets)
        if known.op == "read":
            self._load_along(site, self.types.results.columns(site.term, site.receiver))
        if known.gives is Kind.STATEMENT and not targets and is_class_given(site.term):
            self.open.leave(site, (verb, known.op), site.term.arguments[0])

    def _read_store(self, site: Site) -> None:
        targets = list(stored_on(self.types, site))
        if targets:
            name = changed_by(site)[1] or ""
            links = {one: link_behind(self.knowledge, one.of, name) for one in targets}
            self._touch(site, "write", STORED, [one for one in targets if not links[one]])
            self.table.add(site, "write", STORED, sorted({*links.values()} - {""}), Level.RELATION)

    def _read_member(self, site: Site, callee: CodeTerm) -> None:
        bases = self.types.results.called_on(site.term, site.receiver)
        for base in bases:
            transfer = self.knowledge.transfer(base, callee.attribute, called=True)
            is_library = transfer is not None and not self._is_own(base, callee.attribute)
            if transfer is not None and is_library and self._changes(site, base, transfer):
                self._read_transfer(site, callee.attribute, transfer, base)
        if not bases and not callee.path:
            self.open.see(site, callee)

    def _changes(self, site: Site, base: Typed, transfer: Transfer) -> bool:
        """Say whether a call on a list changes rows: those of a relation of a row do, others are lists."""
        callee = site.term.at(site.term.value[2])
        is_list = base.kind is Kind.COLLECTION and transfer.on is On.LINK
        return not is_list or is_of_row(self.knowledge, callee.at(callee.value[2]))

    def _read_transfer(self, site: Site, member: str, transfer: Transfer, base: Typed) -> None:
        if self._is_off(site, transfer):
            return
        for op, table, level in set_links(self.knowledge, transfer, base):
            self.table.add(site, op, member, [table], level)
            self.resolved.add(site.term.place)
        if transfer.op and not (base.through and transfer.on is On.LINK):
            targets = self._targets(transfer.on, base, site)
            if transfer.op == "read" and transfer.gives in LAZY and self.chains.ends_in_write(site):
                self.resolved.add(site.term.place)
            else:
                self._touch(site, transfer.op, member, targets)
                self._cascade(site, transfer, [one for one in targets if not self._runs_own(transfer, one, member)])
                self._load(site, transfer, member, targets)
                self._write_along(site, transfer, base, member)
                if base.kind is Kind.SESSION and transfer.op == "read":
                    self._load_along(site, self.types.results.columns(site.term, site.receiver))
                elif transfer.op == "read" and transfer.gives in ROWS and self.chains.is_helped(site):
                    self._load_along(site, [base.of])
            self.open.miss(site, base, (member, transfer.op))
        if transfer.on is On.RECEIVER:
            joined = self.paths.joined(site, member, base)
            self.table.add(site, "read", "join", joined, max(base.level, Level.RELATION, key=LEVELS.index))

    def _runs_own(self, transfer: Transfer, row: Typed, member: str) -> bool:
        """Say whether a call runs a method of the row: then its body deletes what hangs on the row."""
        if row.kind is Kind.VIEW:
            return deletes_itself(self.knowledge, row.of)
        return transfer.on is On.RECEIVER and self.types.members.own_function(row, member) is not None

    def _cascade(self, site: Site, transfer: Transfer, targets: Iterable[Typed]) -> None:
        """Add what happens to the rows that hang on a deleted one."""
        tables = sorted({table for one in targets for table in self.knowledge.tables_behind(one.of)})
        for table in tables if transfer.cascade else ():
            for below, op in self.knowledge.cascades.of(table, Taking(transfer.cascade)):
                self.table.add(site, op, CASCADE, [below], Level.RELATION)

    def _write_along(self, site: Site, transfer: Transfer, base: Typed, verb: str) -> None:
        """Add the rows that a session gets within the one that it is given."""
        if base.kind is Kind.SESSION and transfer.op != "read" and transfer.on is On.ARGUMENT and not transfer.cascade:
            for given in site.term.arguments[:1]:
                tables = sorted(set(made_along(self.types, given, site.receiver)))
                self.table.add(site, "write", verb, tables, Level.RELATION)

    def _load(self, site: Site, transfer: Transfer, verb: str, targets: Iterable[Typed]) -> None:
        """Add the relations that a call names to load them."""
        named = site.term.argument(1, transfer.loads) if transfer.loads else None
        names = [one.text for one in named.elements()] if named is not None else []
        steps = [self.knowledge.relation_from(one.of, name) for one in targets for name in names if name]
        tables = [table for step in steps if step is not None for table in (step.through, step.table) if table]
        self.table.add(site, "read", verb, tables, Level.RELATION)

    def _load_along(self, site: Site, symbols: Iterable[str]) -> None:
        """Add what relations of entities say to load with their rows: `relationship(lazy="joined")`."""
        along, rows = self.knowledge.related.along, (self.knowledge.tables_behind(one) for one in symbols if one)
        loading = {row for tables in rows for row in tables if along(row)}
        away = self.chains.kept_away(site) if loading else frozenset()
        tables = sorted({table for row in loading for table in along(row, away)})
        if tables and self.chains.asks_for_rows(site) and not self.chains.ends_in_write(site):
            self.table.add(site, "read", ALONG, tables, Level.RELATION)

    @staticmethod
    def _is_off(site: Site, transfer: Transfer) -> bool:
        given, switch = site.term.keywords, site.term.keywords.get(transfer.unless)
        return bool(transfer.given and transfer.given not in given) or (switch is not None and switch.literal is False)

    def _is_own(self, base: Typed, name: str) -> bool:
        """Say whether the code base defines a member itself: then its body holds the access.

        An override of a verb of instances (`save`) ends in that verb all the same.
        """
        return base.kind is not Kind.INSTANCE and self.types.members.own_function(base, name) is not None

    def _targets(self, on: On, base: Typed | None, site: Site) -> list[Typed]:
        if on in (On.RECEIVER, On.LINK):
            return [base] if base is not None else []
        if on is On.MENTIONED:
            found = self.types.results.mentioned(site.term, site.receiver)
            queries = sorted(self.types.results.embedded.get(site.term.place, ()))
            self.embedded.extend((site, symbol) for symbol in queries)
            return found
        return self.types.results.first_argument(site.term, site.receiver)

    def _read_load(self, site: Site) -> None:
        """Read `leg.ship`, loaded when it is first asked for, and attributes that are a query: `Leg.query`."""
        name = site.term.attribute
        base = site.term.at(site.term.value[2])
        for typed in self.types.of(base, site.receiver):
            step = self.knowledge.relation_from(typed.of, name) if typed.kind is Kind.INSTANCE else None
            if step is not None and self._is_loaded(site, base, step):
                self._loads.append((site, typed, step))
            transfer = self.knowledge.transfer(typed, name, called=False)
            runs = transfer is not None and transfer.op and not self.chains.ends_in_write(site)
            if transfer is not None and runs and not self._is_own(typed, name):
                self.table.add(site, transfer.op, name, self.knowledge.tables_of(typed.of), typed.level)
                self._load_along(site, [typed.of])

    def _is_loaded(self, site: Site, base: CodeTerm, step: Step) -> bool:
        """Say whether the rows behind an attribute are loaded when it is asked for, if they can be."""
        is_there = step.kind is Kind.MANAGER or step.loads in NEVER_LOADED | LOADED_ALONG
        if is_there or is_set_here(base, site.term.attribute):
            return False
        is_asked = step.loads in ASKED and self.chains.goes_on(site)
        return not is_asked and not self.chains.ends_in_write(site)

    def _touch(self, site: Site, op: str, verb: str, targets: Iterable[Typed]) -> None:
        for typed in targets:
            tables = self.knowledge.tables_touched(typed.of)
            if len(tables) > MOST_TABLES:
                self.open.hide(site, (verb, op), tables)
            elif len(tables) > 1 and typed.level is Level.SELF and site.receiver is None:
                self._waiting.append((site, (verb, op), tables))
            elif self.table.add(site, op, verb, tables, typed.level):
                self.resolved.add(site.term.place)

    def _decide(self) -> None:
        """Take what methods do to tables of the classes below, where something calls them; else it is open to which."""
        for site, (verb, op), tables in self._waiting:
            if site.owner in self.idle:
                self.open.hide(site, (verb, op), tables)
            elif self.table.add(site, op, verb, tables, Level.SELF):
                self.resolved.add(site.term.place)

    def _load_asked(self) -> None:
        """Let attributes load rows where the session at hand can, the first time that a function asks for them."""
        asked: set[Hashable] = set()
        for site, typed, step in self._loads:
            base = site.term.at(site.term.value[2])
            key = (site.node, base.module, base.scope, key_of(base), site.term.attribute, typed)
            if key in asked or not self.loading.may_load(site, base) or self.already.knows(site, base, typed.of):
                continue
            asked.add(key)
            tables = [one for one in (step.through, step.table) if one]
            self.table.add(site, "read", "lazy", tables, Level.RELATION)
            self._load_along(site, [step.symbol])
