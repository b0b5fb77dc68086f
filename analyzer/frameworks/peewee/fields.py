"""Fields of peewee models: columns, foreign keys, many-to-many fields.

Source: docs.peewee-orm.com, "Models and Fields" (field parameters, ForeignKeyField, ManyToManyField,
DeferredForeignKey). Pure.
"""

from dataclasses import dataclass

from analyzer.model.data import Column
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Term

KINDS = {"ForeignKeyField": "fk", "DeferredForeignKey": "fk", "ManyToManyField": "m2m", "VirtualField": "virtual"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field as a class body declares it."""

    name: str
    type: str  # last name of the field class
    kind: str  # "column", "fk", "m2m"
    term: Term  # the call of the field class
    declared_in: ClassView

    @property
    def column(self) -> str:
        """The name of its column in the database."""
        given = self.term.keywords.get("column_name") or self.term.keywords.get("db_column")
        if given is not None and given.text:
            return given.text
        return f"{self.name}_id" if self.kind == "fk" and not self.name.endswith("_id") else self.name

    @property
    def is_key(self) -> bool:
        """Whether it says that it is the primary key."""
        given = self.term.keywords.get("primary_key")
        return self.type in ("AutoField", "BigAutoField", "PrimaryKeyField") if given is None else given.literal is True

    @property
    def target(self) -> Term | None:
        """What a relation points to: a class, "self", or a name."""
        given = self.term.keywords
        return self.term.argument(0, "model") or given.get("rel_model") or given.get("rel_model_name")

    def as_column(self) -> Column:
        """Return it in the words of the model."""
        return Column(self.name, self.type, self.column)


def fields_of(view: ClassView) -> list[Field]:
    """Return the fields of a class's own body, in order."""
    found = (_field(view, name, term) for name, term in view.body.items())
    return [field for field in found if field is not None]


def _field(view: ClassView, name: str, term: Term) -> Field | None:
    for call in [term.resolved, *term.origins()]:
        path = _field_class(call.callee) if call.is_call and call.callee is not None else ""
        kind = KINDS.get(last_of(path), "column")
        if path and kind != "virtual":
            return Field(name, _type(call), kind, call, view)
    return None


def _type(call: Term) -> str:
    callee = call.callee
    view = callee.as_class if callee is not None else None
    return view.name if view is not None else last_of(callee.path if callee is not None else "")


def _field_class(callee: Term) -> str:
    """Return the path of the library's field class behind a class that is called; "" for other classes."""
    view = callee.as_class
    paths = [path for path in view.mro if last_of(path) != "Field"] if view is not None else [callee.path]
    known = [path for path in paths if last_of(path) in KINDS]
    return next((path for path in [*known, *reversed(paths)] if path.endswith(("Field", "ForeignKey"))), "")
