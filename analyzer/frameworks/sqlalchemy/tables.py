"""`Table("name", metadata, Column(...))`: tables without, or before, a class.

Source: docs.sqlalchemy.org, Core, "Describing Databases with MetaData"; ORM, "Imperative Table Configuration". Pure.
"""

from dataclasses import dataclass

from analyzer.frameworks.sqlalchemy import makers
from analyzer.frameworks.sqlalchemy.columns import ColumnFact, read_column
from analyzer.frameworks.sqlalchemy.makers import find_made, is_made_by, paths_of
from analyzer.frameworks.texts import Context, text_in
from analyzer.model.terms import Code, Term

TABLES = frozenset({"Table"})
PATHS = frozenset({"sqlalchemy.Table", "sqlalchemy.schema.Table", "sqlalchemy.sql.schema.Table"})
COPIES = frozenset({"alias", "tablesample", "to_metadata", "tometadata", "with_hint"})


@dataclass(frozen=True, slots=True)
class TableFact:
    """A `Table(...)` call that declares a table."""

    name: str
    symbol: str  # the variable that holds it
    columns: tuple[ColumnFact, ...]
    constraints: tuple[Term, ...]
    call: Term


def table_name_of(term: Term, context: Context) -> str:
    """Return the name, with schema, of the table that a term is; "" where it is none that we can read."""
    made = find_made(term, TABLES, context)
    if made is not None:
        return _name(made.call, made.context)
    callee = term.callee
    if callee is not None and callee.attribute in COPIES and callee.base is not None:
        return table_name_of(callee.base, context)
    source = term.resolved
    is_registry = source.base is not None and source.base.attribute == "tables"
    return (text_in(source.key, context) or "") if is_registry and source.key is not None else ""


def _name(call: Term, context: Context) -> str:
    name = text_in(call.argument(0, "name"), context) or ""
    schema = text_in(call.keywords.get("schema"), context) or _schema_of(call.argument(1, "metadata"))
    return f"{schema}.{name}" if schema and name else name


def _schema_of(metadata: Term | None) -> str:
    """Return the schema of a `MetaData(schema=...)`, also where it is the `metadata` of a declarative base."""
    if metadata is None:
        return ""
    if "schema" in metadata.keywords:
        return metadata.keywords["schema"].text or ""
    base = metadata.base if metadata.attribute == "metadata" else None
    if base is None:
        return ""
    view = base.as_class
    terms = [view.attribute("metadata")] if view is not None else []
    terms += [one.keywords.get("metadata") for one in base.alternatives()]
    return next((schema for one in terms if one is not None and (schema := _schema_of(one))), "")


def table_calls(code: Code, paths: frozenset[str]) -> list[Term]:
    """Return the calls of `Table` that belong to a dialect."""
    found = [*code.calls_to(paths), *code.calls_of("Table")]
    wanted = {call: None for call in found if call.callee is not None and not paths_of(call.callee).isdisjoint(paths)}
    return list(wanted)


def read_table(call: Term) -> TableFact | None:
    """Read a table; None where it only reflects or names a table that is declared elsewhere, or is temporary."""
    name = _name(call, Context())
    symbol = call.owner if call.bound_to == "__table__" else f"{call.owner}.{call.bound_to or name}"
    columns = [
        column
        for one in call.arguments[1:]
        for part in (one.elements() or [one])
        if (made := find_made(part, makers.COLUMNS, Context())) is not None
        and (column := read_column(made, "", None, symbol)).name
    ]
    is_temporary = any(part.text == "TEMPORARY" for part in _prefixes(call))
    is_local = not columns and call.owner != call.module
    if is_temporary or is_local:
        return None
    constraints = [one for one in call.arguments[1:] if is_made_by(one, makers.KEY_CONSTRAINTS)]
    return TableFact(name, symbol, tuple(columns), tuple(constraints), call)


def _prefixes(call: Term) -> list[Term]:
    return list(call.keywords["prefixes"].elements()) if "prefixes" in call.keywords else []
