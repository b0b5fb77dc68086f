"""The name of a mapped class's table: written, computed, inherited, or made by the dialect; with its schema.

Source: docs.sqlalchemy.org, ORM, "Declarative Table Configuration" (`__tablename__`, `__table__`, `__table_args__`,
schema names); "Composing Mapped Hierarchies with Mixins" (which of them are inherited). Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.frameworks.sqlalchemy.columns import columns_of, declared_function
from analyzer.frameworks.sqlalchemy.dialect import Dialect
from analyzer.frameworks.sqlalchemy.lineage import Lineages, base_calls
from analyzer.frameworks.sqlalchemy.tables import table_name_of
from analyzer.frameworks.texts import Context, own_attribute, snake_case, text_in
from analyzer.model.location import Confidence
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Term

DEEPEST = 4  # helpers that call helpers


@dataclass(frozen=True, slots=True)
class Name:
    """A table name and how it was found."""

    table: str = ""
    confidence: Confidence = Confidence.HIGH
    term: Term | None = None  # the `__table__`
    problem: Problem | None = None


class TableNamer:
    """Name the tables of classes."""

    def __init__(self, lineages: Lineages) -> None:
        """Follow ancestors with `lineages`."""
        self.lineages = lineages

    def name(self, view: ClassView, dialect: Dialect, own: Sequence[ClassView], has_parent: bool) -> Name:
        """Return the table of a class; an empty name where it has none of its own.

        Args:
            view: The class.
            dialect: How it is declared.
            own: It and its ancestors that are no mapped classes with a table.
            has_parent: Whether an ancestor is mapped to a table.
        """
        lineage = self.lineages.of(view, dialect)
        table = next((one.body["__table__"] for one in own if "__table__" in one.body), None)
        if table is not None:
            return self._of_table(view, table)
        declared = _declaration(lineage, own, "__tablename__")
        if declared is not None:
            return self._of_declaration(view, dialect, declared, self._schema(view, lineage, own))
        return self._default(view, dialect, own, has_parent)

    def _of_table(self, view: ClassView, term: Term) -> Name:
        function = declared_function(term)
        terms = function.returns() if function is not None else [term]
        name = next((found for one in terms if (found := table_name_of(one, Context(view.name)))), "")
        return (
            Name(name, term=term)
            if name
            else Name(problem=_problem(view, "`__table__` is not a Table that we can read"))
        )

    def _of_declaration(self, view: ClassView, dialect: Dialect, term: Term, schema: str) -> Name:
        context = Context(view.name)
        function = declared_function(term) or term.as_function
        if function is None and term.literal is None:
            return Name()
        terms = function.returns() if function is not None else [term]
        text = next((found for one in terms if (found := text_in(one, context))), None)
        if text is None and function is not None and any(one.literal is None for one in terms):
            return Name()
        if text is not None:
            is_plain = function is None or text in (view.name, view.name.lower())
            return Name(_qualified(schema, text), Confidence.HIGH if is_plain else Confidence.MEDIUM)
        guess = dialect.default_name(view.name) if dialect.default_name else snake_case(view.name)
        problem = _problem(view, f"table name is computed; taken to be {guess!r}")
        return Name(_qualified(schema, guess), Confidence.MEDIUM, problem=problem)

    def _default(self, view: ClassView, dialect: Dialect, own: Sequence[ClassView], has_parent: bool) -> Name:
        schema = self._schema(view, self.lineages.of(view, dialect), own)
        if dialect.default_name is not None and not (has_parent and dialect.needs_table_keyword):
            return Name(_qualified(schema, dialect.default_name(view.name)))
        if has_parent or not any(column.primary_key for column in columns_of(own, view.name, False)):
            return Name()
        guess = snake_case(view.name)
        problem = _problem(view, f"nothing names its table; taken to be {guess!r}")
        return Name(_qualified(schema, guess), Confidence.MEDIUM, problem=problem)

    def _schema(self, view: ClassView, lineage: Sequence[ClassView], own: Sequence[ClassView]) -> str:
        term = _declaration(lineage, own, "__table_args__")
        found = schema_in(term, Context(view.name, of=view)) if term is not None else ""
        return found or next((schema for one in lineage if (schema := _schema_of_metadata(one))), "")


def _declaration(lineage: Sequence[ClassView], own: Sequence[ClassView], name: str) -> Term | None:
    """Return a special attribute: of the class and its mixins, or a `declared_attr` of any ancestor."""
    near = {one.symbol for one in own}
    for one in lineage:
        term = one.body.get(name)
        if term is not None and (one.symbol in near or declared_function(term) is not None):
            return term
    return None


def schema_in(term: Term, context: Context, depth: int = 0) -> str:
    """Return the schema that `__table_args__` gives: in a dict, as a keyword, in what a function or `cls.x` gives."""
    function = declared_function(term) or term.as_function
    for one in function.returns() if function is not None else [term]:
        for part in [one, *one.walk(), *one.elements()]:
            values = [value for key, value in part.pairs() if key is not None and key.text == "schema"]
            values += [part.keywords["schema"]] if "schema" in part.keywords else []
            found = next((text for value in values if (text := text_in(value, context))), "")
            found = found or (_schema_behind(part, context, depth) if depth < DEEPEST else "")
            if found:
                return found
    return ""


def _schema_behind(part: Term, context: Context, depth: int) -> str:
    """Return the schema in what a helper returns, or in an attribute of the class."""
    own = own_attribute(part, context)
    if own is not None:
        return schema_in(own, context, depth + 1)
    callee = part.callee
    function = callee.as_function if callee is not None else None
    if callee is not None and function is None and callee.base is not None and callee.base.parameter == "cls":
        function = context.of.function(callee.attribute) if context.of is not None else None
    if function is None:
        return ""
    inside = context.inside(function, part)
    return next((found for one in function.returns() if (found := schema_in(one, inside, depth + 1))), "")


def _schema_of_metadata(view: ClassView) -> str:
    terms = [view.body["metadata"]] if "metadata" in view.body else []
    terms += [call.keywords["metadata"] for call in base_calls(view) if "metadata" in call.keywords]
    return next((text for term in terms if "schema" in term.keywords and (text := term.keywords["schema"].text)), "")


def _qualified(schema: str, table: str) -> str:
    return f"{schema}.{table}" if schema else table


def _problem(view: ClassView, message: str) -> Problem:
    return Problem("unresolved-table", f"{view.name}: {message}", view.location, "data access through this class")
