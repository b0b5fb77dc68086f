"""Put what people know beside what was read: accesses, calls and triggers given by hand, and what follows. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from analyzer.graph.reach import reach
from analyzer.model.code import Wire
from analyzer.model.data import Access, Level, Relation, Transaction
from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName, TableName
from analyzer.model.plan import Fact
from analyzer.model.problem import Problem
from analyzer.model.project import Project
from analyzer.model.usage import UseCase
from analyzer.project.contexts import IN_DATABASE, with_contexts
from analyzer.project.nodes import is_followed

FILE = "decompose.decisions.toml"
GIVEN = "given"  # verb of accesses and kind of wires that are given by hand
TRIGGER = "trigger"  # kind of facts and relations


def with_facts(project: Project, facts: Iterable[Fact]) -> Project:
    """Return the project with facts given by hand, every row of them marked as such.

    Accesses have the level `given`, calls are wires via `given`. A trigger is a relation between the tables that set
    it off and those it writes; whoever writes the first is listed as writing the second, via the trigger. Use cases
    and transactions are extended by what follows. A class stands for its table. A fact with a name that is not known
    has no effect and becomes a problem with the nearest name.
    """
    tables = {str(one.symbol): str(one.table) for one in project.entities if one.table}
    given = tuple(_on_tables(fact, tables) for fact in facts)
    if not given:
        return project
    names = _Names.of(project)
    wrong = {fact: tuple(names.unknown(fact)) for fact in given}
    kept = [fact for fact in given if not wrong[fact]]
    added = tuple(access for fact in kept for access in _accesses(fact, project))
    wires = tuple(_wire(fact) for fact in kept if fact.kind == "call")
    reached = _Reached(project, wires, added)
    grown = replace(
        project,
        accesses=tuple(sorted((*project.accesses, *added), key=_order)),
        wires=tuple(sorted((*project.wires, *wires), key=lambda one: (one.source, one.target, one.via, one.key))),
        relations=(*project.relations, *(relation for fact in kept for relation in _relations(fact))),
        use_cases=tuple(map(reached.case, project.use_cases)),
        transactions=tuple(map(reached.transaction, project.transactions)),
        problems=(*project.problems, *(problem for fact in given for problem in wrong[fact])),
    )
    running = {str(function) for case in grown.use_cases for function in case.functions}
    known = running | {str(one.table) for one in added if one.verb != IN_DATABASE}
    unreached = tuple(row for row in project.unreached if row.name not in known)
    return replace(grown, accesses=with_contexts(grown), unreached=unreached)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the code calls its functions and tables."""

    functions: frozenset[str]
    tables: frozenset[str]

    @staticmethod
    def of(project: Project) -> "_Names":
        functions = {one.name for one in project.definitions} | {one.name for one in project.modules}
        tables = {one.table for one in project.entities} | {one.table for one in project.accesses}
        return _Names(frozenset(functions), frozenset(tables - {""}))

    def unknown(self, fact: Fact) -> Iterator[Problem]:
        """Yield a problem for every name of a fact that is not in the code."""
        named = [fact.name] if fact.kind != TRIGGER else []
        for name in [*named, fact.to] if fact.to else named:
            if name not in self.functions:
                yield _stale(fact, name, self.functions)
        for name in (*fact.reads, *fact.writes, *fact.on):
            if name not in self.tables:
                yield _stale(fact, name, self.tables)


def _on_tables(fact: Fact, tables: Mapping[str, str]) -> Fact:
    """Return a fact with the tables of the classes that it names."""
    reads, writes, on = (
        tuple(tables.get(name, name) for name in names) for names in (fact.reads, fact.writes, fact.on)
    )
    return replace(fact, reads=reads, writes=writes, on=on)


def _stale(fact: Fact, name: str, known: frozenset[str]) -> Problem:
    near = get_close_matches(name, sorted(known), n=1)
    return Problem(
        "stale-fact",
        f"the fact about {fact.name} names {name}, which is not in the code",
        Location(FILE, fact.line),
        hides="the fact has no effect",
        hint=f"did you mean {near[0]}?" if near else "remove it, or correct the name",
    )


def _order(access: Access) -> tuple[str, ...]:
    return (access.function, access.receiver, access.table, access.op, access.verb, access.via)


