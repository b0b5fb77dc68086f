"""`decompose export`: one part of the result, in the form that another tool reads. I/O: arguments, files."""

import os
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.progress import progress


@click.group(no_args_is_help=False)
def export() -> None:
    """Write one part of the result in the form another tool reads."""


@export.command()
@options.paths
@click.option("-o", "--output", default="-", show_default=True, metavar="FILE", help="Where to write; -: stdout.")
@click.option("--decisions", metavar="FILE", help="What people know; else decompose.decisions.toml below PATH.")
@options.reading
@options.terminal
def facts(paths: tuple[str, ...], output: str, quiet: bool, **given: Any) -> None:
    """Write the extracted facts without any interpretation (decompose-facts/1)."""
    del given["verbose"]
    decisions = given.pop("decisions")
    with progress(quiet) as on_progress:
        from analyzer.pipeline import inputs, reports
        from analyzer.pipeline.export import export_facts

        settings = inputs.read_settings(paths, options.chosen(**given), os.environ)
        text = export_facts(paths, settings, inputs.read_decisions(paths, decisions), on_progress)
    reports.write(text, output)
