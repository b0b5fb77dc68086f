"""Read a TOML file that people write by hand, and find the line of a key in it. I/O: one TOML file."""

import os
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from analyzer.model.errors import DecomposeError


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a TOML file; `section` is its dotted name, "" for the whole file."""

    path: str  # as the user gave it, or the file's name
    section: str
    values: dict[str, Any]
    text: str

    def line_of(self, key: str) -> int:
        """Return the line that sets the key, the section's own line where it is not found, else 0."""
        return _line_of(self.text, self.section, key)

    def place_of(self, key: str) -> str:
        """Return `file:line` of a key."""
        line = self.line_of(key)
        return f"{self.path}:{line}" if line else self.path


def read_table(path: str, shown: str, section: str, error: type[DecomposeError]) -> Table | None:
    """Return one table of a TOML file, None where the file or the table is not there.

    Args:
        path: Where to look.
        shown: What to call the file in messages.
        section: Dotted name of the table, "" for the whole file.
        error: What to raise when the file cannot be understood.
    """
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as stream:
            text = stream.read().decode("utf-8-sig")
        values: Any = tomllib.loads(text)
        repr(values)  # nobody could be shown a hexadecimal number of 5,000 digits
    except OSError as failure:
        raise error(f"{shown} could not be read: {failure.strerror}", hint="make the file readable") from failure
    except (ValueError, RecursionError) as failure:  # also bytes that are no UTF-8, and numbers of 5,000 digits
        raise error(
            f"{shown} is not valid TOML: {failure}", hint="correct the file; https://toml.io describes it"
        ) from None
    for key in section.split(".") if section else ():
        values = values.get(key) if isinstance(values, dict) else None
    return Table(shown, section, values, text) if isinstance(values, dict) else None


def _line_of(text: str, section: str, key: str) -> int:
    """Look for `key =` under the section's header, or `section.key =` spelled out."""
    here, header = "", 0
    setting = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    for number, line in enumerate(text.splitlines(), start=1):
        opened = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line)
        if opened:
            here = opened.group(1)
            header = number if here == section else header
            if here == (f"{section}.{key}" if section else key):
                return number
        elif here == section and setting.match(line):
            return number
    return header
