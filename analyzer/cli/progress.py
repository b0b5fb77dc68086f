"""Show how far a job is: a bar on a terminal, one line per stage elsewhere. I/O: standard error."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from analyzer.cli.terminal import is_terminal, progress_console, say
from analyzer.pipeline.progress import OnProgress, silent

REDRAW = 0.1  # seconds between two pictures of the bar


@contextmanager
def progress(quiet: bool) -> Iterator[OnProgress]:
    """Hand out the callable that a job reports to, and clear away what it drew."""
    if quiet:
        yield silent
    elif is_terminal():
        with _bar() as report:
            yield report
    else:
        yield _lines()


def _lines() -> OnProgress:
    told: set[str] = set()

    def report(stage: str, _done: int, total: int) -> None:
        if stage not in told:
            told.add(stage)
            say(f"{stage} ({total:,})" if total > 2 else stage)

    return report


@contextmanager
def _bar() -> Iterator[OnProgress]:
    """Draw the bar ourselves: rich's own redrawing thread would keep the file stage from forking."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    drawn = 0.0
    with Progress(*columns, console=progress_console(), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=1)
        current = ""

        def report(stage: str, done: int, total: int) -> None:
            nonlocal drawn, current
            bar.update(task, description=stage, completed=done, total=total)
            if stage != current or time.monotonic() - drawn > REDRAW:
                drawn, current = time.monotonic(), stage
                bar.refresh()

        yield report
