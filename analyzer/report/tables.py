"""Who owns which table, who else touches it, and what crosses between tables. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from analyzer.model.cut import Ownership
from analyzer.model.data import Column, Entity, Relation
from analyzer.model.decomposition import Decomposition
from analyzer.report.index import Index, Link, Listed, Place, listed, places
from analyzer.report.overview import Finding, findings
from analyzer.report.ranges import Range, find_ranges
from analyzer.report.words import percent

WORST = 40  # rows of the matrix; more cannot be taken in
COLUMNS = 40
WRITES = 3  # tables of one owner in a transaction
FOREIGN_KEY = "foreign-key"
STATUSES = {
    "contested": "more than one service writes it",
    "clear": "one service writes it, or most of its writes are the owner's",
    "decided": "a person said who owns it",
    "read-only": "nobody writes it at run time",
    "untouched": "nobody reads or writes it",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table."""

    anchor: str
    ownership: Ownership
    owner: Link
    status: str  # of the ownership, or that it was decided
    hint: str
    share: str  # of the write sites that are the owner's
    readers: tuple[Link, ...]
    foreign_writers: tuple[Link, ...]
    entities: tuple[str, ...]
    columns: Listed[Column]
    relations: tuple[Relation, ...]  # from it
    because: Listed[Finding]
    range: Range


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
    """Two tables of two services, and the foreign keys from one to the other."""

    from_table: Link
    to_table: Link
    relations: tuple[Relation, ...]
    from_service: Link
    to_service: Link
    places: Listed[Place]


@dataclass(frozen=True, slots=True)
class Spanning:
    """A transaction that writes tables of several owners."""

    function: str
    kind: str
    place: Listed[Place]
    writes: tuple[tuple[Link, Listed[Link]], ...]  # (owner, tables)


def table_rows(decomposition: Decomposition, index: Index) -> Listed[TableRow]:
    """Return the tables, contested ones first."""
    entities: dict[str, list[Entity]] = defaultdict(list)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for entity in decomposition.entities:
        entities[entity.table].append(entity)
    for relation in decomposition.relations:
        relations[relation.from_table].append(relation)
    ranges = find_ranges(decomposition)
    rows = (_row(row, (entities[row.table], relations[row.table]), ranges[row.table], index) for row in index.ownership)
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
    """Return the pairs of tables that foreign keys join across the cut."""
    owners = {row.table: row.owner for row in decomposition.ownership}
    lines = {(row.caller, row.callee): row.locations for row in decomposition.boundary_calls if row.kind == FOREIGN_KEY}
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in decomposition.relations:
        if _crosses(owners.get(relation.from_table, ""), owners.get(relation.to_table, "")):
            pairs[relation.from_table, relation.to_table].append(relation)
    rows = (
        CrossingKey(
            index.table(pair[0]),
            index.table(pair[1]),
            tuple(pairs[pair]),
            index.service(owners[pair[0]]),  # type: ignore[index]
            index.service(owners[pair[1]]),  # type: ignore[index]
            places(lines.get(pair, pairs[pair][0].locations), "boundary_calls[].locations", 1),
        )
        for pair in sorted(pairs)
    )
    return listed(rows, "relations")


def spanning(decomposition: Decomposition, index: Index) -> Listed[Spanning]:
    """Return the transactions whose written tables have more than one owner, those of most owners first."""
    owners = {row.table: row.owner for row in decomposition.ownership}
    rows = []
    for scope in decomposition.transactions:
        written: dict[str, list[str]] = defaultdict(list)
        for table in sorted(scope.written):
            written[owners.get(table, "")].append(table)
        if len(written.keys() - {""}) > 1:
            place = places((scope.location,), "transactions[]")
            rows.append(Spanning(scope.function, scope.kind, place, _by_owner(written, index)))
    return listed(sorted(rows, key=lambda row: (-len(row.writes), row.function)), "transactions")


def _by_owner(written: dict[str, list[str]], index: Index) -> tuple[tuple[Link, Listed[Link]], ...]:
    """Return the owners with their tables, most tables first; tables of nobody last."""
    ranked = sorted(written, key=lambda owner: (not owner, -len(written[owner]), owner))
    return tuple(
        (index.service(owner), listed(map(index.table, written[owner]), "transactions", WRITES)) for owner in ranked
    )


def _crosses(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _row(row: Ownership, declared: tuple[list[Entity], list[Relation]], seen: Range, index: Index) -> TableRow:
    entities, relations = declared
    columns = {column.name: column for entity in entities for column in entity.columns}
    status = "decided" if any(reason.rule == "decided" for reason in row.because) else row.status
    return TableRow(
        anchor=index.tables.get(row.table, ""),
        ownership=row,
        owner=index.service(row.owner),
        status=status,
        hint=STATUSES.get(status, ""),
        share=percent(row.share_of_writes) if row.share_of_writes else "–",
        readers=tuple(index.service(reader) for reader in row.readers if reader != row.owner),
        foreign_writers=tuple(index.service(writer) for writer in row.foreign_writers),
        entities=tuple(sorted({entity.symbol for entity in entities})),
        columns=listed(columns.values(), "entities[].columns", COLUMNS),
        relations=tuple(relations),
        because=findings(row.because, "ownership[].because"),
        range=seen,
    )


def _touch(row: Ownership, service: str) -> Touch:
    reads = "R" if service in row.readers else ""
    if service == row.owner:
        return Touch(reads + ("W" if row.share_of_writes else ""), "owner")
    if service in row.foreign_writers:
        return Touch(reads + "W", "foreign")
    return Touch(reads, "reader" if reads else "")
