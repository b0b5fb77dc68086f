"""One service: what it holds, why, and what crosses its boundary. Pure."""

from collections.abc import Iterable, Iterator

from analyzer.model.cut import BoundaryCall, ServiceCandidate
from analyzer.report.calls import second_choice
from analyzer.report.explanation.blocks import Block, place_lines, reason_entry
from analyzer.report.explanation.known import Known, contexts_of, grouped
from analyzer.report.explanation.outside import effects_block
from analyzer.report.explanation.people import team_block, tests_block
from analyzer.report.explanation.tables import table_line
from analyzer.report.seams import nearest_seam, own_writes, price_words
from analyzer.report.words import counted, number, percent, phrase, place


def explain_service(known: Known, service_id: str) -> tuple[list[str], list[Block]]:
    """Return the head and the blocks of a service."""
    service = known.services[service_id]
    calls = known.all.boundary_calls
    return _head(service), [
        Block("why", tuple(map(reason_entry, service.because))),
        Block("owns", tuple((table_line(known, table),) for table in service.tables), "no table"),
        Block("modules", tuple(_modules(known, service)), "none as a whole"),
        Block("parts of modules", tuple((symbol,) for symbol in service.symbols if symbol not in known.modules)),
        Block("entry points", tuple(_entries(known, service)), "none"),
        Block("runs today in", tuple(_processes(known, service))),
        Block("calls others", tuple(_crossing(one for one in calls if one.from_service == service.id)), "nobody"),
        effects_block(known, _functions(known, service)),
        Block("is called by", tuple(_crossing(one for one in calls if one.to_service == service.id)), "nobody"),
        Block("touches tables of others", tuple(_foreign(known, service)), "none seen"),
        Block("taken out alone", tuple(_alone(known, service))),
        tests_block(known, service),
        team_block(known, service),
        Block("transactions that would span", tuple(_spanning(known, service)), "none seen"),
    ]


def _head(service: ServiceCandidate) -> list[str]:
    numbers = service.metrics
    alone = f"{percent(numbers.exclusive_tables)} of its tables touched by nobody else, " if numbers.tables else ""
    return [
        f"service {service.id}" + (f"  ({service.name})" if service.name != service.id else ""),
        *[f"  {service.description}"] * bool(service.description),
        f"  holds    {counted(numbers.modules, 'module')}, {counted(numbers.lines, 'line')}, "
        f"{counted(numbers.tables, 'table')}, {counted(numbers.entry_points, 'entry point')}",
        f"  cohesion {percent(numbers.cohesion)}, {alone}stability {percent(service.stability)}",
        f"  crosses  {number(numbers.calls_out)} call sites out, {number(numbers.calls_in)} in",
        *[f"  flags    {', '.join(map(phrase, service.flags))}"] * bool(service.flags),
    ]


def _modules(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    for name in service.modules:
        row = known.modules.get(name)
        if row is not None:
            second = f", then {second_choice(row)}" if second_choice(row) else ""
            yield (f"{name}  {row.path}  {number(row.lines)} lines  (margin {percent(row.margin)}{second})",)


def _entries(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    for name in service.entry_points:
        entry = known.entries.get(name)
        yield (f"{name}  {place(entry.location)}" if entry else str(name),)


def _processes(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    """Go through the processes of today that run entry points of the service."""
    mine = frozenset(service.entry_points)
    for one in known.all.processes:
        many = len(mine.intersection(one.entry_points))
        if many:
            others = len(one.entry_points) - many
            beside = f", beside {counted(others, 'entry point')} of others" if others else ""
            yield (f"{one.kind} {one.name}  {place(one.location)}  {counted(many, 'entry point')}{beside}",)


def _functions(known: Known, service: ServiceCandidate) -> list[str]:
    return [name for name in sorted(known.effects_by) if known.service_of(name) == service.id]


def _crossing(rows: Iterable[BoundaryCall]) -> Iterator[tuple[str, ...]]:
    """Go through what crosses, most sites first."""
    for one in sorted(rows, key=lambda row: (-row.sites, row.caller, row.callee, row.kind)):
        flags = "  in a loop" * one.in_loop + "  in a transaction" * one.in_transaction
        title = f"{one.from_service} -> {one.to_service}  {one.kind}  {one.caller} -> {one.callee}{flags}"
        yield (title, *place_lines(one.locations))


def _foreign(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    """Go through tables that others own, those it writes first."""
    own = set(service.tables)
    touched = [
        one for one in known.all.accesses if one.table not in own and known.service_of(one.function) == service.id
    ]
    by_table = grouped(touched, lambda one: one.table)
    for table in sorted(by_table, key=lambda name: (all(one.op == "read" for one in by_table[name]), name)):
        rows = by_table[table]
        owner = known.ownership.get(table)
        does = "writes" if any(one.op == "write" for one in rows) else "reads"
        places = sorted({(one.op != "write", place) for one in rows for place in one.locations})
        title = f"{does} {table}  [{owner.owner if owner and owner.owner else 'no owner'}]  {contexts_of(rows)}"
        yield (title, *place_lines([location for _later, location in places]))


def _alone(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    """Give the price of the seam that is nearest to the service."""
    seam = nearest_seam(known.all, service.id)
    if seam is not None:
        own = len(set(seam.symbols).intersection(service.symbols))
        rank = known.all.seams.index(seam) + 1
        yield (
            f"as seam {seam.id}, number {rank} of {len(known.all.seams)}: {price_words(seam.price)}",
            f"it holds {own} of the {counted(len(service.symbols), 'unit')} of this service and "
            f"{number(len(seam.symbols) - own)} of others; own share of its writes: {own_writes(seam.price)}",
        )


def _spanning(known: Known, service: ServiceCandidate) -> Iterator[tuple[str, ...]]:
    for one in known.all.transactions:
        written = sorted(one.written)
        owners = {row.owner for row in map(known.ownership.get, written) if row and row.owner}
        if service.id in owners and len(owners) > 1:
            yield (
                f"{place(one.location)}  {one.function}  {one.kind}; spans {', '.join(sorted(owners))}",
                f"writes {', '.join(written)}",
            )
