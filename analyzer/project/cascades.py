"""What hangs on a row: the tables that deleting it through a mapper reads and deletes from too.

Source: docs.djangoproject.com, model field reference, `ForeignKey.on_delete`; docs.sqlalchemy.org, ORM, "Cascades".
Pure.
"""

from collections.abc import Iterable, Iterator

from analyzer.model.data import Relation

BY_DATABASE = "DB_"  # starts an on_delete that the database sees to: the mapper loads nothing
DELETING = frozenset({"CASCADE", "DB_CASCADE"})  # on_delete of rows that go with the row they point to
CHANGING = frozenset({"SET_NULL", "SET_DEFAULT", "SET", "SET NULL", "SET DEFAULT", "DB_SET_NULL", "DB_SET_DEFAULT"})
NOTHING = "DO_NOTHING"  # the mapper leaves the rows alone
Touched = tuple[str, str]  # table, op


class Cascades:
    """Follows relations against their direction: from a row to those that point to it."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        """Index `relations` by the tables that they point to."""
        self._below: dict[str, list[Relation]] = {}
        self._found: dict[tuple[str, bool], tuple[Touched, ...]] = {}
        for one in relations:
            # Links go with a row whose class knows of them; of a far end that has no attribute, nothing is asked.
            ends = {one.from_table, *([one.to_table] if one.reverse else ())} if one.kind == "m2m" else {one.to_table}
            for table in sorted(ends):
                self._below.setdefault(table, []).append(one)

    def of(self, table: str, loads: bool) -> tuple[Touched, ...]:
        """Return what deleting a row of a table does to others, sorted, each once.

        Args:
            table: Where the row is.
            loads: Whether the mapper loads what the attributes of the row stand for before it deletes.
        """
        key = (table, loads)
        if key not in self._found:
            self._found[key] = tuple(sorted(self._follow(table, loads)))
        return self._found[key]

    def _follow(self, start: str, loads: bool) -> set[Touched]:
        touched: set[Touched] = set()
        waiting, seen = [(start, loads)], {(start, loads)}
        while waiting:
            table, by_mapper = waiting.pop()
            for relation in self._below.get(table, ()):
                is_loaded = by_mapper and not relation.on_delete.startswith(BY_DATABASE)
                touched.update(_touched(relation, is_loaded))
                child = (relation.from_table, is_loaded)
                if relation.on_delete in DELETING and not (is_loaded and relation.unlinks) and child not in seen:
                    seen.add(child)
                    waiting.append(child)
        return touched


def _touched(relation: Relation, loads: bool) -> Iterator[Touched]:
    """Go through what happens at the far end of a relation when the row it points to is deleted."""
    is_link = relation.kind == "m2m"
    table = relation.through if is_link else relation.from_table
    if not table or relation.on_delete == NOTHING:
        return
    if loads and (is_link or relation.reverse):
        yield table, "read"
    if is_link or relation.on_delete in DELETING or (not loads and relation.on_delete in CHANGING):
        yield table, "write"
