"""Relations of peewee models: foreign keys with their back-references, many-to-many fields with their tables.

Source: docs.peewee-orm.com, "Models and Fields" (ForeignKeyField, back-references, DeferredForeignKey),
"Relationships and Joins" (implementing many-to-many, ManyToManyField, DeferredThroughModel). Pure.
"""

from analyzer.frameworks.peewee.fields import Field
from analyzer.frameworks.peewee.models import Model, Models
from analyzer.model.data import Relation
from analyzer.model.names import TableName
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Term

HIDDEN = ("+", "!")  # back-references that are not wanted


class Linker:
    """Make relations out of fields."""

    def __init__(self, models: Models) -> None:
        """Resolve targets among `models`."""
        self.models = models

    def link(self, model: Model, field: Field) -> Relation | Problem:
        """Return the relation that a foreign key or many-to-many field gives to a model with a table."""
        target = self.models.all.get(self.models.target(field.target, model.view))
        if target is None:
            message = f"the target of {model.view.symbol}.{field.name} is no model that can be followed"
            return Problem("unresolved-relation", message, field.term.location, "a foreign key of this table")
        is_key = field.kind == "fk"
        through = "" if is_key else self._through(model, field, target)
        return Relation(
            TableName(model.table), TableName(target.table), field.column if is_key else field.name, field.kind,
            field.name, self._reverse(model, field), self._on_delete(field) if is_key else "", TableName(through),
            field.declared_in.symbol, (field.term.location,),
        )  # fmt: skip

    def _through(self, model: Model, field: Field, target: Model) -> str:
        given = field.term.argument(2, "through_model")
        if given is None:
            return f"{model.table}_{target.table}_through"
        named = given.as_class or self._set_later(given)
        known = self.models.all.get(named.symbol) if named is not None else None
        return known.table if known is not None else ""

    def _set_later(self, deferred: Term) -> ClassView | None:
        """Return the class that `deferred.set_model(Class)` names."""
        for call in self.models.code.calls_of("set_model"):
            base = call.callee.base if call.callee is not None else None
            first = call.argument(0)
            if base is not None and base.resolved == deferred.resolved and first is not None:
                return first.as_class
        return None

    @staticmethod
    def _reverse(model: Model, field: Field) -> str:
        keywords = field.term.keywords
        given = field.term.argument(2 if field.kind == "fk" else 1, "backref") or keywords.get("related_name")
        if given is not None:
            return "" if given.text in HIDDEN else given.text or ""
        name = model.view.name.lower()
        return f"{name}_set" if field.kind == "fk" else f"{name}s"

    @staticmethod
    def _on_delete(field: Field) -> str:
        given = field.term.argument(3, "on_delete")
        return ((given.text if given is not None else None) or "").upper().replace(" ", "_")
