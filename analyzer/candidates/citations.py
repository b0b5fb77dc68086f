"""The lines of code behind the edges of the graph. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model.evidence import Evidence, table_node
from analyzer.model.location import Location
from analyzer.model.project import Project

MOST_LINES = 3  # cited per pair and kind

Key = tuple[str, str, str]  # two nodes in order of their ids, and the view


@dataclass(slots=True)
class Citations:
    """Up to MOST_LINES lines for each pair of nodes and view."""

    lines: dict[Key, list[Location]] = field(default_factory=lambda: defaultdict(list))

    def of(self, first: str, second: str, view: str) -> tuple[Location, ...]:
        """Return the lines that join two nodes in a view."""
        return tuple(self.lines.get((min(first, second), max(first, second), view), ()))

    def add(self, first: str, second: str, view: str, locations: Iterable[Location]) -> None:
        """Keep the first lines."""
        if first and second and first != second:
            kept = self.lines[min(first, second), max(first, second), view]
            kept.extend([place for place in locations if place not in kept][: MOST_LINES - len(kept)])


def cite(project: Project, evidence: Evidence) -> Citations:
    """Collect the lines behind structure and data."""
    citations, unit_of = Citations(), evidence.units.unit_of
    for call in project.calls:
        citations.add(unit_of(call.caller), unit_of(call.callee), "structure", call.locations)
    for item in project.dependencies:
        citations.add(unit_of(item.client), unit_of(item.supplier), "structure", item.locations)
    for wire in project.wires:
        citations.add(unit_of(wire.source), unit_of(wire.target), "structure", wire.locations)
    for row in evidence.traffic:
        citations.add(row.unit, table_node(row.table), "data", row.locations)
    for entity in project.entities:
        citations.add(unit_of(entity.symbol), table_node(entity.table), "data", [entity.location])
    for relation in project.relations:
        citations.add(table_node(relation.from_table), table_node(relation.to_table), "data", relation.locations)
    return citations
