"""Which classes are Django models: abstract, concrete, proxy or child of another table, and their table's name.

Source: https://docs.djangoproject.com/en/5.2/topics/db/models/#model-inheritance and
https://docs.djangoproject.com/en/5.2/ref/models/options/

Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.library import ABSTRACT, MODEL_BASES, TABLES, external_table
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, Term

FIELD_PACKAGES = ("django.db.models.", "django.contrib.gis.db.models.", "django.contrib.postgres.fields.")
NO_MODELS = ("builtins.", "django.forms.", "django.views.", "rest_framework.", "django_filters.", "typing.", "enum.")


@dataclass(frozen=True, slots=True)
class Model:
    """A model class of the code base."""

    view: ClassView
    abstract: bool
    proxy: bool
    label: str
    table: str  # "" for abstract ones
    parents: tuple[str, ...]  # nearest ancestors with a table: symbols of the code base, or third-party paths

    @property
    def name(self) -> str:
        """The name of the class."""
        return self.view.name


class Models:
    """All models of the code base, by symbol, by label and by name."""

    def __init__(self, code: Code, apps: Apps) -> None:
        """Find them."""
        self.code = code
        self.apps = apps
        self._views = {view.symbol: view for view in code.classes() if not view.typing_only}
        self._known: dict[str, bool] = {}
        self._showing: dict[str, bool] = {}
        self._tables: dict[str, str] = {}

    @cached_property
    def by_symbol(self) -> dict[str, Model]:
        """Every model by its class, sorted."""
        return {symbol: self._read(view) for symbol, view in self._views.items() if self.is_model(symbol)}

    @cached_property
    def by_label(self) -> dict[tuple[str, str], Model]:
        """Every model by app label and lower-case name; concrete ones before abstract ones."""
        ranked = sorted(self.by_symbol.values(), key=lambda model: (not model.abstract, model.view.symbol))
        return {(model.label, model.name.lower()): model for model in ranked}

    @cached_property
    def by_name(self) -> dict[str, list[Model]]:
        """Every model with a table of its own by lower-case name."""
        found: dict[str, list[Model]] = {}
        for model in self.by_symbol.values():
            if not model.abstract:
                found.setdefault(model.name.lower(), []).append(model)
        return found

    def is_model(self, symbol: str) -> bool:
        """Say whether a class of the code base is a model, abstract ones included."""
        if symbol not in self._known:
            view = self._views.get(symbol)
            self._known[symbol] = view is not None and any(map(self._shows_model, view.mro))
        return self._known[symbol]

    def _shows_model(self, path: str) -> bool:
        """Say whether a class or one of its own bases makes it and all that inherit from it models."""
        if path not in self._showing:
            view = self._views.get(path)
            self._showing[path] = view is not None and self._is_model(view)
        return self._showing[path]

    def _is_model(self, view: ClassView) -> bool:
        if any(path in MODEL_BASES or path in ABSTRACT or path in TABLES for path in view.mro[1:]):
            return True
        return self._has_unknown_base(view) and any(_is_model_field(term) for term in view.body.values())

    def _has_unknown_base(self, view: ClassView) -> bool:
        return any(path not in self._views and not path.startswith(NO_MODELS) for path in view.bases)

    def is_abstract(self, view: ClassView) -> bool:
        """Say whether a model says of itself that it is abstract; this is never inherited."""
        own = view.inner("Meta")
        flag = own.body.get("abstract") if own is not None else None
        return flag is not None and flag.literal is True

    def option(self, view: ClassView, name: str) -> Term | None:
        """Return an option of a model's `Meta`: its own, else that of the nearest abstract ancestor."""
        for path in view.mro:
            ancestor = self._views.get(path)
            meta = ancestor.inner("Meta") if ancestor is not None else None
            if ancestor is not None and meta is not None and (ancestor is view or not self._has_table(ancestor)):
                return meta.attribute(name)
        return None

    def parents_of(self, view: ClassView) -> tuple[str, ...]:
        """Return the nearest ancestors with a table of their own, proxies followed to what they stand for."""
        return tuple(dict.fromkeys(self._parents(view)))

    def concrete_of(self, symbol: str) -> str:
        """Return the class whose table a proxy uses; the class itself for others."""
        view = self._views.get(symbol)
        if view is None or not self._is_proxy(view):
            return symbol
        parents = self.parents_of(view)
        return parents[0] if parents else symbol

    def table_of(self, symbol: str) -> str:
        """Return the table of a class of the code base or of a third party."""
        model = self.by_symbol.get(symbol)
        return model.table if model is not None else external_table(symbol)

    def abstract_ancestors(self, model: Model) -> list[ClassView]:
        """Return the abstract models whose fields land in a model's own table, nearest first."""
        covered = {path for parent in model.parents if parent in self._views for path in self._views[parent].mro}
        paths = [path for path in model.view.mro[1:] if path not in covered and self.is_model(path)]
        return [self._views[path] for path in paths if self.is_abstract(self._views[path])]

    def _parents(self, view: ClassView) -> Iterator[str]:
        waiting, seen = [*reversed(view.bases)], {view.symbol}
        while waiting:
            path = waiting.pop()
            base = self._views.get(path)
            if path in TABLES:
                yield path
            elif base is not None and path not in seen and self.is_model(path):
                seen.add(path)
                if self.is_abstract(base) or self._is_proxy(base):
                    waiting.extend(reversed(base.bases))
                else:
                    yield path

    def _has_table(self, view: ClassView) -> bool:
        return self.is_model(view.symbol) and not self.is_abstract(view)

    def _is_proxy(self, view: ClassView) -> bool:
        flag = self.option(view, "proxy")
        return flag is not None and flag.literal is True and not self.is_abstract(view)

    def _read(self, view: ClassView) -> Model:
        abstract, proxy = self.is_abstract(view), self._is_proxy(view)
        option = self.option(view, "app_label")
        label = (option.text if option is not None else None) or self.apps.label_of(view.module)
        parents = self.parents_of(view)
        table = "" if abstract else self._table(view, label)
        if proxy and parents:
            table = self._table_behind(parents[0])
        return Model(view, abstract, proxy, label, table, parents)

    def _table_behind(self, symbol: str) -> str:
        view = self._views.get(symbol)
        return self._read(view).table if view is not None else external_table(symbol)

    def unknown_table(self, view: ClassView) -> Term | None:
        """Return the option that names a model's table where it is no constant."""
        option = self.option(view, "db_table")
        return option if option is not None and option.text is None else None

    def _table(self, view: ClassView, label: str) -> str:
        option = self.option(view, "db_table")
        named = option.text if option is not None else None
        return named.replace('"', "") if named else f"{label}_{view.name.lower()}"


def _is_model_field(term: Term) -> bool:
    callee = term.callee
    path = callee.path if callee is not None else ""
    return path.startswith(FIELD_PACKAGES) and last_of(path).endswith(("Field", "Key"))
