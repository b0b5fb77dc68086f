"""A script of SQL cut into its statements, with the names that comments give to them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|(?P<tag>\$\w*\$).*?(?P=tag)|(?P<end>;)", re.S)
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
OUTSIDE = re.compile(r"--[^\n]*|/\*.*?\*/|(?P<tag>\$\w*\$).*?(?P=tag)", re.S)  # comments and quoted bodies
# Source: aiosql, "Defining SQL Queries"; PugSQL, "Tutorial": `-- name: open_orders^`, `-- :name open_orders :many`
SECTION = re.compile(r"^\s*--\s*:?name\s*:?\s*(?P<name>[A-Za-z_][\w-]*)", re.M | re.I)
DELIMITER = re.compile(r"^\s*DELIMITER\s+(?P<sign>\S+)\s*$", re.M | re.I)
DATA = re.compile(r"^COPY\s[^;]*\bFROM\s+stdin\b[^;]*;.*?^\\\.\s*$", re.M | re.I | re.S)  # the rows of a dump
META = re.compile(r"^\\[^\n]*$", re.M)  # psql's own commands
OPENS_BLOCK = re.compile(r"\s*CREATE\b[^;]*?\b(?:TRIGGER|PROCEDURE|FUNCTION)\b.*?\bBEGIN\b", re.I | re.S)
CLOSES_BLOCK = re.compile(r"\bEND\s*\w*\s*$", re.I)
LONGEST_STATEMENT = 20_000  # characters that are kept: what stands behind are values of an INSERT


@dataclass(frozen=True, slots=True)
class Part:
    """One statement."""

    text: str
    line: int
    section: str


def parts_of_script(text: str) -> Iterator[Part]:
    """Go through the statements of a script, bodies of triggers and functions whole; comments are left out."""
    text = _without_data(text)
    sections = [(one.start(), one["name"].replace("-", "_")) for one in SECTION.finditer(text)]
    bounds = {start for start, _name in sections}
    start = 0
    for end in _ends(text, bounds):
        plain = COMMENTS.sub(" ", text[start:end]).strip(" \n\t;")
        if plain:
            name = next((name for at, name in reversed(sections) if at < end), "")
            yield Part(plain[:LONGEST_STATEMENT], text.count("\n", 0, _first(text, start)) + 1, name)
        start = end


def _without_data(text: str) -> str:
    """Return a script without rows of a dump, commands of a client and signs that end statements of its own."""
    text = META.sub("", DATA.sub(lambda one: "\n" * one[0].count("\n"), text))
    signs = sorted({one["sign"] for one in DELIMITER.finditer(text)} - {";"})
    text = DELIMITER.sub("", text) if signs else text
    for sign in signs:
        text = text.replace(sign, ";")
    return text


def _ends(text: str, sections: set[int]) -> Iterator[int]:
    """Go through the ends of statements: a semicolon outside of quotes and bodies, a comment with a name."""
    start = 0
    for one in TOKEN.finditer(text):
        if one["end"] is None:
            if any(one.start() - 2 <= at <= one.start() for at in sections) and text[start : one.start()].strip():
                yield one.start()
                start = one.start()
            continue
        said = OUTSIDE.sub(" ", text[start : one.start()])
        if OPENS_BLOCK.match(said) and not CLOSES_BLOCK.search(said):
            continue
        yield one.end()
        start = one.end()
    yield len(text)


def _first(text: str, start: int) -> int:
    """Return where a statement begins, behind blanks and comments."""
    while True:
        while start < len(text) and text[start].isspace():
            start += 1
        comment = COMMENTS.match(text, start)
        if comment is None:
            return start
        start = comment.end()
