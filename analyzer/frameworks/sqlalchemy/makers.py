"""Constructor calls of SQLAlchemy wherever they are: subclasses, partials and functions that return one.

Source: docs.sqlalchemy.org, Core, "Describing Databases with MetaData"; ORM, "Table Configuration with Declarative".
Pure.
"""

from dataclasses import dataclass

from analyzer.frameworks.texts import Context
from analyzer.model.names import last_of
from analyzer.model.terms import Term

COLUMNS = frozenset({"Column", "mapped_column", "MappedColumn"})
KEYS = frozenset({"ForeignKey"})
KEY_CONSTRAINTS = frozenset({"ForeignKeyConstraint"})
RELATIONSHIPS = frozenset({"relationship", "relation", "dynamic_loader", "Relationship"})
BACKREFS = frozenset({"backref"})
AROUND_COLUMNS = frozenset({"deferred", "column_property", "declared_attr", "cascading"})
DEEPEST = 4  # functions that return what another one made
PACKAGES = ("sqlalchemy", "flask_sqlalchemy", "sqlmodel")


@dataclass(frozen=True, slots=True)
class Made:
    """A constructor call and what is known around it."""

    call: Term
    context: Context


def name_of(callee: Term) -> str:
    """Return the last name of what is called, even where its path is unknown (`db.Column`)."""
    return last_of(callee.path.removesuffix("()")) or callee.attribute


def is_made_by(term: Term, names: frozenset[str]) -> bool:
    """Say whether a term is a call of a constructor, of a subclass of it, or of a partial of it."""
    callee = term.callee
    if callee is None:
        return False
    view = callee.as_class
    if view is not None:
        return any(last_of(path) in names for path in view.mro)
    if callee.path == "functools.partial()":
        inner = callee.argument(0)
        return inner is not None and name_of(inner) in names
    return name_of(callee) in names


def find_made(term: Term | None, names: frozenset[str], context: Context, depth: int = 0) -> Made | None:
    """Return the constructor call that a term is, or that a function it calls returns."""
    if term is None or depth > DEEPEST:
        return None
    for one in term.alternatives():
        found = Made(one, context) if is_made_by(one, names) else _inside(one, names, context, depth + 1)
        if found is not None:
            return found
    return None


def _inside(term: Term, names: frozenset[str], context: Context, depth: int) -> Made | None:
    callee = term.callee
    if term.parameter in context.given:
        value, outer = context.given[term.parameter]
        return find_made(value, names, outer, depth)
    if callee is None:
        return None
    if name_of(callee) in AROUND_COLUMNS:
        return find_made(term.argument(0), names, context, depth)
    function = callee.as_function
    if function is None:
        return None
    inner = context.inside(function, term)
    found = (find_made(value, names, inner, depth) for value in function.returns())
    return next((made for made in found if made is not None), None)


def paths_of(term: Term, depth: int = 0) -> frozenset[str]:
    """Return the library paths a value may have: instances of own subclasses stand for those of the library's class.

    With `class Ours(SQLAlchemy)`, `Ours().Model` is a `flask_sqlalchemy.SQLAlchemy().Model`.
    """
    sources = [term, *term.alternatives()]
    found = {one.path.removesuffix("[]") for one in sources} - {""}
    if depth > DEEPEST:
        return frozenset(found)
    for source in sources:
        found |= _paths_of_call(source, depth + 1)
        if source.attribute and source.base is not None:
            found |= {f"{path}.{source.attribute}" for path in paths_of(source.base, depth + 1)}
    return frozenset(found)


def _paths_of_call(source: Term, depth: int) -> set[str]:
    callee = source.callee
    if callee is None:
        return set()
    view, function = callee.as_class, callee.as_function
    found = {f"{path}()" for path in view.mro[1:]} if view is not None else set()
    for value in function.returns() if function is not None else ():
        found |= paths_of(value, depth)
    return found
