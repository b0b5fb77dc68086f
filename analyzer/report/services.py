"""What the report says about each service: its row, its page, and the matrix of all pairs. Pure."""

from collections import defaultdict
from dataclasses import dataclass, replace

from analyzer.model.cut import Ownership, ServiceCandidate
from analyzer.model.decomposition import Decomposition, ModuleRow
from analyzer.report.calls import second_choice
from analyzer.report.flows import Flow, Flows, Operation, add_kinds, in_words
from analyzer.report.index import Index, Link, Listed, listed
from analyzer.report.outside import Talks, talks_of
from analyzer.report.overview import Finding, findings
from analyzer.report.teams import worked_on_by
from analyzer.report.tests import run_by
from analyzer.report.words import percent

OPERATIONS = 3  # of one partner in the boundary view
PARTNERS = 6
PARTS = 8  # symbols of a module that splits
HEAT_STEPS = 5
FLAGS = {
    "layer": "looks like a technical layer, not a capability",
    "too-big": "too big for one job",
    "too-small": "too small to run alone",
    "one-view": "only one kind of evidence holds it together",
}


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A module in the page of a service that holds it, or a part of it."""

    anchor: str
    row: ModuleRow
    margin: str
    runner_up: Link
    whole: bool
    parts: Listed[str]  # its symbols that lie in this service, where it splits


@dataclass(frozen=True, slots=True)
class Partner:
    """A service on the other side of the boundary."""

    service: Link
    sites: int
    kinds: str
    operations: Listed[Operation]
    feedback: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything about one service."""

    candidate: ServiceCandidate
    anchor: str
    flags: tuple[tuple[str, str], ...]
    because: Listed[Finding]
    modules: Listed[ModuleLine]
    tables: Listed[Link]
    foreign_tables: Listed[tuple[Link, Link]]  # it writes (table, owner)
    entries: int
    incoming: str  # "3 calls, 1 foreign key"
    outgoing: str
    callers: Listed[Partner]
    offered: Listed[Operation]
    shared_data: Listed[tuple[Link, str]]  # own tables that others touch, and how
    callees: Listed[Partner]
    talks: Talks
    tests: str = ""  # that a change inside would have to run: "12 of 40 tests"
    team: str = ""  # "owned by money (88%); 4 people changed it"


@dataclass(frozen=True, slots=True)
class Cell:
    """How much the service of the row uses that of the column."""

    sites: int
    heat: int  # 0 nothing, 1..HEAT_STEPS
    feedback: bool
    own: bool
    title: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One user in the matrix."""

    service: Link
    cells: tuple[Cell, ...]
    total: int


def pages(decomposition: Decomposition, index: Index, flows: Flows) -> tuple[ServicePage, ...]:
    """Return one page per service, in the order of the services."""
    talks = talks_of(decomposition, index)
    pages = (_page(service, index, flows, talks[service.id]) for service in decomposition.services)
    return tuple(
        replace(
            page,
            tests=run_by(decomposition.tests, page.candidate.id),
            team=worked_on_by(decomposition.teams, page.candidate.id),
        )
        for page in pages
    )


def matrix(index: Index, flows: Flows) -> tuple[MatrixRow, ...]:
    """Return service × service in feed-forward order: rows use columns; below the diagonal are the feedbacks."""
    most = max((flow.sites for flow in flows.by_pair.values()), default=1)
    return tuple(
        MatrixRow(
            index.service(client),
            tuple(_cell(client, supplier, flows, index, most) for supplier in flows.order),
            sum(flow.sites for flow in flows.out_of(client)),
        )
        for client in flows.order
    )


def _cell(client: str, supplier: str, flows: Flows, index: Index, most: int) -> Cell:
    flow = flows.by_pair.get((client, supplier))
    if flow is None:
        return Cell(0, 0, feedback=False, own=client == supplier, title="")
    heat = min(HEAT_STEPS, 1 + int(HEAT_STEPS * (flow.sites / most) ** 0.5 * 0.999))
    title = f"{index.names[client]} uses {index.names[supplier]}: {in_words(flow.kinds)}"
    return Cell(flow.sites, heat, flow.feedback, own=False, title=title)


def _page(service: ServiceCandidate, index: Index, flows: Flows, talks: Talks) -> ServicePage:
    into, out_of = flows.into(service.id), flows.out_of(service.id)
    written = ((index.table(row.table), index.service(row.owner)) for row in _foreign(service, index))
    return ServicePage(
        candidate=service,
        anchor=index.services[service.id],
        flags=tuple((flag, FLAGS.get(flag, "")) for flag in service.flags),
        because=findings(service.because, "services[].because"),
        modules=listed(_modules(service, index), "modules"),
        tables=listed((index.table(table) for table in service.tables), "services[].tables"),
        foreign_tables=listed(written, "ownership[].foreign_writers"),
        entries=len(index.entries_of.get(service.id, ())),
        incoming=in_words(add_kinds(into)),
        outgoing=in_words(add_kinds(out_of)),
        callers=listed((_partner(flow, index.service(flow.client)) for flow in into), "boundary_calls", PARTNERS),
        offered=listed(_offered(into), "boundary_calls", PARTNERS),
        shared_data=listed(_shared_data(service, index), "ownership", PARTNERS),
        callees=listed((_partner(flow, index.service(flow.supplier)) for flow in out_of), "boundary_calls", PARTNERS),
        talks=talks,
    )


def _modules(service: ServiceCandidate, index: Index) -> list[ModuleLine]:
    parts: dict[str, list[str]] = defaultdict(list)
    for symbol in service.symbols:
        home = index.known.module_of(symbol)
        if symbol != home:
            parts[home].append(symbol.removeprefix(f"{home}."))
    return [_module(row, parts[row.name], service, index) for row in index.modules_of[service.id]]


def _module(row: ModuleRow, parts: list[str], service: ServiceCandidate, index: Index) -> ModuleLine:
    home = row.service == service.id
    return ModuleLine(
        anchor=index.modules.get(row.name, "") if home else "",
        row=row,
        margin=percent(row.margin) if home else "–",
        runner_up=index.service(second_choice(row) if home else ""),
        whole=home and not row.splits_into,
        parts=listed(parts, "services[].symbols", PARTS),
    )


def _foreign(service: ServiceCandidate, index: Index) -> list[Ownership]:
    return [row for row in index.ownership if service.id in row.foreign_writers]


def _partner(flow: Flow, service: Link) -> Partner:
    marks = ("in a loop",) * bool(flow.in_loop) + ("in a transaction",) * bool(flow.in_transaction)
    operations = listed(flow.operations, "boundary_calls", OPERATIONS)
    return Partner(service, flow.sites, in_words(flow.kinds), operations, flow.feedback, marks)


def _offered(flows: tuple[Flow, ...]) -> list[Operation]:
    sites: dict[tuple[str, str], int] = defaultdict(int)
    for flow in flows:
        for operation in flow.operations:
            sites[operation.name, operation.kind] += operation.sites
    ranked = sorted(sites.items(), key=lambda item: (-item[1], item[0]))
    return [Operation(name, kind, count) for (name, kind), count in ranked]


def _shared_data(service: ServiceCandidate, index: Index) -> list[tuple[Link, str]]:
    found = []
    for row in index.ownership:
        readers = [reader for reader in row.readers if reader != service.id]
        if row.owner == service.id and (readers or row.foreign_writers):
            parts = [f"written by {len(row.foreign_writers)}"] * bool(row.foreign_writers)
            found.append((index.table(row.table), ", ".join([*parts, *[f"read by {len(readers)}"] * bool(readers)])))
    return found
