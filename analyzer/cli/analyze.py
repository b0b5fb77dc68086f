"""`decompose analyze`: the main job. I/O: arguments, terminal."""

import os
from dataclasses import replace
from functools import partial
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.progress import progress
from analyzer.cli.terminal import say, show
from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Location

FORMATS = ("html", "json", "md", "text")
DEFAULT_FORMATS = ("html", "json")
STDOUT = "-"
ALWAYS_SAID = frozenset({"no-picture", "stale-decision", "stale-fact", "idle-decision"})  # to be put right at once


@click.command()
@options.paths
@click.option(
    "-o", "--output", default="decompose-out", show_default=True, metavar="DIR", help="Folder of reports; -: stdout."
)
@click.option(
    *("-f", "--format", "formats"),
    multiple=True,
    metavar="FORMAT",
    callback=partial(options.split_formats, known=FORMATS),
    help="html, json, md, text: repeat it or use commas.  [default: html,json]",
)
@click.option("--json", "json_file", metavar="FILE", help="Also write the JSON report to this file.")
@click.option("--decisions", metavar="FILE", help="What people decided; else decompose.decisions.toml below PATH.")
@options.services
@options.goal
@options.history
@options.reading
@options.terminal
def analyze(paths: tuple[str, ...], output: str, json_file: str | None, quiet: bool, **given: Any) -> None:
    """Analyze the source below each PATH as one code base and report service candidates.

    Writes decompose-report.html and decompose-report.json (other formats with -f) and prints a summary.
    """
    formats = _formats(given.pop("formats"), output)
    verbose = given.pop("verbose")
    decisions = given.pop("decisions")
    with progress(quiet) as on_progress:
        from analyzer.pipeline import analyze as job
        from analyzer.pipeline import inputs, reports

        settings = inputs.read_settings(paths, options.chosen(**given), os.environ)
        decomposition = job.analyze(paths, settings, inputs.read_decisions(paths, decisions), on_progress)
        on_progress("writing reports", 0, 1)
        written = {} if output == STDOUT else reports.files_of(formats, output)
        undrawn = reports.write_reports(decomposition, {**written, json_file: "json"} if json_file else written)
    if output == STDOUT:
        undrawn += reports.print_report(decomposition, formats[0])
    elif not quiet:
        show(reports.summarize(decomposition, next(iter(written))))
    if not quiet:
        _warn(replace(decomposition, problems=(*decomposition.problems, *undrawn)), tuple(written), verbose)


def _formats(given: tuple[str, ...], output: str) -> tuple[str, ...]:
    formats = given or DEFAULT_FORMATS
    if output == STDOUT and len(formats) != 1:
        raise click.UsageError("`-o -` needs exactly one format: -f json", click.get_current_context())
    return formats


def _warn(decomposition: Decomposition, written: tuple[str, ...], verbose: bool) -> None:
    """Say what has no effect or no picture, and what could not be read: the last line, so that nobody misses it."""
    for problem in decomposition.problems:
        if verbose or problem.slug in ALWAYS_SAID:
            where = _place(problem.location)
            say("  ".join(part for part in (problem.slug, where, problem.message) if part))
            if problem.hint and problem.slug in ALWAYS_SAID:
                say(f"  hint: {problem.hint}")
    read, found = decomposition.analysis.coverage.files
    folders = sum(problem.slug == "unreadable-folder" for problem in decomposition.problems)
    gaps = [f"{found - read:,} of {found:,} Python files"] if read < found else []
    gaps += [f"{folders:,} {'folder' if folders == 1 else 'folders'}"] if folders else []
    if gaps:
        where = f"under `problems` in {written[0]}" if written else "with --verbose"
        say(f"{' and '.join(gaps)} could not be read; they are listed {where} [unreadable-files]")


def _place(location: Location) -> str:
    return f"{location.path}:{location.line}" if location.line else location.path
