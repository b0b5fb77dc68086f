"""What reaches the terminal, and that nothing in foreign names can steer it. I/O: standard output and error."""

import os
import sys
from contextvars import ContextVar
from typing import Any, TextIO

from analyzer.model.errors import UnwritableOutput

COLOR: ContextVar[str] = ContextVar("color", default="auto")  # "auto", "always", "never"
_STYLES = (("  !", "yellow"), ("not seen:", "dim"), ("Error:", "bold red"))  # by how a line starts


def plain(text: str) -> str:
    """Return text in which control and bidirectional characters and line ends are escapes: it stays one line."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def say(line: str) -> None:
    """Write a line for people to standard error; where nobody can read that, there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        _print(line, sys.stderr)
    except OSError:
        discard(sys.stderr)


def show(text: str) -> None:
    """Write a result for people to standard output, each line in the style of its beginning.

    Raises:
        UnwritableOutput: It cannot be written. BrokenPipeError passes: a reader that has gone is no fault.
    """
    if sys.stdout is None:  # closed by whoever started us: they want no summary
        return
    try:
        for line in text.removesuffix("\n").split("\n"):
            _print(line, sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as error:
        discard(sys.stdout)
        raise UnwritableOutput(
            f"standard output could not be written: {error.strerror}", hint="see where it leads, or use --quiet"
        ) from error


def discard(stream: TextIO | None) -> None:
    """Send the rest of a stream that cannot be written into nothing, also what the interpreter flushes at its end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def settle(stream: TextIO | None) -> None:
    """Write what a stream still holds; where that fails, discard it: the interpreter would fail over it at its end."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        discard(stream)


def is_terminal() -> bool:
    """Return whether standard error is a terminal that can redraw lines."""
    return sys.stderr is not None and sys.stderr.isatty() and bool(progress_console().is_terminal)


def progress_console() -> Any:
    """Return the console that progress is drawn on."""
    return _console(stderr=True)


def _print(line: str, stream: TextIO) -> None:
    """Print one line; what the stream's encoding lacks is written as an escape."""
    encoding = stream.encoding or "utf-8"
    writable = plain(line).encode(encoding, "backslashreplace").decode(encoding)
    console = _console(stream is sys.stderr)
    with console.capture() as styled:  # rich would end the process when a pipe breaks, in the middle of the work
        console.print(writable, style=_style(line), soft_wrap=True)
    stream.write(styled.get())
    stream.flush()


def _console(stderr: bool) -> Any:
    """Make the console: no markup, no highlighting, no emoji; NO_COLOR and FORCE_COLOR are rich's own reading."""
    from rich.console import Console

    choice = COLOR.get()
    force = True if choice == "always" else None
    no_color = True if choice == "never" else (False if choice == "always" else None)
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, force_terminal=force, no_color=no_color)


def _style(line: str) -> str | None:
    return next((style for start, style in _STYLES if line.startswith(start)), None)
