"""Guess from the first lines of a file which modules it names, to tell source roots apart.

This is no reader of Python: it runs before modules have names, on a sample of files, and a wrong guess is one
vote too many. What a file really imports is a fact, read from its syntax tree. Pure.
"""

import re
import sys
from collections.abc import Iterator

PREFIX = 8_192  # bytes of a file that are looked at; imports stand at its head
MOST_NAMES = 40  # of one import statement

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([A-Za-z_][\w.]*)[ \t]+import[ \t]*(?:\(([^)]*)\)?|([^#\n;\\(]*))|import[ \t]+([^#\n;\\]+))",
    re.MULTILINE,
)
_DOTTED_STRING = re.compile(r"""["']([a-z_][a-z_0-9]*(?:\.[A-Za-z_]\w*)+)["']""")
_COMMENT = re.compile(r"#[^\n]*")
_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


def named_modules(head: bytes) -> tuple[tuple[str, str], ...]:
    """Return what the head of a file may import: (dotted name, name imported from it or ""), sorted, no repeats.

    Strings that look like dotted names count too: settings and URL configurations name modules that way.
    Relative imports say nothing about roots and are left out.
    """
    text = head[:PREFIX].decode("utf-8", errors="replace")
    return tuple(sorted(set(_imports(text)) | set(_strings(text))))


def _imports(text: str) -> Iterator[tuple[str, str]]:
    for source, in_brackets, on_line, modules in _IMPORT.findall(text):
        if source:
            names = _names(in_brackets or on_line)
            yield from ((source, name) for name in names or [""])
        else:
            yield from ((name, "") for name in _names(modules))


def _names(listed: str) -> list[str]:
    """Return the names of `a, b as c, d`; comments between them are ignored."""
    parts = _COMMENT.sub("", listed).split(",")[:MOST_NAMES]
    return [match.group() for part in parts if (match := _NAME.search(part))]


def _strings(text: str) -> Iterator[tuple[str, str]]:
    """Go through `shop.orders` and, of `shop.orders.OrdersConfig`, the part that can be a module."""
    for dotted in _DOTTED_STRING.findall(text):
        yield dotted, ""
        if dotted.count(".") > 1:
            yield dotted.rpartition(".")[0], ""


def is_standard(dotted: str, name: str) -> bool:
    """Return whether a name alone, without a second part, means the standard library."""
    return "." not in dotted and not name and dotted in sys.stdlib_module_names
