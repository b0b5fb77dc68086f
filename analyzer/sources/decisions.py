"""Read what people decided about the proposed cut. I/O: decompose.decisions.toml."""

import os
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations
from typing import Any

from analyzer.model.errors import InvalidDecisions, UnreadableInput
from analyzer.model.plan import Decision
from analyzer.sources.tables import Table, read_table

SCHEMA = "decompose-decisions/1"
FILE = "decompose.decisions.toml"
LARGEST_GROUP = 200  # names in one `together` or `apart`: every pair of them is a decision
LONGEST_NUMBER = 9  # digits
# What a decision is about, and where it goes: the keys that may say so, the first one present counts.
_SUBJECT = ("name", "module", "symbol", "table", "entry_point", "finding", "service", "from")
_TARGET = ("to", "owner", "into", "count")
_NOTES = frozenset({"op", "reason", "names", "modules", "symbols", "tables"})
_NEEDS_TARGET = frozenset({"move", "rename", "merge", "table-owner"})
_GROUPS = frozenset({"together", "apart"})
_OPS = _NEEDS_TARGET | _GROUPS | {"pin", "new", "services", "shared", "ignore", "accept"}


def find_decisions(paths: Sequence[str]) -> str:
    """Return the decisions file in the first analysed folder that has one; "" where there is none."""
    for path in paths:
        candidate = os.path.join(path, FILE)
        if os.path.isfile(candidate):
            return candidate
    return ""


def read_decisions(path: str) -> tuple[Decision, ...]:
    """Return the decisions of a file, in its order.

    `together` and `apart` name several units and become one decision for each pair. `services` has the wanted
    number in `to`.

    Raises:
        UnreadableInput: There is no such file.
        InvalidDecisions: It cannot be understood; the message names the line.
    """
    table = read_table(path, path, "", InvalidDecisions)
    if table is None:
        raise UnreadableInput(f"no decisions file at {path}", hint="the report's review writes one; name it here")
    _check_top(table)
    rows = table.values.get("decision", [])
    lines = _lines_of_rows(table.text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InvalidDecisions(
            f"`decision` in {path} must be [[decision]] tables", hint="write [[decision]] above each"
        )
    lines += [0] * len(rows)
    return tuple(decision for row, line in zip(rows, lines, strict=False) for decision in _read(row, line, path))


def _check_top(table: Table) -> None:
    schema = table.values.get("schema")
    if schema != SCHEMA:
        raise InvalidDecisions(
            f"{table.path} has the schema {schema!r}" if schema else f"{table.path} does not say its schema",
            hint=f'its first line must be schema = "{SCHEMA}"',
        )
    for key in table.values:
        if key not in ("schema", "analysis", "decision"):
            raise InvalidDecisions(
                f"{key} in {table.place_of(key)} is no part of a decisions file",
                hint="it holds schema, analysis and [[decision]] tables",
            )


def _lines_of_rows(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*decision\s*\]\]", line)]


def _read(row: dict[str, Any], line: int, path: str) -> Iterator[Decision]:
    place = f"{path}:{line}" if line else path
    op = row.get("op")
    if not isinstance(op, str) or op not in _OPS:
        near = get_close_matches(str(op), sorted(_OPS), n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(_OPS))}"
        raise InvalidDecisions(f"{place}: {op!r} is not something to decide", hint=hint)
    _check_keys(row, place)
    reason = str(row.get("reason", ""))
    if op in _GROUPS:
        names = _group(row, place)
        yield from (Decision(op, first, second, reason, line) for first, second in combinations(names, 2))
        return
    name, to = _first(row, _SUBJECT), _first(row, _TARGET)
    if op == "services":
        name, to = "", to or name
    if (not name and op != "services") or (not to and op in _NEEDS_TARGET):
        raise InvalidDecisions(f"{place}: {op} does not say {'to where' if name else 'what'}", hint=_example(str(op)))
    if op == "services" and not (to.isascii() and to.isdecimal() and len(to) < LONGEST_NUMBER and int(to) > 0):
        raise InvalidDecisions(f"{place}: services needs a number, not {to!r}", hint=_example("services"))
    yield Decision(op, name, to, reason, line)


def _check_keys(row: dict[str, Any], place: str) -> None:
    known = {*_SUBJECT, *_TARGET, *_NOTES}
    for key in row:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
            raise InvalidDecisions(f"{place}: {key} means nothing in a decision", hint=hint)


def _group(row: dict[str, Any], place: str) -> list[str]:
    listed = [value for key in ("names", "modules", "symbols", "tables") for value in _list(row.get(key))]
    pair = [value for value in (_first(row, _SUBJECT), _first(row, _TARGET)) if value]
    names = list(dict.fromkeys(listed + pair))
    if len(names) > LARGEST_GROUP:
        message = f"{place}: {row['op']} names {len(names):,} units; at most {LARGEST_GROUP} can be said at once"
        raise InvalidDecisions(message, hint="name a package that holds them, or several smaller groups")
    if len(names) < 2:
        raise InvalidDecisions(f"{place}: {row['op']} needs at least two names", hint=_example(str(row["op"])))
    return names


def _list(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _first(row: dict[str, Any], keys: Sequence[str]) -> str:
    found = next((row[key] for key in keys if key in row), "")
    return str(found) if isinstance(found, str | int) else ""


def _example(op: str) -> str:
    examples = {
        "services": 'op = "services"  with  count = 7',
        "together": 'op = "together"  with  names = ["shop.cart", "shop.checkout"]',
        "apart": 'op = "apart"  with  names = ["shop.cart", "shop.search"]',
        "rename": 'op = "rename"  with  service = "orders"  and  to = "sales"',
        "merge": 'op = "merge"  with  service = "cart"  and  to = "orders"',
        "table-owner": 'op = "table-owner"  with  table = "shop_order"  and  to = "orders"',
    }
    return examples.get(op, f'op = "{op}"  with  module = "shop.invoice"  and  to = "billing"')
