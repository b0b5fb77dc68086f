"""What reaches the terminal, and that nothing in foreign names can steer it. I/O: standard output and error."""

import sys
from contextvars import ContextVar
from typing import Any

COLOR: ContextVar[str] = ContextVar("color", default="auto")  # "auto", "always", "never"
_STYLES = (("  !", "yellow"), ("not seen:", "dim"), ("Error:", "bold red"))  # by how a line starts


def plain(text: str) -> str:
    """Return text in which control and bidirectional characters are escapes, line ends excepted."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode("ascii") for char in text
    )


def say(text: str) -> None:
    """Write a line for people to standard error."""
    _console(stderr=True).print(plain(text), style=_style(text), soft_wrap=True)


def show(text: str) -> None:
    """Write a result for people to standard output, each line in the style of its beginning."""
    console = _console(stderr=False)
    for line in plain(text).splitlines():
        console.print(line, style=_style(line), soft_wrap=True)


def is_terminal() -> bool:
    """Return whether standard error is a terminal that can redraw lines."""
    return sys.stderr.isatty() and bool(progress_console().is_terminal)


def progress_console() -> Any:
    """Return the console that progress is drawn on."""
    return _console(stderr=True)


def _console(stderr: bool) -> Any:
    """Make the console: no markup, no highlighting, no emoji; NO_COLOR and FORCE_COLOR are rich's own reading."""
    from rich.console import Console

    choice = COLOR.get()
    force = True if choice == "always" else None
    no_color = True if choice == "never" else (False if choice == "always" else None)
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, force_terminal=force, no_color=no_color)


def _style(line: str) -> str | None:
    return next((style for start, style in _STYLES if line.startswith(start)), None)
