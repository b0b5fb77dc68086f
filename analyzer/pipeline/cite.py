"""Put the source line beside every location that backs a conclusion. Wires: sources and the result."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.model.source import SourceFile
from analyzer.sources.reading import decode, read_source

CITED = (
    "summary",
    "services",
    "shared",
    "ownership",
    "boundary_calls",
    "transactions",
    "entry_points",
    "plan",
    "readiness",
    "open_sites",
    "dynamic_sites",
    "effects",
    "external_services",
)
LONGEST_LINE = 120  # characters of a cited line
LINE_END = re.compile(r"\r\n|\r|\n")  # those of Python; str.splitlines knows more, and would count other lines
LONGEST_TEXT = 16  # characters of a string literal in a cited line
TEXT = re.compile(r"""(?P<quote>['"])(?P<inside>(?:\\.|(?!(?P=quote))[^\\])*)(?P<end>(?P=quote)|$)""")


class SourceLines:
    """Lines of the analysed files, read when first asked for."""

    def __init__(self, files: tuple[SourceFile, ...], largest: int) -> None:
        """Answer for `files`; those over `largest` bytes have no lines."""
        self.files = {file.path: file for file in files}
        self.largest = largest
        self._read: dict[str, list[str]] = {}

    def at(self, location: Location) -> str:
        """Return the line at a location, bare and shortened; "" where it cannot be had.

        String literals are shortened too: a report is passed on to people who should not read secrets in it.
        """
        lines = self._lines(location.path)
        bare = lines[location.line - 1].strip() if 0 < location.line <= len(lines) else ""
        bare = TEXT.sub(_shortened, bare)
        return bare if len(bare) <= LONGEST_LINE else bare[: LONGEST_LINE - 1] + "…"

    def _lines(self, path: str) -> list[str]:
        if path not in self._read:
            data = read_source(self.files[path], self.largest) if path in self.files else b""
            text = "" if isinstance(data, Problem) else decode(data)[0]
            self._read[path] = LINE_END.split(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        return self._read[path]


def _shortened(literal: re.Match[str]) -> str:
    quote, inside = literal["quote"], literal["inside"]
    return literal[0] if len(inside) <= LONGEST_TEXT else f"{quote}{inside[: LONGEST_TEXT - 4]}…{quote}"


def cite(decomposition: Decomposition, lines: SourceLines) -> Decomposition:
    """Return the same result with the source line at every location behind a conclusion."""
    return replace(decomposition, **{name: _cited(getattr(decomposition, name), lines) for name in CITED})


def _cited(value: Any, lines: SourceLines) -> Any:
    if isinstance(value, Location):
        return replace(value, text=lines.at(value)) if value.line else value
    if isinstance(value, tuple):
        return tuple(_cited(part, lines) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        holders = {name: part for name, part in parts.items() if isinstance(part, tuple) or is_dataclass(part)}
        return replace(value, **{name: _cited(part, lines) for name, part in holders.items()})
    return value
