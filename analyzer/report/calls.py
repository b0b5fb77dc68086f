"""The long lists: boundary calls, entry points, what could go either way, how modules split. Pure."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from analyzer.model.cut import BoundaryCall
from analyzer.model.decomposition import Decomposition, ModuleRow
from analyzer.model.names import ancestors_of
from analyzer.model.problem import Problem
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.report.index import Index, Link, Listed, Place, entry_cap, listed, places
from analyzer.report.outside import brief_of
from analyzer.report.overview import Finding, findings
from analyzer.report.words import counted, percent, phrase, place

UNDECIDED = 0.2  # margin below which a person should look
PROBLEMS_OF_A_KIND = 25
SYMBOLS = 10  # of a split module, in one service
MOST_SPLITS = 40  # modules
TABLES = 3
SETTLING = frozenset({"accept", "move", "pin", "table-owner"})  # operations of decisions
NOUNS = {"http": "route", "graphql": "GraphQL field", "rpc": "remote call", "admin": "admin page"}  # of a kind
GUARDED = frozenset({"http", "graphql", "websocket", "rpc"})  # entry points that anybody on the network can try
CALL_PLACES = 2
GUARDS, LIBRARIES = 3, 6  # named in one place
HARDEST = ("inherit", "call", "signal", "task", "reference", "import")  # kinds, among those of as many sites


@dataclass(frozen=True, slots=True)
class CallRow:
    """One boundary call."""

    anchor: str
    call: BoundaryCall
    client: Link
    supplier: Link
    places: Listed[Place]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry point, with the data its use case touches."""

    anchor: str
    entry: EntryPoint
    at: str
    guards: str
    reads: Listed[Link]
    writes: Listed[Link]
    brief: str  # how deep it goes, what it does outside of the process


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entry points of one service."""

    service: Link
    kinds: tuple[str, ...]  # how many of each kind of entry point: "3 tasks"
    note: str  # why they lie outside every service; "" for those that do not
    entries: Listed[EntryRow]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A module or table that could go either way."""

    kind: str  # "module" or "table"
    name: Link
    service: Link
    second: tuple[Link, ...]
    value: str
    because: Listed[Finding]


