"""Which classes are mapped, to which table, and what they inherit from.

Source: docs.sqlalchemy.org, ORM, "Declarative Table Configuration", "Mapping Class Inheritance Hierarchies". Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzer.frameworks.sqlalchemy.columns import ColumnFact, columns_of, declared_function
from analyzer.frameworks.sqlalchemy.dialect import Dialect
from analyzer.frameworks.sqlalchemy.lineage import Lineages
from analyzer.frameworks.sqlalchemy.naming import TableNamer
from analyzer.model.data import EntityKind
from analyzer.model.location import Confidence
from analyzer.model.names import ancestors_of, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapped class."""

    view: ClassView
    dialect: Dialect
    table: str  # "" for abstract ones
    kind: EntityKind
    sources: tuple[ClassView, ...]  # the classes whose columns and relationships it has itself
    parent: "Mapped | None" = None  # the nearest mapped ancestor with a table
    confidence: Confidence = Confidence.HIGH
    table_term: Term | None = None  # its `__table__`
    properties: tuple[tuple[str, Term], ...] = ()  # of an imperative mapping

    @property
    def columns(self) -> list[ColumnFact]:
        """Columns declared in class bodies."""
        return columns_of(self.sources, self.view.name, self.dialect.plain_annotations)


class MappedClasses:
    """All mapped classes of some dialects."""

    def __init__(self, code: Code, dialects: Sequence[Dialect]) -> None:
        """Look at every class of `code`; the first dialect that knows a base of a class has it."""
        self.code = code
        self.dialects = dialects
        self.lineages = Lineages(code)
        self.namer = TableNamer(self.lineages)
        self.problems: list[Problem] = []
        self._found: dict[str, Mapped | None] = {}

    @cached_property
    def all(self) -> dict[str, Mapped]:
        """Every mapped class by symbol, sorted."""
        views = [view for view in self.code.classes() if not view.typing_only]
        found = {view.symbol: self.of(view) for view in views}
        return {symbol: mapped for symbol, mapped in found.items() if mapped is not None}

    @cached_property
    def by_name(self) -> dict[str, list[Mapped]]:
        """Mapped classes with a table by class name."""
        found: dict[str, list[Mapped]] = {}
        for mapped in self.all.values():
            if mapped.table:
                found.setdefault(mapped.view.name, []).append(mapped)
        return found

    def add(self, mapped: Mapped) -> None:
        """Take a class that is mapped elsewhere than in its body."""
        self._found[mapped.view.symbol] = mapped
        self.all[mapped.view.symbol] = mapped
        self.by_name.setdefault(mapped.view.name, []).append(mapped)

    def of(self, view: ClassView) -> Mapped | None:
        """Return how a class is mapped; None where it is not."""
        if view.symbol not in self._found:
            self._found[view.symbol] = None
            self._found[view.symbol] = self._find(view)
        return self._found[view.symbol]

    def named(self, name: str, near: str) -> Mapped | None:
        """Return the class that a string in `relationship()` means: `Order`, `shop.models.Order`."""
        candidates = self.by_name.get(last_of(name), [])
        if "." in name:
            candidates = [one for one in candidates if f".{one.view.symbol}".endswith(f".{name}")] or candidates
        for package in ancestors_of(near):
            close = [one for one in candidates if f"{one.view.symbol}.".startswith(f"{package}.")]
            if close:
                return close[0] if len(close) == 1 else None
        return candidates[0] if len(candidates) == 1 else None

    def _find(self, view: ClassView) -> Mapped | None:
        for dialect in self.dialects:
            if self.lineages.has(view, dialect):
                return self._map(view, dialect, Confidence.HIGH)
        for dialect in self.dialects:
            if self.lineages.is_stray(view, dialect):
                return self._map(view, dialect, Confidence.MEDIUM)
        return None

    def _map(self, view: ClassView, dialect: Dialect, confidence: Confidence) -> Mapped | None:
        lineage = self.lineages.of(view, dialect)
        is_abstract = _is_true(view.body.get("__abstract__")) or self.lineages.is_root(view, dialect)
        if dialect.needs_table_keyword and not _is_true(view.keywords.get("table")):
            return None
        if is_abstract:
            return Mapped(view, dialect, "", EntityKind.ABSTRACT, tuple(lineage), None, confidence)
        tables = [one for ancestor in lineage[1:] if (one := self.of(ancestor)) is not None and one.table]
        parent = tables[0] if tables else None
        sources = tuple(self._own(lineage, tables))
        return self._with_table(Mapped(view, dialect, "", EntityKind.CONCRETE, sources, parent, confidence))

    def _own(self, lineage: list[ClassView], tables: list[Mapped]) -> list[ClassView]:
        """Return the part of a lineage that is not behind a mapped ancestor with a table."""
        behind = {one.symbol for mapped in tables for one in self.lineages.of(mapped.view, mapped.dialect)}
        return [one for one in lineage if one.symbol not in behind]

    def _with_table(self, mapped: Mapped) -> Mapped | None:
        name = self.namer.name(mapped.view, mapped.dialect, mapped.sources, mapped.parent is not None)
        columns = mapped.columns if mapped.dialect.needs_own_key or not name.table else []
        has_key = any(column.primary_key for column in columns)
        if name.problem is not None:
            self.problems.append(name.problem)
        shares = not name.table or (mapped.dialect.needs_own_key and not has_key)
        if mapped.parent is not None and shares and name.term is None:
            return self._filled(mapped, mapped.parent.table, EntityKind.SINGLE_TABLE, name.confidence, None)
        if not name.table:
            return None
        is_child = mapped.parent is not None and not self._is_concrete(mapped)
        kind = EntityKind.CHILD_TABLE if is_child else EntityKind.CONCRETE
        return self._filled(mapped, name.table, kind, name.confidence, name.term)

    @staticmethod
    def _filled(mapped: Mapped, table: str, kind: EntityKind, confidence: Confidence, term: Term | None) -> Mapped:
        unsure = Confidence.MEDIUM in (confidence, mapped.confidence)
        sure = Confidence.MEDIUM if unsure else Confidence.HIGH
        return Mapped(mapped.view, mapped.dialect, table, kind, mapped.sources, mapped.parent, sure, term)

    @staticmethod
    def _is_concrete(mapped: Mapped) -> bool:
        """Say whether `__mapper_args__` says `concrete`."""
        term = mapped.view.body.get("__mapper_args__")
        function = declared_function(term)
        terms: Iterable[Term] = function.returns() if function is not None else [term] if term is not None else []
        pairs = [pair for one in terms for pair in one.pairs()]
        return any(key is not None and key.text == "concrete" and value.literal is True for key, value in pairs)


def _is_true(term: Term | None) -> bool:
    return term is not None and term.literal is True
