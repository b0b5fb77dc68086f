"""Which classes are peewee models, and their tables.

Every model has a table, also one that only exists to be inherited from. Such a base is taken for abstract where
nothing in the code asks for its table: no foreign key, no query, no instance, no list of tables to make.

Source: docs.peewee-orm.com, "Models and Fields" (model options and table metadata, model inheritance, table naming
conventions). Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analyzer.frameworks.peewee.fields import Field, fields_of
from analyzer.frameworks.texts import Context, text_in
from analyzer.model.names import ancestors_of, last_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

PACKAGES = frozenset({"peewee", "playhouse", "peewee_async", "flask_peewee"})
BASES = frozenset({"Model", "AioModel", "FTSModel", "FTS5Model", "VirtualModel"})
KEYLESS = frozenset({"FTSModel", "FTS5Model", "VirtualModel"})  # SQLite gives their rows a number itself
ASKING = (
    "select", "get", "get_or_none", "get_by_id", "get_or_create", "create", "insert", "insert_many", "update",
    "replace", "delete", "filter", "create_table",
)  # fmt: skip
# Source: peewee.make_snake_case.
WORD_STARTS = (re.compile(r"(.)_*([A-Z][a-z]+)"), re.compile(r"([a-z0-9])_*([A-Z])"))


@dataclass(frozen=True, slots=True)
class Model:
    """A model class of the code base."""

    view: ClassView
    table: str  # "" for abstract ones
    unread_name: Term | None = None  # what names its table, where that is no constant


class Models:
    """All models of the code base."""

    def __init__(self, code: Code) -> None:
        """Look among the classes of `code`."""
        self.code = code
        views = [view for view in code.classes() if not view.typing_only]
        self.views = {view.symbol: view for view in views if any(is_base(path) for path in view.mro[1:])}
        self.own_fields = {symbol: fields_of(view) for symbol, view in self.views.items()}

    @cached_property
    def all(self) -> dict[str, Model]:
        """Every model by its class, sorted."""
        return {symbol: self._read(view) for symbol, view in self.views.items()}

    def lineage(self, view: ClassView) -> list[ClassView]:
        """Return a model and the models it inherits from, nearest first."""
        return [self.views[path] for path in view.mro if path in self.views]

    def fields(self, view: ClassView) -> list[Field]:
        """Return the fields of a model's table, copies of inherited ones included, primary keys last."""
        found: list[Field] = []
        hidden: set[str] = set()
        for one in self.lineage(view):
            own = [field for field in self.own_fields[one.symbol] if field.name not in hidden]
            found.extend(field for field in own if not field.is_key)
            hidden |= set(one.body)
        return found + self._keys(view)

    def _keys(self, view: ClassView) -> list[Field]:
        """Return the primary key that the nearest class of a lineage declares as a field."""
        for one in self.lineage(view):
            keys = [field for field in self.own_fields[one.symbol] if field.is_key]
            if keys or self._has_option(one, "primary_key"):
                return keys
        return []

    def has_default_key(self, view: ClassView) -> bool:
        """Say whether peewee gives a model the column `id`."""
        declared = any(self._has_option(one, "primary_key") for one in self.lineage(view))
        return not declared and not self._keys(view) and not any(last_of(path) in KEYLESS for path in view.mro)

    def option(self, view: ClassView, name: str) -> Term | None:
        """Return an inheritable option of a model's `Meta`: its own, else that of the nearest model."""
        metas = [meta for one in self.lineage(view) if (meta := one.inner("Meta")) is not None]
        return next((meta.body[name] for meta in metas if name in meta.body), None)

    @staticmethod
    def _has_option(view: ClassView, name: str) -> bool:
        meta = view.inner("Meta")
        return meta is not None and name in meta.body

    def target(self, term: Term | None, view: ClassView) -> str:
        """Return the model that a field of `view` points to: by class, as "self" or by name; "" where unknown."""
        named = term.as_class if term is not None else None
        if named is not None:
            return named.symbol if named.symbol in self.views else ""
        text = term.text if term is not None else None
        return view.symbol if text == "self" else self._by_name(text or "", view)

    def _by_name(self, name: str, near: ClassView) -> str:
        same = [symbol for symbol, view in self.views.items() if view.name.lower() == name.lower()]
        for package in ancestors_of(near.module):
            close = [symbol for symbol in same if symbol.startswith(f"{package}.")]
            if close:
                return close[0] if len(close) == 1 else ""
        return same[0] if len(same) == 1 else ""

    def _read(self, view: ClassView) -> Model:
        meta = view.inner("Meta")
        given = (meta.body.get("table_name") or meta.body.get("db_table")) if meta is not None else None
        if given is None and self._is_abstract(view):
            return Model(view, "")
        schema = self.option(view, "schema")
        prefix = f"{schema.text}." if schema is not None and schema.text else ""
        name, unread = (given.text or "", given) if given is not None else self._computed(view)
        return Model(view, prefix + (name or self._default(view)), None if name else unread)

    def _is_abstract(self, view: ClassView) -> bool:
        is_parent = view.symbol in self._parents
        return view.symbol not in self._asked_for and (is_parent or not self.fields(view))

    def _computed(self, view: ClassView) -> tuple[str, Term | None]:
        """Return what a function makes of the class's name, and the term that names the function."""
        term = self.option(view, "table_function") or self.option(view, "model_metadata_class")
        texts = [text_in(value, Context(view.name)) for one in _namers(term) for value in one.returns()]
        return next((text for text in texts if text), ""), term if self._is_namer(term) else None

    @staticmethod
    def _is_namer(term: Term | None) -> bool:
        return term is not None and (term.as_class is None or bool(list(_namers(term))))

    def _default(self, view: ClassView) -> str:
        legacy = self.option(view, "legacy_table_names")
        return snake_case(view.name) if legacy is not None and legacy.literal is False else view.name.lower()

    @cached_property
    def _parents(self) -> frozenset[str]:
        return frozenset(path for view in self.views.values() for path in view.mro[1:])

    @cached_property
    def _asked_for(self) -> frozenset[str]:
        """The models whose tables are named: in queries, foreign keys, lists of tables to make, as instances."""
        named = {call.callee.path for call in self.code.calls_to(frozenset(self.views)) if call.callee is not None}
        named |= {one.symbol for member in ASKING for one in self._receivers(member)}
        named |= {one.symbol for member in ("create_tables", "bind") for one in self._listed(member)}
        links = [(field, view) for view in self.views.values() for field in self.own_fields[view.symbol]]
        targets = [self.target(field.target, view) for field, view in links if field.kind != "column"]
        return frozenset(named | set(targets))

    def _receivers(self, member: str) -> Iterator[ClassView]:
        for call in self.code.calls_of(member):
            base = call.callee.base if call.callee is not None else None
            view = base.as_class if base is not None else None
            if view is not None:
                yield view

    def _listed(self, member: str) -> Iterator[ClassView]:
        for call in self.code.calls_of(member):
            given = call.argument(0, "models")
            for part in given.elements() if given is not None else ():
                if part.as_class is not None:
                    yield part.as_class


def is_base(path: str) -> bool:
    """Say whether a path is a model class of peewee or of a package that extends it."""
    return path.partition(".")[0] in PACKAGES and last_of(path) in BASES


def snake_case(name: str) -> str:
    """Return the table of a class where `legacy_table_names` is off: `UserProfile` is `user_profile`."""
    for starts in WORD_STARTS:
        name = starts.sub(r"\1_\2", name)
    return name.lower()


def _namers(term: Term | None) -> Iterator[FunctionView]:
    """Go through the functions that make table names: a `table_function`, the method of a metadata class."""
    if term is None:
        return
    made_of = term.arguments[0] if term.is_call and term.arguments else term  # staticmethod(function)
    view = made_of.as_class
    function = view.function("make_table_name") if view is not None else made_of.as_function
    if function is not None:
        yield function
