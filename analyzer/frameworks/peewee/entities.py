"""Models, their tables, columns and relations, and the tables of many-to-many fields.

Source: docs.peewee-orm.com, "Models and Fields". Pure.
"""

from analyzer.frameworks.peewee.fields import Field
from analyzer.frameworks.peewee.models import Model, Models
from analyzer.frameworks.peewee.relations import Linker
from analyzer.frameworks.peewee.signals import sent_instances
from analyzer.model.data import Column, Entity, EntityKind, Relation
from analyzer.model.knowledge import FoundEntities
from analyzer.model.names import ModuleName, SymbolName, TableName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

NAME = "peewee"


def find_entities(code: Code) -> FoundEntities:
    """Find every model of the code base with its table, columns and relations."""
    return Finder(code).find()


class Finder:
    """Collects what the models of one code base declare."""

    def __init__(self, code: Code) -> None:
        """Index the models."""
        self.code = code
        self.models = Models(code)
        self.linker = Linker(self.models)
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        self.problems: list[Problem] = []

    def find(self) -> FoundEntities:
        """Read every model."""
        for model in self.models.all.values():
            fields = self.models.fields(model.view)
            self.entities.append(self._entity(model, fields))
            if model.unread_name is not None:
                self.problems.append(_unnamed(model, model.unread_name))
            for field in fields if model.table else ():
                self._link(model, field)
        return FoundEntities(
            entities=tuple(sorted(self.entities, key=lambda one: one.symbol)),
            relations=tuple(sorted(self.relations, key=_order)),
            named=self._through_models(),
            problems=tuple(self.problems),
            parameters=sent_instances(self.code),
        )

    def _entity(self, model: Model, fields: list[Field]) -> Entity:
        view = model.view
        columns = [field.as_column() for field in fields if field.kind != "m2m"]
        if model.table and self.models.has_default_key(view):
            columns.insert(0, Column("id", "AutoField", "id"))
        return Entity(
            symbol=SymbolName(view.symbol),
            table=TableName(model.table),
            kind=EntityKind.CONCRETE if model.table else EntityKind.ABSTRACT,
            framework=NAME,
            module=ModuleName(view.module),
            location=view.location,
            columns=tuple(columns),
            parents=tuple(path for path in view.bases if path in self.models.views),
        )

    def _link(self, model: Model, field: Field) -> None:
        if field.kind == "column":
            return
        found = self.linker.link(model, field)
        if isinstance(found, Problem):
            self.problems.append(found)
            return
        self.relations.append(found)
        if field.kind == "m2m" and field.term.argument(2, "through_model") is None:
            self.entities.append(self._automatic(model, field, found))

    def _automatic(self, model: Model, field: Field, relation: Relation) -> Entity:
        """Return the table that peewee makes for a many-to-many field without a model in between."""
        far = next(one for one in self.models.all.values() if one.table == relation.to_table)
        names = (model.view.name.lower(), far.view.name.lower())
        keys = [Column(name, "ForeignKeyField", f"{name}_id") for name in names]
        return Entity(
            symbol=SymbolName(f"{model.view.symbol}.{field.name}"),
            table=relation.through,
            kind=EntityKind.AUTOMATIC,
            framework=NAME,
            module=ModuleName(model.view.module),
            location=field.term.location,
            columns=(Column("id", "AutoField", "id"), *keys),
        )

    def _through_models(self) -> dict[Term, str]:
        """Return the calls `Post.tags.get_through_model()` with the tables they stand for."""
        tables = {str(one.symbol): one.table for one in self.entities}
        symbols = {one.table: str(one.symbol) for one in reversed(self.entities)}
        links = {
            (one.from_table, one.field): symbols[one.through]
            for one in self.relations
            if one.kind == "m2m" and one.through in symbols
        }
        found: dict[Term, str] = {}
        for call in self.code.calls_of("get_through_model"):
            owner, name = _field_behind(call)
            symbol = links.get((TableName(tables.get(owner, "")), name))
            if symbol is not None:
                found[call] = symbol
        return found


def _field_behind(call: Term) -> tuple[str, str]:
    """Return the class and the name of the field that a method is called on; "" where it is none."""
    field = call.callee.base if call.callee is not None else None
    view = field.base.as_class if field is not None and field.base is not None else None
    return (view.symbol, field.attribute) if view is not None and field is not None else ("", "")


def _order(one: Relation) -> tuple[str, ...]:
    return (one.from_table, one.column, one.to_table, one.kind)


def _unnamed(model: Model, named: Term) -> Problem:
    message = f"the name of the table of {model.view.symbol} is not a constant; peewee's default is used"
    return Problem("unresolved-table", message, named.location, model.table)
