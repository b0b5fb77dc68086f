"""`registry.map_imperatively(Order, orders)` and the older `mapper(Order, orders)`: classes without ORM syntax.

Source: docs.sqlalchemy.org, ORM, "Imperative Mapping". Pure.
"""

from dataclasses import replace

from analyzer.frameworks.sqlalchemy.dialect import Dialect
from analyzer.frameworks.sqlalchemy.mapping import Mapped, MappedClasses
from analyzer.frameworks.sqlalchemy.tables import table_name_of
from analyzer.frameworks.texts import Context
from analyzer.model.data import EntityKind
from analyzer.model.location import Confidence
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Term

MAPPERS = frozenset({"sqlalchemy.orm.mapper", "sqlalchemy.orm.mapperlib.mapper"})


def add_imperative(classes: MappedClasses, dialect: Dialect) -> list[Problem]:
    """Add the imperatively mapped classes to `classes`; return what could not be read."""
    problems = []
    waiting = [*classes.code.calls_of("map_imperatively"), *classes.code.calls_to(MAPPERS)]
    while waiting:
        later = [call for call in waiting if not _is_ready(call, waiting)]
        now = [call for call in waiting if call not in later] or waiting
        waiting = later if len(now) < len(waiting) else []
        problems += [problem for call in now if (problem := _add(classes, dialect, call)) is not None]
    return problems


def _is_ready(call: Term, waiting: list[Term]) -> bool:
    """Say whether the class that a mapping inherits from is not itself still to be mapped."""
    parent = _class(call.keywords.get("inherits"))
    return parent is None or all(_class(one.argument(0, "class_")) is not parent for one in waiting)


def _class(term: Term | None) -> ClassView | None:
    return term.as_class if term is not None else None


def _add(classes: MappedClasses, dialect: Dialect, call: Term) -> Problem | None:
    view, term = _class(call.argument(0, "class_")), call.argument(1, "local_table")
    if view is None:
        return _problem(call, "the class is not one of the code base")
    parent_view = _class(call.keywords.get("inherits"))
    parent = classes.of(parent_view) if parent_view is not None else None
    properties = call.keywords.get("properties")
    pairs = properties.pairs() if properties is not None else ()
    named = tuple((key.text, value) for key, value in pairs if key is not None and key.text is not None)
    mapped = Mapped(view, dialect, "", EntityKind.CONCRETE, (), parent, Confidence.HIGH, term, named)
    table = table_name_of(term, Context()) if term is not None and term.literal is not None else ""
    if table:
        kind = EntityKind.CHILD_TABLE if parent is not None else EntityKind.CONCRETE
        classes.add(replace(mapped, table=table, kind=kind))
    elif parent is not None and (term is None or term.literal is None):
        classes.add(replace(mapped, table=parent.table, kind=EntityKind.SINGLE_TABLE))
    else:
        return _problem(call, f"the table of {view.name} is not a Table that we can read")
    return None


def _problem(call: Term, message: str) -> Problem:
    return Problem(
        "unresolved-table", f"imperative mapping: {message}", call.location, "data access through this class"
    )
