"""Relations of one model: foreign keys, many-to-many, generic ones, with the names of both sides.

Source: https://docs.djangoproject.com/en/5.2/topics/db/models/#relationships and
https://docs.djangoproject.com/en/5.2/topics/db/models/#be-careful-with-related-name-and-related-query-name

Pure.
"""

from dataclasses import dataclass

from analyzer.frameworks.django.fields import Field, fields_of, target_term
from analyzer.frameworks.django.library import LibraryRelation
from analyzer.frameworks.django.models import Model, Models
from analyzer.frameworks.django.targets import Targets
from analyzer.model.data import Relation
from analyzer.model.names import TableName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Term

TAG, TAGGED_ITEM = "taggit.models.Tag", "taggit.models.TaggedItem"  # Source: django-taggit, "Customizing taggit"
CASCADE = "CASCADE"
SEVERAL = frozenset({"fk", "m2m"})  # whose other side sees many rows


@dataclass(frozen=True, slots=True)
class Linked:
    """A relation with the class on its other side."""

    relation: Relation
    target: str  # symbol or third-party path, "" for any


class Linker:
    """Make relations out of fields."""

    def __init__(self, models: Models, targets: Targets) -> None:
        """Resolve targets with `targets`."""
        self.models = models
        self.targets = targets

    def link(self, model: Model, field: Field) -> Linked | Problem:
        """Return the relation that a field gives to a model with a table."""
        own = model.view.symbol
        if field.kind == "generic":
            return Linked(self._generic(model, field), "")
        target = self._tag(model, field) if field.is_tags else self.targets.of(target_term(field), model.label, own)
        if not target:
            message = f"the target of {own}.{field.name} is not a constant"
            return Problem("unresolved-relation", message, field.term.location, "a foreign key of this table")
        concrete = self.models.concrete_of(target)
        through = self._through(model, field) if field.kind == "m2m" else ""
        relation = Relation(
            TableName(model.table), TableName(self.models.table_of(concrete)),
            field.name if field.kind == "m2m" else field.column, field.kind, field.name,
            self._reverse(model, field, concrete), self._on_delete(field), TableName(through),
            field.declared_in.symbol, (field.term.location,), self._query_name(model, field), by_name=field.is_tags,
        )  # fmt: skip
        return Linked(relation, concrete)

    def link_library(self, model: Model, given: LibraryRelation, base: str) -> Linked:
        """Return the relation that a third-party abstract model gives to a model."""
        target = self.targets.named(given.target, model.label, model.view.symbol)
        column = given.field if given.kind == "m2m" else f"{given.field}_id"
        through = f"{model.table}_{given.field}" if given.kind == "m2m" else ""
        reverse = expand(given.related_name, model) or default_reverse(model, given.kind)
        relation = Relation(
            TableName(model.table), TableName(self.models.table_of(target)), column, given.kind, given.field,
            reverse, given.on_delete, TableName(through), base, (model.view.location,),
        )  # fmt: skip
        return Linked(relation, target)

    def link_parent(self, model: Model, parent: str) -> Linked:
        """Return the link from a child's table to that of its parent."""
        name = f"{last_of(parent).lower()}_ptr"
        relation = Relation(
            TableName(model.table), TableName(self.models.table_of(parent)), f"{name}_id", "o2o", name,
            model.name.lower(), CASCADE, TableName(""), model.view.symbol, (model.view.location,),
        )  # fmt: skip
        return Linked(relation, parent)

    def narrow(self, model: Model, field: Field, key: Field, holder: Model) -> Linked:
        """Return the generic relation from `holder`, by its generic key, to the model that declares the other side."""
        relation = Relation(
            TableName(holder.table), TableName(model.table), key.name, "generic", key.name, field.name,
            CASCADE, TableName(""), field.declared_in.symbol, (field.term.location,),
        )  # fmt: skip
        return Linked(relation, model.view.symbol)

    def _generic(self, model: Model, field: Field) -> Relation:
        return Relation(
            TableName(model.table), TableName("*"), field.name, "generic", field.name, "", "", TableName(""),
            field.declared_in.symbol, (field.term.location,),
        )  # fmt: skip

    def _tag(self, model: Model, field: Field) -> str:
        """Return what django-taggit's manager points to: what the key `tag` of its through table points to."""
        given = field.term.keywords.get("through")
        holder = self.models.by_symbol.get(self.targets.of(given, model.label) if given is not None else "")
        keys = [one for one in fields_of(holder.view) if one.name == "tag"] if holder is not None else []
        return self.targets.of(target_term(keys[0]), holder.label) if keys and holder is not None else TAG

    def _through(self, model: Model, field: Field) -> str:
        given = field.term.keywords.get("through")
        named = self.targets.of(given, model.label, model.view.symbol) if given is not None else ""
        if named:
            return self.models.table_of(named)
        if field.is_tags:
            return self.models.table_of(TAGGED_ITEM)
        table = field.term.keywords.get("db_table")
        return (table.text if table is not None else None) or f"{model.table}_{field.name}"

    def _reverse(self, model: Model, field: Field, target: str) -> str:
        given = field.term.keywords.get("related_name") or self.models.option(model.view, "default_related_name")
        text = given.text if given is not None else None
        if text:
            return expand(text, model)
        symmetrical = field.term.keywords.get("symmetrical")
        mirrored = symmetrical is None or symmetrical.literal is not False
        if field.kind == "m2m" and target == model.view.symbol and mirrored:
            return ""
        return default_reverse(model, field.kind)

    @staticmethod
    def _query_name(model: Model, field: Field) -> str:
        given = field.term.keywords.get("related_query_name")
        return expand(given.text, model) if given is not None and given.text else ""

    def _on_delete(self, field: Field) -> str:
        if field.kind == "m2m":
            return ""
        return _name_of(field.term.argument(1, "on_delete")) or CASCADE


def expand(name: str, model: Model) -> str:
    """Return a `related_name` for one concrete model; "" where it switches the other side off."""
    if name.endswith("+"):
        return ""
    return (
        name.replace("%(class)s", model.name.lower())
        .replace("%(model_name)s", model.name.lower())
        .replace("%(app_label)s", model.label)
    )


def default_reverse(model: Model, kind: str) -> str:
    """Return the name that Django gives to the other side."""
    return f"{model.name.lower()}_set" if kind in SEVERAL else model.name.lower()


def _name_of(term: Term | None) -> str:
    if term is None:
        return ""
    callee = term.callee
    return last_of(callee.path if callee is not None else term.path)
