"""Who owns which table, who else touches it, and what crosses between tables. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from analyzer.model.cut import Ownership
from analyzer.model.data import Column, Entity, Relation
from analyzer.model.decomposition import Decomposition
from analyzer.report.index import Index, Link, Listed, Place, listed, places
from analyzer.report.overview import Finding, findings
from analyzer.report.words import percent

WORST = 40  # rows of the matrix; more cannot be taken in
COLUMNS = 40
STATUSES = {
    "contested": "more than one service writes it",
    "clear": "one service writes it",
    "read-only": "nobody writes it at run time",
    "untouched": "nobody reads or writes it",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table."""

    anchor: str
    ownership: Ownership
    owner: Link
    hint: str
    share: str  # of the write sites that are the owner's
    readers: tuple[Link, ...]
    foreign_writers: tuple[Link, ...]
    entities: tuple[str, ...]
    columns: Listed[Column]
    relations: tuple[Relation, ...]  # from it
    because: Listed[Finding]


@dataclass(frozen=True, slots=True)
class Touch:
    """What one service does to a table."""

    letters: str  # "", "R", "W", "RW"
    kind: str  # "", "owner", "reader", "foreign"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One table that several services touch."""

    table: Link
    contested: bool
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class CrossingKey:
    """A foreign key whose ends lie in two services."""

    relation: Relation
    from_service: Link
    to_service: Link
    places: Listed[Place]


@dataclass(frozen=True, slots=True)
class Spanning:
    """A transaction that writes tables of several owners."""

    function: str
    kind: str
    place: Listed[Place]
    writes: tuple[tuple[Link, Link], ...]  # (table, owner)


def table_rows(decomposition: Decomposition, index: Index) -> Listed[TableRow]:
    """Return the tables, contested ones first."""
    entities: dict[str, list[Entity]] = defaultdict(list)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for entity in decomposition.entities:
        entities[entity.table].append(entity)
    for relation in decomposition.relations:
        relations[relation.from_table].append(relation)
    rows = (_row(row, entities[row.table], relations[row.table], index) for row in index.ownership)
    return listed(rows, "ownership")


def conflicts(index: Index, order: tuple[str, ...]) -> Listed[ConflictRow]:
    """Return table × service for the tables that more than one service touches, contested ones first."""
    shared = [row for row in index.ownership if len({row.owner, *row.readers, *row.foreign_writers} - {""}) > 1]
    rows = (
        ConflictRow(index.table(row.table), row.status == "contested", tuple(_touch(row, service) for service in order))
        for row in shared
    )
    return listed(rows, "ownership", WORST)


def crossing_keys(decomposition: Decomposition, index: Index) -> Listed[CrossingKey]:
    """Return the foreign keys whose ends have different owners."""
    owners = {row.table: row.owner for row in decomposition.ownership}
    rows = (
        CrossingKey(
            relation,
            index.service(owners[relation.from_table]),
            index.service(owners[relation.to_table]),
            places(relation.locations, "relations[].locations", 1),
        )
        for relation in decomposition.relations
        if _crosses(owners.get(relation.from_table, ""), owners.get(relation.to_table, ""))
    )
    return listed(rows, "relations")


def spanning(decomposition: Decomposition, index: Index) -> Listed[Spanning]:
    """Return the transactions whose written tables have more than one owner."""
    owners = {row.table: row.owner for row in decomposition.ownership}
    rows = []
    for scope in decomposition.transactions:
        written = sorted({*scope.tables_written, *scope.tables_written_through_calls})
        if len({owners.get(table, "") for table in written} - {""}) > 1:
            pairs = tuple((index.table(table), index.service(owners.get(table, ""))) for table in written)
            rows.append(Spanning(scope.function, scope.kind, places((scope.location,), "transactions[]"), pairs))
    return listed(sorted(rows, key=lambda row: (-len(row.writes), row.function)), "transactions")


def _crosses(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _row(row: Ownership, entities: list[Entity], relations: list[Relation], index: Index) -> TableRow:
    columns = {column.name: column for entity in entities for column in entity.columns}
    return TableRow(
        anchor=index.tables.get(row.table, ""),
        ownership=row,
        owner=index.service(row.owner),
        hint=STATUSES.get(row.status, ""),
        share=percent(row.share_of_writes) if row.share_of_writes else "–",
        readers=tuple(index.service(reader) for reader in row.readers if reader != row.owner),
        foreign_writers=tuple(index.service(writer) for writer in row.foreign_writers),
        entities=tuple(sorted({entity.symbol for entity in entities})),
        columns=listed(columns.values(), "entities[].columns", COLUMNS),
        relations=tuple(relations),
        because=findings(row.because, "ownership[].because"),
    )


def _touch(row: Ownership, service: str) -> Touch:
    reads = "R" if service in row.readers else ""
    if service == row.owner:
        return Touch(reads + ("W" if row.share_of_writes else ""), "owner")
    if service in row.foreign_writers:
        return Touch(reads + "W", "foreign")
    return Touch(reads, "reader" if reads else "")
