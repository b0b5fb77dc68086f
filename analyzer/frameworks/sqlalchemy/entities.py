"""Everything persistent that SQLAlchemy, or a package on top of it, knows: classes, tables and relations.

Source: docs.sqlalchemy.org, ORM, "ORM Mapped Class Overview"; Core, "Describing Databases with MetaData". Pure.
"""

from collections.abc import Iterable

from analyzer.frameworks.sqlalchemy.dialect import Dialect
from analyzer.frameworks.sqlalchemy.imperative import add_imperative
from analyzer.frameworks.sqlalchemy.keys import KeyFact, KeyReader
from analyzer.frameworks.sqlalchemy.mapping import Mapped, MappedClasses
from analyzer.frameworks.sqlalchemy.relations import RelationBuilder
from analyzer.frameworks.sqlalchemy.tables import TableFact, read_table, table_calls
from analyzer.model.data import Entity, EntityKind, Relation
from analyzer.model.knowledge import FoundEntities
from analyzer.model.names import ModuleName, SymbolName, TableName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code


def find_entities(code: Code, dialect: Dialect, others: tuple[Dialect, ...] = ()) -> FoundEntities:
    """Find what one dialect declares; classes of `others` are known as targets only."""
    classes = MappedClasses(code, (dialect, *others))
    problems = add_imperative(classes, dialect) if dialect.takes_strays else []
    read = [read_table(call) for call in table_calls(code, dialect.table_makers)]
    tables = [table for table in read if table is not None and table.name]
    problems += [_unnamed(table) for table in read if table is not None and not table.name]
    own = [mapped for mapped in classes.all.values() if mapped.dialect is dialect]
    reader = KeyReader(classes, tables)
    builder = RelationBuilder(classes, reader, _keys(reader, own, tables))
    for mapped in own:
        if mapped.table:
            builder.add(mapped)
    entities = [_entity(mapped, tables) for mapped in own] + _bare(code, dialect, tables)
    problems += [*classes.problems, *reader.problems, *builder.problems]
    return FoundEntities(
        entities=tuple(sorted(entities, key=lambda one: (one.symbol, one.table))),
        relations=tuple(sorted(builder.relations(), key=_order)),
        problems=tuple(sorted(set(problems), key=lambda one: (one.location, one.slug, one.message))),
    )


def _order(one: Relation) -> tuple[str, ...]:
    return (one.from_table, one.column, one.to_table, one.field, one.reverse, one.declared_in)


def _keys(reader: KeyReader, own: Iterable[Mapped], tables: Iterable[TableFact]) -> list[KeyFact]:
    found = [key for table in tables for key in reader.of_table(table, table.symbol)]
    return found + [key for mapped in own if mapped.table for key in reader.of_class(mapped)]


def _entity(mapped: Mapped, tables: Iterable[TableFact]) -> Entity:
    view = mapped.view
    declared = [column.as_column() for column in mapped.columns]
    if mapped.table_term is not None:
        of_table = [column.as_column() for table in tables if table.name == mapped.table for column in table.columns]
        declared = of_table + declared
    columns = {column.name: column for column in reversed(declared)}
    return Entity(
        symbol=SymbolName(view.symbol),
        table=TableName(mapped.table),
        kind=mapped.kind,
        framework=mapped.dialect.framework,
        module=ModuleName(view.module),
        location=view.location,
        columns=tuple(reversed(columns.values())),
        parents=(mapped.parent.view.symbol,) if mapped.parent is not None else (),
        confidence=mapped.confidence,
    )


def _bare(code: Code, dialect: Dialect, tables: Iterable[TableFact]) -> list[Entity]:
    """Return the tables that a variable holds; those written inside a class body belong to the class."""
    return [
        Entity(
            symbol=SymbolName(table.symbol),
            table=TableName(table.name),
            kind=EntityKind.BARE_TABLE,
            framework=dialect.framework,
            module=ModuleName(table.call.module),
            location=table.call.location,
            columns=tuple(column.as_column() for column in table.columns),
        )
        for table in tables
        if code.class_of(table.call.owner) is None
    ]


def _unnamed(table: TableFact) -> Problem:
    message = f"the name of the table in {last_of(table.symbol.rstrip('.'))} is not a constant"
    return Problem("unresolved-table", message, table.call.location, "data access through this table")
