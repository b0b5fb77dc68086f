"""Tables that SQL creates: their columns and the tables that these refer to, as text. Pure."""

import re
from collections.abc import Iterator

from analyzer.model.facts import MadeTable

NAME = r"(?:[\w$]+|\"[^\"]+\"|`[^`]+`|\[[^\]]+\])"
TABLE = rf"{NAME}(?:\s*\.\s*{NAME})*"
CREATE = re.compile(
    r"\bCREATE\s+(?P<kind>(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN|VIRTUAL|EXTERNAL|OR\s+REPLACE)\s+)*)"
    rf"TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?P<name>{TABLE})\s*(?P<rest>\(|AS\b|PARTITION\b|USING\b|LIKE\b)",
    re.I,
)
PASSING = re.compile(r"\b(?:TEMP(?:ORARY)?|VIRTUAL)\b", re.I)
REFERS = re.compile(rf"\bREFERENCES\s+(?P<table>{TABLE})", re.I)
ON_DELETE = re.compile(r"\bON\s+DELETE\s+(?P<what>CASCADE|SET\s+NULL|SET\s+DEFAULT|RESTRICT|NO\s+ACTION)", re.I)
FOREIGN = re.compile(rf"\bFOREIGN\s+KEY\s*(?:{NAME}\s*)?\(\s*(?P<column>{NAME})", re.I)
ALTER = re.compile(rf"\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(?P<name>{TABLE})\s(?P<rest>[^;]*)", re.I | re.S)
CONSTRAINT = re.compile(
    r"(?:CONSTRAINT|PRIMARY\s+KEY|UNIQUE|CHECK|FOREIGN\s+KEY|KEY|INDEX|EXCLUDE|LIKE|FULLTEXT|SPATIAL|PERIOD)\b", re.I
)
COLUMN = re.compile(rf"(?P<name>{NAME})(?:\s+(?P<type>[A-Za-z_]\w*))?")
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
INSIDE = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|[(),]")


def find_made(text: str) -> list[MadeTable]:
    """Return the tables that a script creates, in order, with the foreign keys that it adds.

    Temporary tables are left out, and virtual ones: these are indexes that a module of SQLite keeps over other rows.

    Source: the manuals of PostgreSQL, MySQL and SQLite, CREATE TABLE and ALTER TABLE.
    """
    plain = COMMENTS.sub(" ", text)
    found = [_made(one, plain) for one in CREATE.finditer(plain) if not PASSING.search(one["kind"])]
    for one in ALTER.finditer(plain):
        keys = list(_keys_in(one["rest"]))
        if keys:
            found.append(MadeTable(_plain(one["name"]), [], keys))
    return found


def passing_tables(text: str) -> frozenset[str]:
    """Return the names of the temporary tables that a text creates, in lower case."""
    created = CREATE.finditer(text) if PASSING.search(text) else ()
    return frozenset(_plain(one["name"]).lower() for one in created if PASSING.search(one["kind"]))


def _made(created: re.Match[str], text: str) -> MadeTable:
    table = MadeTable(_plain(created["name"]), [], [])
    for item in _items(text, created.end()) if created["rest"] == "(" else ():
        if CONSTRAINT.match(item):
            table.keys += _keys_in(item)
            continue
        column = COLUMN.match(item)
        if column is None:
            continue
        name, refers = _plain(column["name"]), REFERS.search(item)
        table.columns.append((name, (column["type"] or "").lower()))
        if refers is not None:
            table.keys.append((name, _plain(refers["table"]), _on_delete(item)))
    return table


def _items(text: str, start: int) -> Iterator[str]:
    """Go through what stands between commas in a bracket."""
    depth, last = 1, start
    for one in INSIDE.finditer(text, start):
        depth += (one[0] == "(") - (one[0] == ")")
        if depth == 0 or (one[0] == "," and depth == 1):
            yield text[last : one.start()].strip()
            last = one.end()
        if depth == 0:
            return


def _keys_in(text: str) -> Iterator[tuple[str, str, str]]:
    starts = list(FOREIGN.finditer(text))
    ends = [*(one.start() for one in starts), len(text)][1:]
    for one, end in zip(starts, ends, strict=True):
        rest = text[one.end() : end]
        refers = REFERS.search(rest)
        if refers is not None:
            yield _plain(one["column"]), _plain(refers["table"]), _on_delete(rest)


def _on_delete(text: str) -> str:
    found = ON_DELETE.search(text)
    return "_".join(found["what"].upper().split()) if found is not None else ""


def _plain(name: str) -> str:
    return ".".join(part.strip().strip('"`[]') for part in name.split("."))
