"""SQL that a database keeps and runs by itself: triggers, functions and views in a script, as text. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

SCRIPT = re.compile(r"\s*+(?:(?>--[^\n]*|/\*.*?\*/)\s*+)*+(?:CREATE|DROP|ALTER|BEGIN|SET|COMMENT|DO)\b", re.I | re.S)
CREATE = re.compile(
    r"\bCREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:(?:CONSTRAINT|TEMP|TEMPORARY|MATERIALIZED|RECURSIVE)\s+"
    r"|DEFINER\s*=\s*\S+\s+)*(?P<what>TRIGGER|FUNCTION|PROCEDURE|VIEW)\b"
    r"(?:\s+IF\s+NOT\s+EXISTS)?(?:\s+(?P<name>[\w.\"`]+))?",
    re.I,
)
SET_OFF_BY = re.compile(r"\b(?:INSERT|UPDATE|DELETE|TRUNCATE)\b[^;]*?\bON\s+(?P<table>[\w.\"`]+)", re.I | re.S)
FOR_TRIGGERS = re.compile(r"\bRETURNS\s+(?:EVENT_)?TRIGGER\b", re.I)
QUOTED = re.compile(r"(?P<quote>\$\w*\$)(?P<body>.*?)(?P=quote)", re.S)
IN_TEXT = re.compile(r"\bAS\s+'(?P<body>(?:[^']|'')*)'", re.I)
BLOCK = re.compile(r"\bBEGIN\b(?P<body>.*)\bEND\b", re.I | re.S)
CALLS_ANOTHER = re.compile(r"\bEXECUTE\s+(?:FUNCTION|PROCEDURE)\b", re.I)
DEFINED_AS = re.compile(r"\bAS\b(?P<body>.*)", re.I | re.S)
STATEMENT = re.compile(
    r"\b(?:INSERT\s+(?:IGNORE\s+)?INTO|REPLACE\s+INTO|UPDATE\s+(?!OF\b)[\w.\"`]+.*?\bSET|DELETE\s+FROM|MERGE\s+INTO"
    r"|TRUNCATE\s+\w|WITH\s+\w+\s+AS|SELECT|PERFORM)\b.*",
    re.I | re.S,
)
KEPT_IN = re.compile(r"\bINTO\s+(?:STRICT\s+)?[\w.]+(?:\s*,\s*[\w.]+)*(?=\s+FROM\b|\s*$)", re.I)
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
TRIGGER, VIEW = "trigger", "view"


@dataclass(frozen=True, slots=True)
class Stored:
    """One definition: what it is, what sets it off, and the statements of its body."""

    what: str  # "trigger", "function", "procedure", "view"; a function for triggers is a "trigger"
    table: str  # that a trigger hangs on, "" for others
    statements: tuple[str, ...]
    name: str = ""


def find_stored(text: str) -> list[Stored]:
    """Return the definitions of a script, in order; a body in a form that is not known has no statements.

    Source: the manuals of PostgreSQL, MySQL and SQLite, CREATE TRIGGER, CREATE FUNCTION, CREATE VIEW.
    """
    if not SCRIPT.match(text):
        return []
    plain = COMMENTS.sub(" ", text)
    starts = list(CREATE.finditer(plain))
    ends = [*(one.start() for one in starts), len(plain)][1:]
    parts = [(one, _stored(one["what"].lower(), plain[one.end() : end])) for one, end in zip(starts, ends, strict=True)]
    return [replace(stored, name=re.sub(r'["`]', "", one["name"] or "")) for one, stored in parts]


def _stored(what: str, rest: str) -> Stored:
    if what == VIEW:
        return Stored(VIEW, "", tuple(_statements(_body(DEFINED_AS, rest).partition(";")[0])))
    if what != TRIGGER:
        body = _body(QUOTED, rest) or _body(IN_TEXT, rest).replace("''", "'") or _body(BLOCK, rest)
        return Stored(TRIGGER if FOR_TRIGGERS.search(rest) else what, "", tuple(_statements(body)))
    set_off = SET_OFF_BY.search(rest)
    if set_off is None:
        return Stored(TRIGGER, "", ())
    behind = rest[set_off.end() :]
    one_statement = "" if CALLS_ANOTHER.search(behind) else behind.partition(";")[0]
    return Stored(TRIGGER, set_off["table"].strip('"`'), tuple(_statements(_body(BLOCK, behind) or one_statement)))


def _body(form: re.Pattern[str], text: str) -> str:
    found = form.search(text)
    return found["body"] if found else ""


def _statements(body: str) -> Iterator[str]:
    """Go through the statements of a body, without the conditions and loops around them."""
    for part in body.split(";"):
        found = STATEMENT.search(part)
        if found is None:
            continue
        text = re.sub(r"^PERFORM\b", "SELECT", found[0].strip(), flags=re.I)
        yield KEPT_IN.sub("", text) if text[:6].upper() == "SELECT" else text
