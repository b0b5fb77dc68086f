"""Models, their tables, columns and relations; third-party tables that they touch; automatic tables.

Source: https://docs.djangoproject.com/en/5.2/topics/db/models/

Pure.
"""

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.binding import Bases, Binder
from analyzer.frameworks.django.fields import Field, fields_of, target_term
from analyzer.frameworks.django.filters import filtered_rows
from analyzer.frameworks.django.hooks import ENTITY_OF, IMPLICIT, PARTNERS
from analyzer.frameworks.django.hooks import VALUES as BOUND_VALUES
from analyzer.frameworks.django.library import ABSTRACT, TABLES, LibraryBase, external_table
from analyzer.frameworks.django.lookups import Loaders, settings_texts, user_model
from analyzer.frameworks.django.models import Model, Models
from analyzer.frameworks.django.named import named_classes, used_library_models
from analyzer.frameworks.django.relations import Linked, Linker
from analyzer.frameworks.django.signals import sent_instances
from analyzer.frameworks.django.targets import Targets
from analyzer.frameworks.django.turns import TURNS
from analyzer.model.data import Column, Entity, EntityKind, Relation
from analyzer.model.knowledge import FoundEntities
from analyzer.model.location import Confidence, Location
from analyzer.model.names import ModuleName, SymbolName, TableName, last_of, parent_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code

NAME = "django"
_AUTH = "django.contrib.auth"
USERS = ("request.user", *(f"{_AUTH}.{name}()" for name in ("authenticate", "aauthenticate", "get_user", "aget_user")))
BASES = Bases(frozenset(BOUND_VALUES), ENTITY_OF, PARTNERS, IMPLICIT, TURNS)


def find_entities(code: Code) -> FoundEntities:
    """Find every model of the code base with its table, columns and relations."""
    return Finder(code).find()


