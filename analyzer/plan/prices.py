"""What it costs to take one set out of the monolith and to leave the rest as it is. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.model.border import OBJECTS
from analyzer.model.cut import BoundaryCall, Homes
from analyzer.model.data import RUN_TIME, OpenSite
from analyzer.model.evidence import Evidence, Traffic
from analyzer.model.names import TableName
from analyzer.model.project import Project
from analyzer.model.seam import Price, Spanned
from analyzer.plan.boundary import find_boundary_calls
from analyzer.plan.spanning import Spanning, find_spanning

REST = "the rest"
MOST_ROWS = 20  # of evidence per price; the numbers are exact
MOST_LINES = 3  # cited per row
ASYNCHRONOUS = frozenset({"signal", "task"})
MENTIONS = frozenset({"import", "reference"})
OBJECT_KINDS = frozenset({"call", "inherit", "reference"})


def price_set(project: Project, evidence: Evidence, homes: Homes, name: str) -> Price:
    """Return the price of the set whose units and tables have `name` as their home; all others have REST or none.

    Source: Newman, Monolith to Microservices (2019), chapters 3 and 4; Santos and Rito Silva (ICSA 2020): what a
    transaction has to give up decides the cost.
    """
    crossing = find_boundary_calls(project, evidence.units, homes)
    spanning = find_spanning(project, homes)
    calls = [row for row in crossing if row.kind == "call"]
    into, back = ([row for row in calls if row.to_service == side] for side in (name, REST))
    writes = [row for row in evidence.traffic if _counts(row, homes, name)]
    low, high = _own_share(writes, _open_writes(project, homes, name), evidence, (homes, name))
    return Price(
        operations=len({row.callee for row in into}),
        operation_sites=_sites(into),
        callbacks=len({row.callee for row in back}),
        callback_sites=_sites(back),
        asynchronous=_sites(row for row in crossing if row.kind in ASYNCHRONOUS),
        inherited=len({row.caller for row in crossing if row.kind == "inherit"}),
        mentions=_sites(row for row in crossing if row.kind in MENTIONS),
        foreign_keys=_sites(row for row in crossing if row.kind == "foreign-key"),
        transactions=len(spanning),
        writes=sum(map(_weight, writes)),
        objects=len(_objects(project, crossing)),
        key_targets=tuple(sorted(TableName(table) for table in _targets(crossing))),
        own_writes_low=low,
        own_writes_high=high,
        crossing=tuple(_brief(row) for row in sorted(crossing, key=_rank)[:MOST_ROWS]),
        spanned=tuple(_spanned(row, homes.tables, name) for row in spanning[:MOST_ROWS]),
    )


def _objects(project: Project, crossing: Iterable[BoundaryCall]) -> set[str]:
    """Return what is called or named across the border and cannot be sent as it is."""
    handing = {
        row.name
        for row in project.signatures
        if row.bound_to or any(one.crossing in OBJECTS for one in (*row.parameters, *row.gives))
    }
    handing |= {row.symbol for row in project.entities}
    return {row.callee for row in crossing if row.kind in OBJECT_KINDS and row.callee in handing}


def _targets(crossing: Iterable[BoundaryCall]) -> Iterator[str]:
    """Go through the tables that foreign keys across the border point to, each as often as it is pointed to."""
    for row in crossing:
        if row.kind == "foreign-key":
            yield from (row.callee for _site in range(row.sites))


def _sites(rows: Iterable[BoundaryCall]) -> int:
    return sum(row.sites for row in rows)


def _rank(row: BoundaryCall) -> tuple[bool, int, str, str, str]:
    """Order what crosses: mentions last, then by sites."""
    return row.kind in MENTIONS, -row.sites, row.caller, row.callee, row.kind


def _brief(row: BoundaryCall) -> BoundaryCall:
    return BoundaryCall(
        row.from_service,
        row.to_service,
        row.caller,
        row.callee,
        row.kind,
        row.sites,
        row.in_loop,
        row.in_transaction,
        row.locations[:MOST_LINES],
    )


def _spanned(row: Spanning, tables: Mapping[str, str], name: str) -> Spanned:
    """Tell the tables of a transaction by their side."""
    inside, outside = (
        tuple(TableName(table) for table in row.tables if tables[table] == side) for side in (name, REST)
    )
    return Spanned(row.transaction.function, row.transaction.location, inside, outside)


def _counts(row: Traffic, homes: Homes, name: str) -> bool:
    """Return whether a row writes a table of the set while the application runs."""
    written = row.op == "write" and homes.tables.get(row.table) == name
    return written and bool(homes.units.get(row.unit)) and not RUN_TIME.isdisjoint(row.contexts)


def _weight(row: Traffic) -> int:
    return max(1, len(row.locations))


def _open_writes(project: Project, homes: Homes, name: str) -> list[OpenSite]:
    """Return the unresolved sites that could write a table of the set."""
    own = {table for table, home in homes.tables.items() if home == name}
    return [site for site in project.open_sites if site.op != "read" and not own.isdisjoint(site.tables)]


def _own_share(
    writes: Sequence[Traffic], sites: Sequence[OpenSite], evidence: Evidence, sides: tuple[Homes, str]
) -> tuple[float, float]:
    """Return the least and the greatest share of the writes that the set makes itself; 1 where nobody writes."""
    homes, name = sides
    seen = sum(map(_weight, writes))
    own = sum(_weight(row) for row in writes if homes.units.get(row.unit) == name)
    could = [homes.units.get(evidence.units.unit_of(site.function), "") for site in sites]
    foreign, mine = could.count(REST), could.count(name)
    low = own / (seen + foreign) if seen + foreign else 1.0
    high = (own + mine) / (seen + mine) if seen + mine else 1.0
    return low, high
