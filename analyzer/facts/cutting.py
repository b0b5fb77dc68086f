"""Where statements begin in text that may be no valid Python. Pure."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from analyzer.facts.hiding import hide

TAB = 8  # columns, as Python itself counts

# What only ever begins a statement: at the left margin it ends brackets that somebody forgot to close.
_SURELY_NEW = re.compile(r"(?:def|class|import|from|async[ \t]+def)[ \t]|@\w")
_CONTINUES = re.compile(r"(?:else|elif|except|finally|case)\b|[)\]}]")
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Line:
    """The first line of a statement, or of a part of one such as `else:`."""

    number: int  # from 0
    indent: int  # columns
    begins: bool  # a statement of its own: no `else:`, and not what a decorator stands before


def statement_lines(text: str) -> list[Line]:
    """Return the lines that are not inside a string, brackets or a continued line, blank ones left out.

    Source: the language reference of Python, 2.1, "Line structure".
    """
    lines: list[Line] = []
    depth, in_string, is_continued, is_decorated = 0, False, False, False
    for number, line in enumerate(hide(text)[0].split("\n")):
        bare = line.lstrip(" \t\f")
        if bare and not in_string:
            blank = line[: len(line) - len(bare)].rpartition("\f")[2]  # a form feed begins at column 0 again
            indent = len(blank.expandtabs(TAB))
            if indent == 0 and _SURELY_NEW.match(bare):
                depth, is_continued = 0, False
            if depth == 0 and not is_continued:
                lines.append(Line(number, indent, not (is_decorated or _CONTINUES.match(bare))))
                is_decorated = bare.startswith("@")
        in_string ^= line.count("\x00") % 2 == 1
        depth = max(0, depth + sum(map(line.count, _OPEN)) - sum(map(line.count, _CLOSE)))
        is_continued = line.endswith("\\")
    return lines


def margin_lines(text: str) -> list[Line]:
    """Return the lines at the left margin that look like the beginning of a statement, wherever they stand."""
    lines: list[Line] = []
    is_decorated = False
    for number, whole in enumerate(text.split("\n")):
        line = whole.lstrip("\f")
        if line[:1].strip() and line[0] != "#":
            lines.append(Line(number, 0, not (is_decorated or _CONTINUES.match(line))))
            is_decorated = line.startswith("@")
    return lines


def between(lines: list[Line], first: int, last: int) -> list[Line]:
    """Return those from one line number up to, not including, another."""
    number = attrgetter("number")
    return lines[bisect_left(lines, first, key=number) : bisect_left(lines, last, key=number)]


def pieces(lines: list[Line], first: int, last: int, indent: int) -> list[tuple[int, int]]:
    """Return (first line, line after the last) of each statement of one indent between two lines."""
    found: list[tuple[int, int]] = []
    begun = -1
    for line in between(lines, first, last):
        if line.indent <= indent:
            is_start = line.indent == indent and line.begins
            if begun >= 0 and (is_start or line.indent < indent):
                found.append((begun, line.number))
                begun = -1
            if is_start:
                begun = line.number
    return [*found, (begun, last)] if begun >= 0 else found