class Finder:
    """Collects what the models of one code base declare."""

    def __init__(self, code: Code) -> None:
        """Index the models."""
        self.code = code
        self.models = Models(code, Apps(code))
        self.targets = Targets(self.models, Loaders(code))
        self.linker = Linker(self.models, self.targets)
        self.key_type = last_of(next(iter(settings_texts(code, "DEFAULT_AUTO_FIELD")), "AutoField"))
        self.own_fields = {symbol: fields_of(model.view) for symbol, model in self.models.by_symbol.items()}
        self.entities: dict[str, Entity] = {}
        self.linked: list[Linked] = []
        self.problems: list[Problem] = []

    def find(self) -> FoundEntities:
        """Read every model, then add the tables that only relations name."""
        for model in self.models.by_symbol.values():
            self._add_model(model)
        named = named_classes(self.code, self.targets)
        for linked in self.linked:
            self._add_external(linked.target, linked.relation.locations[0])
        for call, symbol in named.items():
            self._add_external(symbol if symbol in TABLES else "", call.location)
        bindings = tuple(Binder(self.code, self.targets, BASES).bindings())
        for one in bindings:
            view = self.code.class_of(one.symbol)
            if one.entity in TABLES and view is not None:
                self._add_external(one.entity, view.location)
        for path, call in used_library_models(self.code):
            self._add_external(path, call.location)
        relations = sorted({linked.relation for linked in self.linked}, key=_order)
        entities = sorted(self.entities.values(), key=lambda entity: entity.symbol)
        parameters = {**filtered_rows(self.code, bindings), **sent_instances(self.code, self.targets)}
        attributes = dict.fromkeys(USERS, self.targets.named(user_model(self.code)))
        return FoundEntities(
            tuple(entities), tuple(relations), named, tuple(self.problems), bindings, parameters, attributes
        )

    def fields(self, model: Model) -> list[Field]:
        """Return the fields in a model's own table: those of abstract ancestors first, overridden ones once."""
        found: dict[str, Field] = {}
        hidden: set[str] = set(model.view.body)
        for view in self.models.abstract_ancestors(model):
            inherited = [field for field in self.own_fields[view.symbol] if field.name not in hidden]
            found = {**{field.name: field for field in inherited}, **found}
            hidden |= set(view.body)
        return [*found.values(), *self.own_fields[model.view.symbol]]

    def _library_bases(self, model: Model) -> dict[str, LibraryBase]:
        parents = [self.models.by_symbol[one].view for one in model.parents if one in self.models.by_symbol]
        covered = {path for view in parents for path in view.mro}
        paths = [path for path in reversed(model.view.mro[1:]) if path in ABSTRACT and path not in covered]
        return {path: ABSTRACT[path] for path in paths}

    def _add_model(self, model: Model) -> None:
        if model.abstract:
            self._add_entity(
                model, EntityKind.ABSTRACT, [_column(field) for field in self.own_fields[model.view.symbol]]
            )
        elif model.proxy and model.parents:
            self._add_entity(model, EntityKind.PROXY, [])
        else:
            self._add_concrete(model)

    def _add_concrete(self, model: Model) -> None:
        named = self.models.unknown_table(model.view)
        if named is not None:
            message = f"the name of the table of {model.view.symbol} is not a constant; Django's default is used"
            self.problems.append(Problem("unresolved-table", message, named.location, model.table))
        fields = self.fields(model)
        links = self._links(model, fields)
        self.linked.extend(links)
        bases = self._library_bases(model)
        columns = [column for base in bases.values() for column in base.columns if column.name not in model.view.body]
        columns += [
            Column(one.relation.field, "ForeignKey", one.relation.column)
            for one in links
            if one.relation.declared_in in bases and one.relation.kind != "m2m"
        ]
        columns += [_column(field) for field in fields if field.kind in ("column", "fk", "o2o")]
        has_key = any(field.has("primary_key") for field in fields) or "id" in {column.name for column in columns}
        if model.parents:
            columns = [self._pointer(one) for one in links if one.relation.field.endswith("_ptr")] + columns
        elif not has_key:
            columns.insert(0, Column("id", self.key_type, "id"))
        self._add_entity(model, EntityKind.CHILD_TABLE if model.parents else EntityKind.CONCRETE, columns)

    def _links(self, model: Model, fields: list[Field]) -> list[Linked]:
        explicit = any(field.has("parent_link") for field in fields)
        found = [self.linker.link_parent(model, parent) for parent in model.parents if not explicit]
        for path, base in self._library_bases(model).items():
            given = [one for one in base.relations if one.field not in model.view.body]
            found.extend(self.linker.link_library(model, one, path) for one in given)
        for field in fields:
            found.extend(self._linked(model, field))
        for one in [one for one in found if one.relation.kind == "m2m"]:
            self._add_automatic(model, one)
        return found

    def _linked(self, model: Model, field: Field) -> list[Linked]:
        if field.kind in ("column", "reverse"):
            return self._narrowed(model, field) if field.kind == "reverse" else []
        link = self.linker.link(model, field)
        if isinstance(link, Problem):
            self.problems.append(link)
            return []
        return [link]

    def _narrowed(self, model: Model, field: Field) -> list[Linked]:
        symbol = self.targets.of(target_term(field), model.label, model.view.symbol)
        holder = self.models.by_symbol.get(symbol)
        keys = [one for one in self.fields(holder) if one.kind == "generic"] if holder and holder.table else []
        return [self.linker.narrow(model, field, keys[0], holder)] if holder is not None and keys else []

    def _add_automatic(self, model: Model, linked: Linked) -> None:
        """Add the table that Django makes for a many-to-many field without `through`."""
        relation = linked.relation
        if relation.through in {one.table for one in self.models.by_symbol.values()}:
            return
        known = next((path for path, table in TABLES.items() if table == relation.through), "")
        if known:
            self._add_external(known, relation.locations[0])
            return
        near, far = model.name.lower(), last_of(linked.target).lower()
        if near == far:
            near, far = f"from_{near}", f"to_{far}"
        symbol = f"{model.view.symbol}.{relation.field}"
        columns = (
            Column("id", self.key_type, "id"),
            Column(near, "ForeignKey", f"{near}_id"),
            Column(far, "ForeignKey", f"{far}_id"),
        )
        self.entities[symbol] = Entity(
            SymbolName(symbol), relation.through, EntityKind.AUTOMATIC, NAME, ModuleName(model.view.module),
            relation.locations[0], columns, model.label,
        )  # fmt: skip

    def _add_external(self, path: str, location: Location) -> None:
        """Add a third-party table that relations or calls name."""
        if not path or path in self.entities or path in self.models.by_symbol:
            return
        table = external_table(path)
        known = Confidence.HIGH if path.startswith("django.") else Confidence.MEDIUM
        self.entities[path] = Entity(
            SymbolName(path), TableName(table), EntityKind.EXTERNAL, NAME, ModuleName(parent_of(path)),
            location, (), table.partition("_")[0], (), known,
        )  # fmt: skip

    def _add_entity(self, model: Model, kind: EntityKind, columns: list[Column]) -> None:
        view = model.view
        parents = [path for path in view.bases if path in self.models.by_symbol or path in model.parents]
        self.entities[view.symbol] = Entity(
            SymbolName(view.symbol), TableName(model.table), kind, NAME, ModuleName(view.module), view.location,
            tuple(dict.fromkeys(columns)), model.label, tuple(parents),
        )  # fmt: skip

    @staticmethod
    def _pointer(linked: Linked) -> Column:
        return Column(linked.relation.field, "OneToOneField", linked.relation.column)


def _column(field: Field) -> Column:
    return Column(field.name, field.type, field.column)


def _order(relation: Relation) -> tuple[str, str, str, str, tuple[Location, ...]]:
    return (relation.from_table, relation.column, relation.to_table, relation.kind, relation.locations)
