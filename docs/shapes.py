"""Describe the rows of the JSON report from the model: its docstrings, types and the comments behind its fields."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from analyzer.model.decomposition import Decomposition

PLAIN = {str: "string", int: "whole number", float: "number", bool: "true or false", type(None): "null"}


def report_rows() -> str:
    """Return a table of fields for every kind of row in the report, in the order in which the keys lead to them."""
    return "\n".join(described(kind) for kind in rows_below(Decomposition, {}) if kind is not Decomposition)


def rows_below(kind: type, seen: dict[type, None]) -> dict[type, None]:
    """Return a dataclass and all that its fields hold, in order."""
    if kind not in seen:
        seen[kind] = None
        for field in fields(kind):
            for inner in held_by(field.type):
                rows_below(inner, seen)
    return seen


def held_by(kind: Any) -> Iterator[type]:
    """Yield the dataclasses in a type."""
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
    for part in get_args(kind):
        yield from held_by(part)


def described(kind: type) -> str:
    """Return the heading and the table of one kind of row."""
    comments = comments_of(kind)
    rows = [f"| `{field.name}` | {written(field.type)} | {comments[field.name]} |" for field in fields(kind)]
    told = (inspect.getdoc(kind) or "").partition("\n")[0]
    head = f"### {kind.__name__}\n\n{told}\n\n| key | value | meaning |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def comments_of(kind: type) -> dict[str, str]:
    """Return the comment behind each field of a dataclass, "" where there is none."""
    source = inspect.getsource(kind)
    found = {}
    for field in fields(kind):
        line = re.search(rf"^    {field.name}: .*?(?:  # (.+))?$", source, re.MULTILINE)
        found[field.name] = (line[1] or "").replace("|", "\\|") if line else ""
    return found


def written(kind: Any) -> str:
    """Return a type in the words of JSON."""
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        return " or ".join(written(part) for part in arguments)
    if get_origin(kind) is dict:
        return f"object: {written(arguments[0])} to {written(arguments[1])}"
    if get_origin(kind) is tuple:
        several = arguments[-1] is ...
        return f"list of {written(arguments[0])}" if several else f"pair ({', '.join(map(written, arguments))})"
    return written_plain(getattr(kind, "__supertype__", kind))


def written_plain(kind: Any) -> str:
    """Return a type that holds no other in the words of JSON."""
    if issubclass(kind, StrEnum):
        return "one of " + ", ".join(f"`{value}`" for value in kind)
    return PLAIN.get(kind) or f"[{kind.__name__}](#{kind.__name__.lower()})"
