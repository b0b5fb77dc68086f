"""What iterating, subscripting and asking rows gives: rows of several entities have one in every column. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm

NAMES = {f.PARAM: 2, f.NAME: 2, f.ATTR: 3}  # kinds of values with a name -> where it stands
BY_NAME = frozenset({Kind.CONTEXT, Kind.CHECKED})  # kinds that have a value under every name
ROWS = frozenset({Kind.QUERY, Kind.MANAGER, Kind.COLLECTION, Kind.STATEMENT})  # kinds that stand for rows of a table
WITH_COLUMNS = frozenset({Kind.QUERY, Kind.STATEMENT, Kind.ROW, Kind.COLLECTION})  # kinds that can have several
OF_FIRST = frozenset({"scalars", "scalar", "scalar_one", "scalar_one_or_none"})  # members that give the first column
OF_ONE = frozenset({"first", "one", "one_or_none", "fetchone", "next", "get"})  # members that give one row


class Typing(Protocol):
    """The part of the types stage that members need."""

    def of(self, term: CodeTerm, receiver: Typed | None = None) -> tuple[Typed, ...]:
        """Return what a value may be."""


def element_of(knowledge: Knowledge, typed: Typed) -> Typed | None:
    """Return what iterating a value gives: `for order, leg in session.query(Order, Leg)` are rows of two entities."""
    if len(typed.columns) > (typed.kind is not Kind.ROW) and not typed.is_row:
        return Typed(Kind.ROW, typed.of, "", typed.level, columns=typed.columns, is_row=True)
    transfer = knowledge.transfer(typed, "[]", called=False)
    if transfer is not None and transfer.gives is not None:
        return Typed(transfer.gives, typed.of, "", typed.level)
    return Typed(Kind.INSTANCE, typed.of, "", typed.level) if typed.kind in ROWS else None


def with_columns(made: Typed, base: Typed, member: str) -> Typed:
    """Return what a member of a query of several entities gives: rows that have all of them, or the first of them."""
    if member in OF_FIRST or not base.columns:
        return made
    if made.kind is Kind.INSTANCE and len(base.columns) > 1:
        return replace(made, kind=Kind.ROW, columns=base.columns, is_row=True)
    is_one = made.kind is Kind.ROW and member in OF_ONE
    return replace(made, columns=base.columns, is_row=is_one) if made.kind in WITH_COLUMNS else made


def column_at(rows: Iterable[Typed], position: object) -> list[Typed]:
    """Return the entity at a position of a row."""
    if not isinstance(position, int):
        return []
    found = [
        (one, one.columns[position]) for one in rows if one.is_row and -len(one.columns) <= position < len(one.columns)
    ]
    return [Typed(Kind.INSTANCE, symbol, "", one.level) for one, symbol in found if symbol]


def column_named(row: Typed, name: str) -> list[Typed]:
    """Return the entity of a row under the name of its class: `row.Order`."""
    return [Typed(Kind.INSTANCE, one, "", row.level) for one in row.columns if last_of(one) == name]


def name_of(term: CodeTerm) -> str:
    """Return the name under which code knows a value: of a parameter, an attribute, the text in the brackets."""
    key = term.at(term.value[3]) if term.op == f.ITEM else None
    if key is not None:
        return key.text or ""
    return str(term.value[NAMES[term.op]]) if term.op in NAMES else ""
