"""Ancestors of a class as a dialect sees them, and whether they make it a mapped class.

Source: docs.sqlalchemy.org, ORM, "Declarative Mapping Styles" and "Composing Mapped Hierarchies with Mixins". Pure.
"""

import sys
from collections.abc import Iterator

from analyzer.frameworks.sqlalchemy.dialect import Dialect
from analyzer.frameworks.sqlalchemy.makers import PACKAGES, paths_of
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, Term

ROOT_DECORATORS = frozenset({"as_declarative", "as_declarative_base"})
MAPPING_DECORATORS = frozenset({"mapped", "mapped_as_dataclass"})
PLAIN_PACKAGES = frozenset({*sys.stdlib_module_names, *PACKAGES, "oslo_db", "sqlalchemy_utils", "typing_extensions"})
TABLE_NAMES = ("__tablename__", "__table__")


class Lineages:
    """Answers about classes, remembered."""

    def __init__(self, code: Code) -> None:
        """Ask `code`."""
        self.code = code
        self._ancestors: dict[tuple[str, Dialect], list[ClassView]] = {}
        self._paths: dict[str, frozenset[str]] = {}

    def of(self, view: ClassView, dialect: Dialect) -> list[ClassView]:
        """Return a class and its ancestors in the code base, nearest first, those given by keyword included."""
        key = (view.symbol, dialect)
        if key not in self._ancestors:
            self._ancestors[key] = [view]
            found = [view, *(one for path in view.mro[1:] if (one := self.code.class_of(path)) is not None)]
            given = [one for ancestor in found for one in self._given(ancestor, dialect)]
            named = {one.symbol: one for one in [*found, *given]}
            self._ancestors[key] = list(named.values())
        return self._ancestors[key]

    def _given(self, view: ClassView, dialect: Dialect) -> Iterator[ClassView]:
        """Yield the classes behind `declarative_base(cls=Ours)` and `SQLAlchemy(model_class=Ours).Model`."""
        for call in base_calls(view):
            for name in sorted(dialect.base_keywords & set(call.keywords)):
                given = call.keywords[name].as_class
                if given is not None:
                    yield from self.of(given, dialect)

    def outside(self, view: ClassView) -> frozenset[str]:
        """Return the paths of a class's own bases that lead out of the code base; "" for unknown ones."""
        if view.symbol not in self._paths:
            terms = [term for term in view.base_terms if _class_behind(term) is None]
            self._paths[view.symbol] = frozenset().union(*(paths_of(term) or frozenset({""}) for term in terms))
        return self._paths[view.symbol]

    def is_root(self, view: ClassView, dialect: Dialect) -> bool:
        """Say whether a class is a declarative base itself."""
        if not self.outside(view).isdisjoint(dialect.base_classes):
            return True
        metaclass = view.keywords.get("metaclass")
        by_metaclass = metaclass is not None and last_of(metaclass.path) == "DeclarativeMeta"
        return dialect.takes_strays and (by_metaclass or _is_decorated(view, ROOT_DECORATORS))

    def has(self, view: ClassView, dialect: Dialect) -> bool:
        """Say whether a class has a declarative base of a dialect, or is one."""
        if dialect.takes_strays and _is_decorated(view, MAPPING_DECORATORS):
            return True
        known = dialect.bases | dialect.base_classes
        return any(
            not (paths := self.outside(one)).isdisjoint(known)
            or any(path.endswith(dialect.base_endings) for path in paths if dialect.base_endings)
            or self.is_root(one, dialect)
            for one in self.of(view, dialect)
        )

    def is_stray(self, view: ClassView, dialect: Dialect) -> bool:
        """Say whether a class names a table and has a third-party base that may be a declarative one."""
        lineage = self.of(view, dialect)
        names_table = any(name in one.body for one in lineage for name in TABLE_NAMES)
        return (
            dialect.takes_strays
            and names_table
            and any(_may_be_base(path) for one in lineage for path in self.outside(one))
        )


def base_calls(view: ClassView) -> Iterator[Term]:
    """Yield the calls that make a class's bases, or the object whose attribute a base is."""
    for term in view.base_terms:
        for source in term.alternatives():
            for one in (source, source.base):
                if one is not None and one.is_call:
                    yield one.resolved


def _class_behind(term: Term) -> ClassView | None:
    direct = term.as_class
    return direct if direct is not None or term.base is None else term.base.as_class if term.key is not None else None


def _is_decorated(view: ClassView, names: frozenset[str]) -> bool:
    return any(
        last_of(path.removesuffix("()")) in names and path.partition(".")[0] in PACKAGES
        for term in view.decorators
        for path in (paths_of(term) | (paths_of(term.callee) if term.callee is not None else frozenset()))
    )


def _may_be_base(path: str) -> bool:
    package = path.partition(".")[0]
    return package not in PLAIN_PACKAGES and not path.endswith(("Mixin", ".db.Model"))
