"""What hangs on a row: the tables that deleting it through a mapper reads and deletes from too.

Source: docs.djangoproject.com, model field reference, `ForeignKey.on_delete`, and QuerySet API reference, `delete()`
("can_fast_delete"); docs.sqlalchemy.org, ORM, "Cascades".

Pure.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from analyzer.model.data import Relation

BY_DATABASE = "DB_"  # starts an on_delete that the database sees to: the mapper loads nothing
DELETING = frozenset({"CASCADE", "DB_CASCADE"})  # on_delete of rows that go with the row they point to
CHANGING = frozenset({"SET_NULL", "SET_DEFAULT", "SET", "SET NULL", "SET DEFAULT", "DB_SET_NULL", "DB_SET_DEFAULT"})
NOTHING = "DO_NOTHING"  # the mapper leaves the rows alone
ASKED_FIRST = frozenset({"PROTECT", "RESTRICT", "SET"})  # a mapper that collects looks whether there are such rows
Touched = tuple[str, str]  # table, op


class Taking(StrEnum):
    """What a mapper loads before it deletes a row."""

    NOTHING = ""  # the database sees to what hangs on it
    ATTRIBUTES = "load"  # what the attributes of the row stand for
    COLLECTED = "collect"  # rows that others hang on, or that may forbid it


class Cascades:
    """Follows relations against their direction: from a row to those that point to it."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        """Index `relations` by the tables that they point to."""
        self._below: dict[str, list[Relation]] = {}
        self._found: dict[tuple[str, Taking], tuple[Touched, ...]] = {}
        for one in relations:
            # Links go with a row whose class knows of them; of a far end that has no attribute, nothing is asked.
            ends = {one.from_table, *([one.to_table] if one.reverse else ())} if one.kind == "m2m" else {one.to_table}
            for table in sorted(ends):
                self._below.setdefault(table, []).append(one)

    def of(self, table: str, how: Taking) -> tuple[Touched, ...]:
        """Return what deleting a row of a table does to others, sorted, each once.

        Args:
            table: Where the row is.
            how: What the mapper loads before it deletes.
        """
        key = (table, how)
        if key not in self._found:
            self._found[key] = tuple(sorted(self._follow(table, how)))
        return self._found[key]

    def _follow(self, start: str, how: Taking) -> set[Touched]:
        touched: set[Touched] = set()
        waiting, seen = [(start, how)], {(start, how)}
        while waiting:
            table, taking = waiting.pop()
            for relation in self._below.get(table, ()):
                taken = Taking.NOTHING if relation.on_delete.startswith(BY_DATABASE) else taking
                touched.update(self._touched(relation, taken))
                child = (relation.from_table, taken)
                stays = taken is Taking.ATTRIBUTES and relation.unlinks
                if relation.on_delete in DELETING and not stays and child not in seen:
                    seen.add(child)
                    waiting.append(child)
        return touched

    def _touched(self, relation: Relation, taking: Taking) -> Iterator[Touched]:
        """Go through what happens at the far end of a relation when the row it points to is deleted."""
        is_link = relation.kind == "m2m"
        table = relation.through if is_link else relation.from_table
        if not table or relation.on_delete == NOTHING:
            return
        if self._is_read(relation, taking):
            yield table, "read"
        is_changed = taking is not Taking.ATTRIBUTES and relation.on_delete in CHANGING
        if is_link or relation.on_delete in DELETING or is_changed:
            yield table, "write"

    def _is_read(self, relation: Relation, taking: Taking) -> bool:
        """Say whether the mapper loads the rows at the far end.

        One that collects does so where it has to know what hangs on them: else it deletes them by their key.
        Receivers of signals about the rows would make it load them too; they are not looked at.
        """
        if taking is Taking.ATTRIBUTES:
            return relation.kind == "m2m" or bool(relation.reverse)
        if taking is Taking.NOTHING or relation.kind == "m2m":
            return False
        hangs = any(one.on_delete != NOTHING for one in self._below.get(relation.from_table, ()))
        return relation.on_delete in ASKED_FIRST or (relation.on_delete in DELETING and hangs)
