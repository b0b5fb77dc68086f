"""Foreign keys of classes and tables: which table each one points to.

Source: docs.sqlalchemy.org, Core, "Defining Constraints and Indexes" (ForeignKey, ForeignKeyConstraint, ondelete).
Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.frameworks.sqlalchemy import makers
from analyzer.frameworks.sqlalchemy.columns import ColumnFact, Key, declared_function, on_delete_of
from analyzer.frameworks.sqlalchemy.makers import find_made, is_made_by
from analyzer.frameworks.sqlalchemy.mapping import Mapped, MappedClasses
from analyzer.frameworks.sqlalchemy.tables import TableFact, table_name_of
from analyzer.frameworks.texts import Context, text_in
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Term

DEEPEST_LAMBDA = 10  # functions that return functions; more is a circle
UNIQUE = frozenset({"UniqueConstraint"})


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A foreign key between two tables, and the relationship attributes that use it."""

    from_table: str
    to_table: str
    column: str  # in the database
    attribute: str  # in the class
    is_unique: bool
    on_delete: str
    declared_in: str
    location: Location
    field: str = ""
    reverse: str = ""
    loads: str = ""  # when `field` loads the row behind it
    reverse_loads: str = ""
    unlinks: bool = False  # the mapper empties it before it deletes the row it points to


class KeyReader:
    """Resolve foreign keys against all mapped classes and tables."""

    def __init__(self, classes: MappedClasses, tables: Iterable[TableFact]) -> None:
        """Know the tables of `classes` and `tables`."""
        self.classes = classes
        names = {one.name for one in tables} | {one.table for one in classes.all.values()}
        self.tables = names - {""}
        self.problems: list[Problem] = []

    def of_class(self, mapped: Mapped) -> list[KeyFact]:
        """Return the keys that a class declares: in columns and in `__table_args__`, mixins included."""
        columns = mapped.columns
        args = [part for view in mapped.sources for part in _table_args(view.body.get("__table_args__"))]
        found = self._of_columns(mapped.table, columns, _unique_names(args))
        context = Context(mapped.view.name)
        return found + self._of_constraints(mapped.table, columns, args, (context, mapped.view.symbol))

    def of_table(self, table: TableFact, declared_in: str) -> list[KeyFact]:
        """Return the keys of a `Table`."""
        found = self._of_columns(table.name, table.columns, _unique_names(table.call.arguments))
        found += self._of_constraints(table.name, table.columns, table.constraints, (Context(), declared_in))
        return found

    def known(self, name: str) -> str:
        """Return a table by its name; one that is written without its schema is found too."""
        alike = sorted(table for table in self.tables if last_of(table) == name)
        return name if name in self.tables or len(alike) != 1 else alike[0]

    def table_behind(self, term: Term | None, context: Context, depth: int = 0) -> str:
        """Return the table that a string, class, `X.__table__`, `Table` or lambda means; "" for none."""
        if term is None or depth > DEEPEST_LAMBDA:
            return ""
        text = text_in(term, context)
        if text is not None:
            return self.known(text.removesuffix(".__table__"))
        view = term.base.as_class if term.attribute == "__table__" and term.base is not None else term.as_class
        if view is not None:
            mapped = self.classes.of(view)
            return mapped.table if mapped is not None else ""
        function = term.as_function
        if function is not None:
            return next(
                (found for one in function.returns() if (found := self.table_behind(one, context, depth + 1))), ""
            )
        return table_name_of(term, context)

    def _of_columns(self, table: str, columns: Sequence[ColumnFact], unique: frozenset[str]) -> list[KeyFact]:
        alone = sum(column.primary_key for column in columns) == 1
        found = []
        for column in columns:
            is_unique = column.unique or (column.primary_key and alone) or column.column in unique
            for key in column.keys:
                target = self._target(key, table)
                if target:
                    place = (table, target, column.column, column.name)
                    found.append(KeyFact(*place, is_unique, key.on_delete, column.declared_in, key.location))
        return found

    def _of_constraints(
        self, table: str, columns: Sequence[ColumnFact], args: Iterable[Term], place: tuple[Context, str]
    ) -> list[KeyFact]:
        context, declared_in = place
        attributes = {column.column: column.name for column in columns}
        found = []
        for term in args:
            made = find_made(term, makers.KEY_CONSTRAINTS, context)
            for name, key in _pairs(made.call, made.context) if made is not None else ():
                target = self._target(key, table)
                if target:
                    ends = (table, target, name, attributes.get(name, name))
                    found.append(KeyFact(*ends, False, key.on_delete, declared_in, key.location))
        return found

    def _target(self, key: Key, own_table: str) -> str:
        text = text_in(key.target, key.context)
        if text is not None:
            return self.known(text.rpartition(".")[0] or text)
        found = self._table_of_column(key.target, key.context, own_table)
        if not found:
            hides = "a foreign key, and what follows from it"
            self.problems.append(
                Problem("unresolved-relation", "foreign key to a column that we cannot follow", key.location, hides)
            )
        return found

    def _table_of_column(self, target: Term, context: Context, own_table: str) -> str:
        """Return the table of `Order.id`, `orders.c.id`, `Order.__table__.c.id`, or of a column of the same body."""
        base = target.base if target.attribute or target.key is not None else None
        if base is not None and base.attribute in ("c", "columns"):
            base = base.base
        found = self.table_behind(base, context) if base is not None else ""
        if found or not is_made_by(target, makers.COLUMNS):
            return found
        view = self.classes.code.class_of(target.resolved.owner)
        mapped = self.classes.of(view) if view is not None else None
        return mapped.table if mapped is not None and mapped.table else own_table


def _table_args(term: Term | None) -> list[Term]:
    if term is None:
        return []
    function = declared_function(term)
    terms = function.returns() if function is not None else [term]
    return [part for one in terms for part in one.elements()]


def _unique_names(args: Iterable[Term]) -> frozenset[str]:
    """Return the columns that are unique on their own by a constraint."""
    alone = [one.arguments[0].text for one in args if is_made_by(one, UNIQUE) and len(one.arguments) == 1]
    return frozenset(name for name in alone if name)


def _pairs(call: Term, context: Context) -> Iterator[tuple[str, Key]]:
    ends = (call.argument(0, "columns"), call.argument(1, "refcolumns"))
    if ends[0] is None or ends[1] is None:
        return
    on_delete = on_delete_of(call.keywords, context)
    for column, target in zip(ends[0].elements(), ends[1].elements(), strict=False):
        name = text_in(column, context) or column.attribute
        if name:
            yield name, Key(target, context, on_delete, call.location)
