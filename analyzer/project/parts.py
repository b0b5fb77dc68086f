"""What a raw value is made of. Pure."""

from collections.abc import Sequence
from typing import Any, Protocol, Self, TypeVar

from analyzer.model import facts as f
from analyzer.model.facts import Value


def parts_of(value: Value) -> list[int]:
    """Return the numbers of the values that a value is made of."""
    op, _line, *rest = value
    if op in (f.NAME, f.CONST, f.PARAM, f.DEF, f.IMPORT):
        return []
    if op == f.CALL:
        return [rest[0], *rest[1], *[part for _name, part in rest[2]]]
    if op == f.DICT:
        return [part for pair in rest[0] for part in pair if part >= 0]
    if op in (f.LIST, f.TUPLE, f.SET, f.PHI, f.JOIN, f.OTHER):
        return list(rest[0])
    return [rest[1]] if op == f.LOCAL else _single_parts(op, rest)


class Table(Protocol):
    """A value that may be a table of names and values."""

    @property
    def text(self) -> str | None:
        """The string that it is."""

    def pairs(self) -> Sequence[tuple[Self | None, Self]]:
        """Return its keys and values."""


T = TypeVar("T", bound=Table)


def spread(name: str, given: T) -> list[tuple[str, T]]:
    """Return the keyword arguments that one keyword of a call gives: `**table` stands for the pairs of the table."""
    pairs = [(key.text, value) for key, value in given.pairs() if key is not None and key.text] if name == "**" else []
    return pairs or [(name, given)]


def _single_parts(op: int, rest: list[Any]) -> list[int]:
    if op == f.BINOP:
        return [rest[1], rest[2]]
    return [rest[0], rest[1]] if op == f.ITEM else [rest[0]]
