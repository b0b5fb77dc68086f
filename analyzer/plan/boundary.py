"""Every call, inheritance, signal, task and foreign key that crosses the cut. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model.code import When
from analyzer.model.cut import BoundaryCall, Homes
from analyzer.model.location import Confidence, Location
from analyzer.model.names import ServiceId
from analyzer.model.project import Project
from analyzer.model.units import Units

MOST_LINES = 20  # cited per row; the number of sites is exact
KINDS = {"import": "import", "inherit": "inherit", "reference": "reference", "signal": "signal", "task": "task"}
WIRES = {"signal": "signal", "task": "task", "given": "call"}
MENTIONS = frozenset({"import", "reference"})  # said already where something stronger joins the same two services


@dataclass(frozen=True, slots=True)
class _Edge:
    """One row of the project that may cross."""

    caller: str
    callee: str
    kind: str
    locations: tuple[Location, ...]
    in_loop: bool = False
    in_transaction: bool = False


def find_boundary_calls(project: Project, units: Units, homes: Homes) -> tuple[BoundaryCall, ...]:
    """Return one row per caller, callee and kind whose ends lie in two services.

    An import or reference is left out where its caller also calls or inherits from something of that service.
    Source: inter-partition calls of Kalia et al. (FSE 2021); foreign keys after Newman (2019), chapter 4.
    """
    rows: dict[tuple[str, str, str, str, str], list[_Edge]] = defaultdict(list)
    for edge in _code_edges(project):
        ends = [homes.units.get(units.unit_of(name), "") for name in (edge.caller, edge.callee)]
        if all(ends) and ends[0] != ends[1]:
            rows[ends[0], ends[1], edge.caller, edge.callee, edge.kind].append(edge)
    for relation in project.relations:
        source, target = homes.tables.get(relation.from_table, ""), homes.tables.get(relation.to_table, "")
        if source and target and source != target:
            key = (source, target, relation.from_table, relation.to_table, "foreign-key")
            rows[key].append(_Edge(relation.from_table, relation.to_table, "foreign-key", relation.locations))
    strong = {(key[0], key[1], units.unit_of(key[2])) for key in rows if key[4] not in MENTIONS}
    kept = (
        key for key in sorted(rows) if key[4] not in MENTIONS or (key[0], key[1], units.unit_of(key[2])) not in strong
    )
    return tuple(_row(key, rows[key]) for key in kept)


def _code_edges(project: Project) -> Iterator[_Edge]:
    """Yield everything in the code that may cross; what is named only for type checking is no call."""
    for call in project.calls:
        if call.confidence is not Confidence.LOW:
            yield _Edge(call.caller, call.callee, "call", call.locations, call.in_loop, call.in_transaction)
    for item in project.dependencies:
        if item.kind in KINDS and item.when is not When.TYPING:
            yield _Edge(item.client, item.supplier, KINDS[item.kind], item.locations)
    for wire in project.wires:
        yield _Edge(wire.source, wire.target, WIRES.get(wire.via, "reference"), wire.locations)


def _row(key: tuple[str, str, str, str, str], edges: list[_Edge]) -> BoundaryCall:
    """Sum the edges of one caller, callee and kind."""
    lines = sorted({place for edge in edges for place in edge.locations})
    return BoundaryCall(
        from_service=ServiceId(key[0]),
        to_service=ServiceId(key[1]),
        caller=key[2],
        callee=key[3],
        kind=key[4],
        sites=max(1, len(lines)),
        in_loop=any(edge.in_loop for edge in edges),
        in_transaction=any(edge.in_transaction for edge in edges),
        locations=tuple(lines[:MOST_LINES]),
    )