@dataclass(frozen=True, slots=True)
class Split:
    """A module whose symbols go to several services."""

    row: ModuleRow
    anchor: str
    parts: tuple[tuple[Link, Listed[str]], ...]


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Every problem of one kind."""

    slug: str
    problems: Listed[Problem]
    hides: tuple[str, ...]
    hints: tuple[str, ...]


def call_rows(decomposition: Decomposition, index: Index) -> Listed[CallRow]:
    """Return the boundary calls: those in a transaction or loop first, then by sites; foreign keys last."""
    ranked = sorted(decomposition.boundary_calls, key=_hardest)
    rows = (
        CallRow(
            f"call-{number}",
            call,
            index.service(call.from_service),
            index.service(call.to_service),
            places(call.locations, "boundary_calls[].locations", CALL_PLACES),
        )
        for number, call in enumerate(ranked, start=1)
    )
    return listed(rows, "boundary_calls")


def entry_groups(decomposition: Decomposition, index: Index) -> tuple[EntryGroup, ...]:
    """Return the entry points by service, those outside every service last."""
    cap = entry_cap(index.entries_of)
    cases = {case.entry_point: case for case in decomposition.use_cases}
    return tuple(
        EntryGroup(
            index.service(service) if service else Link("Outside the services"),
            tuple(counted(many, NOUNS.get(kind, kind)) for kind, many in Counter(row.kind for row in entries).items()),
            "" if service else _why_outside(entries, decomposition, index),
            listed((_entry(entry, cases.get(entry.id), index) for entry in entries), "entry_points", cap),
        )
        for service, entries in sorted(index.entries_of.items(), key=lambda item: not item[0])
    )


def undecided(decomposition: Decomposition, index: Index) -> Listed[Undecided]:
    """Return contested tables, then the modules with the smallest margins: the work list of a reviewer."""
    settled = _settled(decomposition)
    tables = [
        Undecided(
            "table",
            index.table(row.table),
            index.service(row.owner),
            tuple(index.service(writer) for writer in row.foreign_writers),
            f"{percent(row.share_of_writes)} of writes",
            findings(row.because, "ownership[].because"),
        )
        for row in index.ownership
        if row.status == "contested" and row.table not in settled
    ]
    modules = [
        Undecided(
            "module",
            Link(row.name, index.modules.get(row.name, "")),
            index.service(row.service or ""),
            (index.service(row.runner_up),),
            percent(row.margin),
            findings(row.because, "modules[].because"),
        )
        for row in sorted(decomposition.modules, key=lambda row: (row.margin, row.name))
        if is_undecided(row) and settled.isdisjoint(ancestors_of(row.name))
    ]
    return listed([*tables, *modules], "modules[].margin")


def second_choice(row: ModuleRow) -> str:
    """Return the service a module could as well go to; "" where that is one it goes to anyway, whole or in part."""
    return "" if row.runner_up in (row.service, *row.splits_into) else row.runner_up


def is_undecided(row: ModuleRow) -> bool:
    """Whether a module is attracted by another service almost as much as by its own."""
    return bool(row.service and second_choice(row)) and row.margin < UNDECIDED


def count_undecided(decomposition: Decomposition) -> int:
    """Return how many modules and tables a person should decide."""
    settled = _settled(decomposition)
    contested = sum(row.status == "contested" and row.table not in settled for row in decomposition.ownership)
    close = (row for row in decomposition.modules if is_undecided(row))
    return contested + sum(settled.isdisjoint(ancestors_of(row.name)) for row in close)


def _settled(decomposition: Decomposition) -> frozenset[str]:
    """Return the modules, packages and tables that a person decided about: they need no second look."""
    return frozenset(decision.name for decision in decomposition.decisions if decision.op in SETTLING)


def splits(decomposition: Decomposition, index: Index) -> Listed[Split]:
    """Return the modules that split, with the symbols that go to each service."""
    symbols: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service in decomposition.services:
        for symbol in service.symbols:
            home = index.known.module_of(symbol)
            symbols[home, service.id].append(symbol.removeprefix(f"{home}."))
    rows = (
        Split(
            row,
            index.modules.get(row.name, ""),
            tuple(
                (index.service(service), listed(symbols[row.name, service], "services[].symbols", SYMBOLS))
                for service in row.splits_into
            ),
        )
        for row in decomposition.modules
        if row.splits_into
    )
    return listed(rows, "modules[].splits_into", MOST_SPLITS)


def problem_groups(decomposition: Decomposition) -> tuple[ProblemGroup, ...]:
    """Return the problems by slug, the most frequent first, with what each kind hides."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in decomposition.problems:
        found[problem.slug].append(problem)
    return tuple(
        ProblemGroup(
            slug,
            listed(rows, "problems", PROBLEMS_OF_A_KIND),
            tuple(sorted({row.hides for row in rows} - {""}))[:5],
            tuple(sorted({row.hint for row in rows} - {""}))[:5],
        )
        for slug, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _why_outside(entries: tuple[EntryPoint, ...], decomposition: Decomposition, index: Index) -> str:
    """Say why no service has these entry points: whose code they run."""
    roles = {str(row.name): row.role for row in decomposition.modules}
    homes = [index.known.module_of(entry.function) for entry in entries]
    foreign = Counter(ancestors_of(entry.function)[-1] for entry, home in zip(entries, homes, strict=True) if not home)
    shared = frozenset(map(str, decomposition.shared.modules))
    own = Counter("shared" if home in shared else roles[home] for home in homes if home)
    libraries = f" ({', '.join(sorted(foreign)[:LIBRARIES])}{', …' if len(foreign) > LIBRARIES else ''})"
    parts = [f"{foreign.total()} run code of third-party packages{libraries}, which no service holds"] * bool(foreign)
    parts += [f"{many} in {phrase(role)} modules that no service got" for role, many in sorted(own.items())]
    return "; ".join(parts) + "."


def _hardest(call: BoundaryCall) -> tuple[bool, bool, bool, int, int, str, str]:
    rank = HARDEST.index(call.kind) if call.kind in HARDEST else len(HARDEST)
    last = rank == len(HARDEST)
    return (last, not call.in_transaction, not call.in_loop, -call.sites, rank, call.caller, call.callee)


def _entry(entry: EntryPoint, case: UseCase | None, index: Index) -> EntryRow:
    reads, writes = (case.tables_read, case.tables_written) if case else ((), ())
    return EntryRow(
        index.entries.get(entry.id, ""),
        entry,
        place(entry.location),
        _guards(entry.guards) or ("none seen" if entry.kind in GUARDED else "–"),
        listed((index.table(table) for table in reads), "use_cases[].tables_read", TABLES),
        listed((index.table(table) for table in writes), "use_cases[].tables_written", TABLES),
        brief_of(case),
    )


def _guards(guards: tuple[str, ...]) -> str:
    more = len(guards) - GUARDS
    return ", ".join(guards[:GUARDS]) + (f" +{more}" if more > 0 else "")
