"""Turn a project into the graph that the views look at: units and tables, what joins them, use cases. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from analyzer.evidence.links import direct_accesses
from analyzer.model.code import When
from analyzer.model.data import Access, EntityKind, Level
from analyzer.model.evidence import table_node
from analyzer.model.graph import Edge, Functionality, Graph, Node
from analyzer.model.location import Confidence
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.units import Unit, Units
from analyzer.model.usage import MIDDLEWARE
from analyzer.model.words import split_words

DEPENDENCY_KINDS = {"import": "import", "inherit": "inherit", "reference": "ref", "signal": "signal", "task": "task"}
WIRE_KINDS = {"signal": "signal", "task": "task"}
UNSURE = 0.5  # what an access or call tied by name alone counts
BROADEST = 60  # tables; a transaction that writes more says nothing about any two of them
FOLLOWED = 0.25  # what a read along a relation counts: the code asked for one table and walks on to the next

Counts = dict[tuple[str, str, str], float]


def build_graph(project: Project, units: Units, tables: Iterable[str]) -> Graph:
    """Return units and tables as nodes, dependencies and data access as edges, use cases as functionalities."""
    known = set(tables)
    counts: Counts = defaultdict(float)
    _add_code(counts, project, units)
    _add_data(counts, project, units, known)
    edges = tuple(Edge(*ends, weight) for ends, weight in sorted(counts.items()))
    return Graph(_nodes(project, units, known), edges, _functionalities(project, units, known), _routes(project, units))


def find_tables(project: Project) -> tuple[str, ...]:
    """Return the tables to be placed: declared by the code base or only touched, but not those of third parties."""
    own = set(project.owned_tables())
    foreign = {entity.table for entity in project.entities if entity.kind is EntityKind.EXTERNAL} - own
    touched = {access.table for access in project.accesses}
    return tuple(sorted((own | touched) - foreign - {"", "*"}))


def _nodes(project: Project, units: Units, tables: Iterable[str]) -> tuple[Node, ...]:
    """Return a node per unit and table; the parts of a module that splits lie in it as in a folder."""
    names: dict[str, list[str]] = defaultdict(list)
    for definition in project.definitions:
        if definition.kind != "method":
            names[units.unit_of(definition.name)].append(last_of(definition.name))
    entries = {units.unit_of(entry.function) for entry in project.entry_points}
    nodes = [
        Node(unit.id, unit.kind, _path(unit), _tokens(names[unit.id]), unit.id in entries, size=unit.lines)
        for unit in units.units
    ]
    nodes += [Node(table_node(table), "table", tokens=split_words(table)) for table in tables]
    return tuple(sorted(nodes, key=lambda node: node.id))


def _path(unit: Unit) -> str:
    """Return where a unit lies, a part of a module below the module's path."""
    return unit.path if unit.kind == "module" else f"{unit.path}/{last_of(unit.id)}"


def _tokens(names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the names, sorted, repeated as they occur."""
    return tuple(sorted(word for name in names for word in split_words(name)))


def _add_code(counts: Counts, project: Project, units: Units) -> None:
    """Count calls, dependencies and wires between units."""
    for call in project.calls:
        weight = UNSURE if call.confidence is Confidence.LOW else 1.0
        _add(counts, units, (call.caller, call.callee, "call"), weight * max(1, len(call.locations)))
    for item in project.dependencies:
        kind = DEPENDENCY_KINDS.get(item.kind)
        if kind and item.when is not When.TYPING:
            _add(counts, units, (item.client, item.supplier, kind), max(1, len(item.locations)))
    for wire in project.wires:
        kind = WIRE_KINDS.get(wire.via, "wire")
        _add(counts, units, (wire.source, wire.target, kind), max(1, len(wire.locations)))


def _add(counts: Counts, units: Units, row: tuple[str, str, str], weight: float) -> None:
    """Count one edge between two different units."""
    source, target = units.unit_of(row[0]), units.unit_of(row[1])
    if source and target and source != target:
        counts[source, target, row[2]] += weight


def _add_data(counts: Counts, project: Project, units: Units, tables: set[str]) -> None:
    """Count data access, definitions of tables, foreign keys and common transactions."""
    for access in direct_accesses(project):
        unit = units.unit_of(access.function)
        if unit and access.table in tables:
            weight = _weight(access)
            counts[unit, table_node(access.table), access.op] += weight * max(1, len(access.locations))
    for entity in project.entities:
        unit = units.unit_of(entity.symbol)
        if unit and entity.table in tables:
            counts[unit, table_node(entity.table), "define"] += 1
    _add_ties(counts, project, tables)


def _weight(access: Access) -> float:
    """Return what one site of an access counts, 0..1."""
    if access.op == "read" and access.level is Level.RELATION:
        return FOLLOWED
    return UNSURE if access.confidence is Confidence.LOW else 1.0


def _add_ties(counts: Counts, project: Project, tables: set[str]) -> None:
    """Count what joins two tables: foreign keys and common transactions.

    Every transaction ties each of its tables with one in all: the more it writes, the less it says about two of them.
    Source: Zhou, Huang and Schoelkopf (2006), "Learning with hypergraphs"; the clique expansion of a hyperedge.
    """
    for relation in project.relations:
        if {relation.from_table, relation.to_table} <= tables and relation.from_table != relation.to_table:
            counts[table_node(relation.from_table), table_node(relation.to_table), "relation"] += 1
    for written in _written_together(project, tables):
        for first, second in combinations(written, 2):
            counts[table_node(first), table_node(second), "transaction"] += 1 / (len(written) - 1)


def _written_together(project: Project, tables: set[str]) -> list[list[str]]:
    """Return the tables that each transaction writes, but for those of whole requests."""
    groups = [
        sorted(tables.intersection([*item.tables_written, *item.tables_written_through_calls]))
        for item in project.transactions
        if item.kind != "request"
    ]
    return [written for written in groups if 1 < len(written) <= BROADEST]


def _functionalities(project: Project, units: Units, tables: set[str]) -> tuple[Functionality, ...]:
    """Return each use case by the units it reaches and the tables it touches, but for what runs around all."""
    found = []
    around = {entry.id for entry in project.entry_points if entry.kind == MIDDLEWARE}
    for case in sorted(project.use_cases, key=lambda case: case.entry_point):
        if case.entry_point in around:
            continue
        members = sorted({units.unit_of(function) for function in case.functions} - {""})
        accesses = _marks(case.tables_read, "R", tables) + _marks(case.tables_written, "W", tables)
        found.append(Functionality(case.entry_point, tuple(members), accesses))
    return tuple(found)


def _marks(names: Iterable[str], mark: str, tables: set[str]) -> tuple[tuple[str, str], ...]:
    """Mark the known tables as read or written."""
    return tuple((table_node(name), mark) for name in sorted(names) if name in tables)


def _routes(project: Project, units: Units) -> tuple[tuple[str, str], ...]:
    """Return the URLs that units answer."""
    found = {(entry.path, units.unit_of(entry.function)) for entry in project.entry_points if entry.path}
    return tuple(sorted((path, unit) for path, unit in found if unit))
