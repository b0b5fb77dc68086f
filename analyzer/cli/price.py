"""`decompose price`: what it costs to take one set out and to leave the rest. I/O: arguments, terminal."""

import os
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.progress import progress
from analyzer.cli.terminal import show


@click.command()
@click.argument("what")
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("--report", metavar="FILE", help="Look in this JSON report instead of reading code.")
@click.option("-f", "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "every", is_flag=True, help="List everything, however long.")
@click.option("--decisions", metavar="FILE", help="What people decided; else decompose.decisions.toml below PATH.")
@options.services
@options.reading
@options.terminal
def price(what: str, paths: tuple[str, ...], report: str | None, format_name: str, every: bool, **given: Any) -> None:
    """Price a set that you have in mind as one extraction, beside the best seams found.

    WHAT are modules, packages, tables and URLs, with commas between them; "*" stands for any letters:
    "shop.billing,invoice_*,/invoices". Everything else is left as it is. Without PATH, this folder is read.
    """
    if report and paths:
        raise click.UsageError("give either PATH or --report", click.get_current_context())
    values = [part.strip() for part in what.split(",") if part.strip()]
    if not values:
        raise click.UsageError("WHAT names nothing", click.get_current_context())
    del given["verbose"]
    with progress(given.pop("quiet")) as on_progress:
        from analyzer.pipeline import analyze as job
        from analyzer.pipeline import explain as saved
        from analyzer.pipeline import inputs
        from analyzer.pipeline import price as pricing

        decisions, places = given.pop("decisions"), paths or (os.curdir,)
        if report:
            decomposition = saved.read_report(report)
        else:
            settings = inputs.read_settings(places, options.chosen(**given), os.environ)
            decomposition = job.analyze(places, settings, inputs.read_decisions(places, decisions), on_progress)
        text = pricing.render(pricing.price(decomposition, values), format_name, every)
    if format_name == "json":
        from analyzer.pipeline import reports

        reports.write(text, "-")
    else:
        show(text)
