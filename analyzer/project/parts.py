"""What a raw value is made of. Pure."""

from typing import Any

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


def _single_parts(op: int, rest: list[Any]) -> list[int]:
    if op == f.BINOP:
        return [rest[1], rest[2]]
    return [rest[0], rest[1]] if op == f.ITEM else [rest[0]]