def _accesses(fact: Fact, project: Project) -> Iterator[Access]:
    """Yield the rows of a fact: its own, and for a trigger those of everyone who sets it off."""
    touched = [*((table, "read") for table in fact.reads), *((table, "write") for table in fact.writes)]
    verb = IN_DATABASE if fact.kind == TRIGGER else GIVEN
    for table, op in touched:
        yield Access(SymbolName(fact.name), TableName(table), op, verb, Level.GIVEN, (Location(FILE, fact.line),))
    setting_off = [one for one in project.accesses if one.table in fact.on and one.op == "write" and not one.via]
    for function in sorted({one.function for one in setting_off}):
        places = tuple(sorted({place for one in setting_off if one.function == function for place in one.locations}))
        for table, op in touched:
            yield Access(function, TableName(table), op, GIVEN, Level.GIVEN, places, via=fact.name)


def _relations(fact: Fact) -> Iterator[Relation]:
    """Yield what ties the tables of a trigger together."""
    for source in fact.on:
        for target in (*fact.reads, *fact.writes):
            if source != target:
                place = (Location(FILE, fact.line),)
                yield Relation(TableName(source), TableName(target), fact.name, TRIGGER, locations=place)


def _wire(fact: Fact) -> Wire:
    return Wire(fact.name, fact.to, GIVEN, fact.reason or GIVEN, False, (Location(FILE, fact.line),))


class _Reached:
    """What use cases and transactions reach beside what was read."""

    def __init__(self, project: Project, wires: Sequence[Wire], added: Sequence[Access]) -> None:
        self.edges = _edges(project, wires)
        self.targets: dict[str, list[str]] = {}
        for wire in wires:
            self.targets.setdefault(wire.source, []).append(wire.target)
        self.given = _by_function(added)
        self.all = _by_function((*(one for one in project.accesses if not one.implicit), *added))
        backwards: dict[str, list[str]] = {}
        for caller, callees in self.edges.items():
            for callee in callees:
                backwards.setdefault(callee, []).append(caller)
        self.concerned = reach(backwards, [*self.given, *self.targets])  # functions that may reach something new

    def case(self, case: UseCase) -> UseCase:
        """Return a use case with what it reaches by calls given by hand, and with accesses given by hand."""
        known: set[str] = set(case.functions)
        more = self._behind(known) - known
        touched = [*self._of(known, self.given), *self._of(more, self.all)]
        return replace(
            case,
            functions=tuple(sorted((*case.functions, *map(SymbolName, more)))),
            tables_read=_with(case.tables_read, touched, "read"),
            tables_written=_with(case.tables_written, touched, "write"),
        )

    def transaction(self, scope: Transaction) -> Transaction:
        """Return a transaction with what may be written in it too; of a block it is not known what lies inside."""
        if scope.function not in self.concerned:
            return scope
        below = reach(self.edges, self.edges.get(scope.function, ()))
        touched = [*self._of(below, self.given), *self._of(self._behind({scope.function, *below}), self.all)]
        own = self.given.get(scope.function, ())
        return replace(
            scope,
            tables_read=_with(scope.tables_read, own, "read"),
            tables_written=_with(scope.tables_written, own, "write"),
            tables_written_through_calls=_with(scope.tables_written_through_calls, touched, "write"),
        )

    def _behind(self, functions: Iterable[str]) -> set[str]:
        """Return everything behind the calls given by hand that some functions make."""
        return reach(self.edges, [target for one in functions for target in self.targets.get(one, ())])

    @staticmethod
    def _of(functions: Iterable[str], accesses: Mapping[str, Sequence[Access]]) -> list[Access]:
        return [access for function in functions for access in accesses.get(function, ())]


def _edges(project: Project, wires: Iterable[Wire]) -> dict[str, list[str]]:
    """Return caller -> callees, without what is by name only and what runs later."""
    edges: dict[str, list[str]] = {}
    for call in project.calls:
        if call.confidence is not Confidence.LOW:
            edges.setdefault(call.caller, []).append(call.callee)
    for wire in (*project.wires, *wires):
        if is_followed(wire):
            edges.setdefault(wire.source, []).append(wire.target)
    return edges


def _by_function(accesses: Iterable[Access]) -> dict[str, list[Access]]:
    found: dict[str, list[Access]] = {}
    for access in accesses:
        found.setdefault(access.function, []).append(access)
    return found


def _with(tables: tuple[TableName, ...], accesses: Iterable[Access], op: str) -> tuple[TableName, ...]:
    return tuple(sorted({*tables, *(one.table for one in accesses if one.op == op)}))
