"""Read what people decided about the proposed cut. I/O: decompose.decisions.toml."""

import os
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations
from typing import Any

from analyzer.model.errors import InvalidDecisions, UnreadableInput
from analyzer.model.plan import Decision, Said
from analyzer.sources.given import read_facts
from analyzer.sources.tables import Table, read_table

SCHEMA = "decompose-decisions/1"
FILE = "decompose.decisions.toml"
LARGEST_GROUP = 200  # names in one `together` or `apart`: every pair of them is a decision
LONGEST_NUMBER = 9  # digits
# What a decision is about, and where it goes: the keys that may say so, the first one present counts.
_CODE = ("module", "symbol", "table", "entry_point")
_SUBJECT = ("name", *_CODE, "finding", "service", "from")
_TARGET = ("to", "owner", "into", "count")
_LISTS = ("names", "modules", "symbols", "tables")
_NOTES = frozenset({"op", "reason", *_LISTS})
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


def read_decisions(path: str) -> Said:
    """Return the decisions of a file, in its order, and then its facts.

    `together` and `apart` name several units and become one decision for each pair, `new` one `move` for each thing
    that the service holds. `services` has the wanted number in `to`.

    Raises:
        UnreadableInput: There is no such file.
        InvalidDecisions: It cannot be understood; the message names the line.
    """
    table = read_table(path, path, "", InvalidDecisions)
    if table is None:
        raise UnreadableInput(f"no decisions file at {path}", hint="the report's review writes one; name it here")
    _check_top(table)
    rows = table.values.get("decision", [])
    lines = _lines_of_rows(table.text, "decision")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InvalidDecisions(
            f"`decision` in {path} must be [[decision]] tables", hint="write [[decision]] above each"
        )
    lines += [0] * len(rows)
    decisions = [decision for row, line in zip(rows, lines, strict=False) for decision in _read(row, line, path)]
    facts = read_facts(table.values.get("fact", []), _lines_of_rows(table.text, "fact"), path)
    return (*decisions, *facts)


def _check_top(table: Table) -> None:
    schema = table.values.get("schema")
    if schema != SCHEMA:
        raise InvalidDecisions(
            f"{table.path} has the schema {schema!r}" if schema else f"{table.path} does not say its schema",
            hint=f'its first line must be schema = "{SCHEMA}"',
        )
    for key in table.values:
        if key not in ("schema", "analysis", "decision", "fact"):
            raise InvalidDecisions(
                f"{key} in {table.place_of(key)} is no part of a decisions file",
                hint="it holds schema, analysis, [[decision]] and [[fact]] tables",
            )


def _lines_of_rows(text: str, name: str) -> list[int]:
    header = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]


def _read(row: dict[str, Any], line: int, path: str) -> Iterator[Decision]:
    place = f"{path}:{line}" if line else path
    op = row.get("op")
    if not isinstance(op, str) or op not in _OPS:
        near = get_close_matches(str(op), sorted(_OPS), n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(_OPS))}"
        raise InvalidDecisions(f"{place}: {op!r} is not something to decide", hint=hint)
    _check_keys(row, place)
    said = (str(row.get("reason", "")), line, os.path.basename(path))
    if op in _GROUPS:
        yield from (Decision(op, first, second, *said) for first, second in combinations(_group(row, place), 2))
    elif op == "new":
        yield from (Decision(does, name, to, *said) for does, name, to in _founding(row, place))
    else:
        name, to = _one(op, row, place)
        yield Decision(op, name, to, *said)


def _one(op: str, row: dict[str, Any], place: str) -> tuple[str, str]:
    """Return what a decision is about and where it goes."""
    name, to = _first(row, _SUBJECT), _first(row, _TARGET)
    if op == "services":
        name, to = "", to or name
    if (not name and op != "services") or (not to and op in _NEEDS_TARGET):
        raise InvalidDecisions(f"{place}: {op} does not say {'to where' if name else 'what'}", hint=_example(op))
    if op == "services" and not (to.isascii() and to.isdecimal() and len(to) < LONGEST_NUMBER and int(to) > 0):
        raise InvalidDecisions(f"{place}: services needs a number, not {to!r}", hint=_example("services"))
    return name, to


def _founding(row: dict[str, Any], place: str) -> list[tuple[str, str, str]]:
    """Return a new service as a move of each thing that it holds, or as itself where it leaves that to other moves."""
    held = dict.fromkeys([*_listed(row), _first(row, _CODE)])
    service = _first(row, ("service", "to", "into", "name"))
    if not service:
        raise InvalidDecisions(f"{place}: new does not say how the service is called", hint=_example("new"))
    return [("move", name, service) for name in held if name] or [("new", service, "")]


def _check_keys(row: dict[str, Any], place: str) -> None:
    known = {*_SUBJECT, *_TARGET, *_NOTES}
    for key in row:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
            raise InvalidDecisions(f"{place}: {key} means nothing in a decision", hint=hint)


def _group(row: dict[str, Any], place: str) -> list[str]:
    listed = _listed(row)
    pair = [value for value in (_first(row, _SUBJECT), _first(row, _TARGET)) if value]
    names = list(dict.fromkeys(listed + pair))
    if len(names) > LARGEST_GROUP:
        message = f"{place}: {row['op']} names {len(names):,} units; at most {LARGEST_GROUP} can be said at once"
        raise InvalidDecisions(message, hint="name a package that holds them, or several smaller groups")
    if len(names) < 2:
        raise InvalidDecisions(f"{place}: {row['op']} needs at least two names", hint=_example(str(row["op"])))
    return names


def _listed(row: dict[str, Any]) -> list[str]:
    return [value for key in _LISTS for value in _list(row.get(key))]


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
        "new": 'op = "new"  with  service = "billing"  and  modules = ["shop.invoice"]',
        "accept": 'op = "accept"  with  module = "shop.invoice"',
        "rename": 'op = "rename"  with  service = "orders"  and  to = "sales"',
        "merge": 'op = "merge"  with  service = "cart"  and  to = "orders"',
        "table-owner": 'op = "table-owner"  with  table = "shop_order"  and  to = "orders"',
    }
    return examples.get(op, f'op = "{op}"  with  module = "shop.invoice"  and  to = "billing"')
