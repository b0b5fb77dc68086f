"""Relations: foreign keys with the relationship names on both sides, many-to-many, and joins without a key.

Source: docs.sqlalchemy.org, ORM, "Basic Relationship Patterns" and "Adjacency List Relationships". Pure.
"""

from collections.abc import Iterable
from dataclasses import replace

from analyzer.frameworks.sqlalchemy.keys import KeyFact, KeyReader
from analyzer.frameworks.sqlalchemy.mapping import Mapped, MappedClasses
from analyzer.frameworks.sqlalchemy.relationships import Deleting, Relationship, relationships_of, target_of
from analyzer.model.data import Relation
from analyzer.model.names import TableName
from analyzer.model.problem import Problem

CASCADE = "CASCADE"
BY_DATABASE = "DB_"  # before what the database does when the mapper loads nothing
NOTHING = "DO_NOTHING"


class RelationBuilder:
    """Put the names of relationships on the foreign keys they use."""

    def __init__(self, classes: MappedClasses, reader: KeyReader, keys: Iterable[KeyFact]) -> None:
        """Start from all foreign keys of all tables."""
        self.classes = classes
        self.reader = reader
        self.keys: list[KeyFact] = list(dict.fromkeys(keys))
        self.others: list[Relation] = []  # many-to-many and soft ones
        self.problems: list[Problem] = []

    def add(self, mapped: Mapped) -> None:
        """Read the relationships of a class."""
        for one in relationships_of(mapped):
            target = target_of(one, mapped, self.classes)
            if target is None:
                message = f"relationship {mapped.view.name}.{one.name}: its target is not a mapped class that we know"
                self.problems.append(Problem("unresolved-relation", message, one.location, "loads through this name"))
            elif one.secondary is not None:
                self._many_to_many(one, mapped, target)
            else:
                self._use_key(one, mapped, target)

    def relations(self) -> list[Relation]:
        """Return everything found."""
        return [*(_relation(key) for key in self.keys), *self.others]

    def _many_to_many(self, one: Relationship, mapped: Mapped, target: Mapped) -> None:
        through = self.reader.table_behind(one.secondary, one.context)
        for place, row in enumerate(self.others):
            is_same = row.kind == "m2m" and row.through == through and row.from_table == target.table
            if is_same and row.to_table == mapped.table and (row.field == one.other or row.reverse == one.name):
                same = row.on_delete == _link_deleting(one.deleting)
                self.others[place] = replace(
                    row, reverse=one.name, on_delete=row.on_delete if same else "", reverse_loads=one.loads
                )
                return
        row = _other(one, (mapped.table, target.table), "m2m", through)
        row = replace(row, on_delete=_link_deleting(one.deleting))
        self.others.append(row)

    def _use_key(self, one: Relationship, mapped: Mapped, target: Mapped) -> None:
        own, other = _tables(mapped), _tables(target)
        forward = _hinted(one, [key for key in self.keys if key.from_table in own and key.to_table in other])
        backward = _hinted(one, [key for key in self.keys if key.from_table in other and key.to_table in own])
        if not forward and not backward:
            self.others.append(_other(one, (mapped.table, target.table), "soft", ""))
        elif _goes_forward(one, forward, backward, own == other):
            key = _loading(_cascading(_best(one, forward), one.other_deleting), one.loads, one.other_loads)
            self._name(key, one.name, one.other, one.other_is_one)
        else:
            key = _loading(_cascading(_best(one, backward), one.deleting), one.other_loads, one.loads)
            self._name(key, one.other, one.name, one.is_many is False)

    def _name(self, key: KeyFact, field: str, reverse: str, is_one: bool) -> None:
        """Put names on a key; a key that has others already gets a second row."""
        named = replace(
            key, field=field or key.field, reverse=reverse or key.reverse, is_unique=key.is_unique or is_one
        )
        for place, row in enumerate(self.keys):
            is_same = _bare(row) == _bare(key)
            if is_same and row.field in ("", named.field) and row.reverse in ("", named.reverse):
                kept, unlinks = named.on_delete or row.on_delete, named.unlinks or row.unlinks
                self.keys[place] = replace(named, is_unique=row.is_unique or is_one, on_delete=kept, unlinks=unlinks)
                return
        self.keys.append(replace(named, field=field, reverse=reverse))


def _tables(mapped: Mapped) -> list[str]:
    """Return the tables of a class and of the mapped classes it inherits from, its own first."""
    found = [mapped.table]
    while mapped.parent is not None:
        mapped = mapped.parent
        found.append(mapped.table)
    return list(dict.fromkeys(found))


def _hinted(one: Relationship, keys: list[KeyFact]) -> list[KeyFact]:
    named = [key for key in keys if key.attribute in one.columns or key.column in one.columns]
    return named or keys


def _goes_forward(one: Relationship, forward: list[KeyFact], backward: list[KeyFact], to_itself: bool) -> bool:
    """Say whether the key is on the declaring side (many-to-one)."""
    if not forward or not backward:
        return bool(forward)
    if one.is_many is not None:
        return not one.is_many
    if to_itself:
        return one.has_remote_side
    return any(key.attribute.startswith(one.name) for key in forward)


def _best(one: Relationship, keys: list[KeyFact]) -> KeyFact:
    """Prefer the key that is named like the relationship: `owner_id` for `owner`."""
    return next((key for key in keys if key.attribute.startswith(one.name)), keys[0])


def _bare(key: KeyFact) -> KeyFact:
    return replace(key, field="", reverse="", is_unique=False, on_delete="", loads="", reverse_loads="", unlinks=False)


def _cascading(key: KeyFact, deleting: Deleting) -> KeyFact:
    """Return a key with what happens to its rows when the row they point to is deleted, and who does it."""
    key = replace(key, unlinks=key.unlinks or deleting.unlinks)
    declared = "" if key.on_delete == NOTHING else key.on_delete.removeprefix(BY_DATABASE)
    if deleting.loads:
        return replace(key, on_delete=declared or CASCADE) if deleting.deletes else key
    happens = declared or (CASCADE if deleting.deletes else "")
    return replace(key, on_delete=BY_DATABASE + happens if happens else NOTHING)


def _loading(key: KeyFact, loads: str, reverse_loads: str) -> KeyFact:
    """Return a key with when its two attributes load rows, as far as one of the sides says so."""
    return replace(key, loads=loads or key.loads, reverse_loads=reverse_loads or key.reverse_loads)


def _link_deleting(deleting: Deleting) -> str:
    """Return what the mapper does to the links of a row that it deletes; the keys say what the database does."""
    return "" if deleting.loads else NOTHING


def _relation(key: KeyFact) -> Relation:
    return Relation(
        from_table=TableName(key.from_table),
        to_table=TableName(key.to_table),
        column=key.column,
        kind="o2o" if key.is_unique else "fk",
        field=key.field,
        reverse=key.reverse,
        on_delete=key.on_delete,
        loads=key.loads,
        reverse_loads=key.reverse_loads,
        unlinks=key.unlinks,
        declared_in=key.declared_in,
        locations=(key.location,),
    )


def _other(one: Relationship, ends: tuple[str, str], kind: str, through: str) -> Relation:
    return Relation(
        from_table=TableName(ends[0]),
        to_table=TableName(ends[1]),
        column=one.name,
        kind=kind,
        field=one.name,
        reverse=one.other,
        through=TableName(through),
        loads=one.loads,
        reverse_loads=one.other_loads,
        declared_in=one.declared_in,
        locations=(one.location,),
    )
