"""`decompose explain`: everything known about one name. I/O: arguments, terminal."""

import os
from typing import Any

import click

from analyzer.cli import options
from analyzer.cli.progress import progress
from analyzer.cli.terminal import show


@click.command()
@click.argument("name")
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("--report", metavar="FILE", help="Look in this JSON report instead of reading code.")
@click.option("--all", "every", is_flag=True, help="List everything, however long.")
@click.option("--decisions", metavar="FILE", help="What people decided; else decompose.decisions.toml below PATH.")
@options.services
@options.history
@options.reading
@options.terminal
def explain(name: str, paths: tuple[str, ...], report: str | None, every: bool, **given: Any) -> None:
    """Explain one table, module, function, class, entry point or service, with its lines.

    NAME is a whole name or the end of one: shop_order, shop.orders.views, place_order, "GET /orders/{id}". Where
    several things are called so, say which: table:orders, service:orders. Without PATH, this folder is read.
    """
    if report and paths:
        raise click.UsageError("give either PATH or --report", click.get_current_context())
    del given["verbose"]
    with progress(given.pop("quiet")) as on_progress:
        from analyzer.pipeline import analyze as job
        from analyzer.pipeline import explain as explaining
        from analyzer.pipeline import inputs

        decisions, places = given.pop("decisions"), paths or (os.curdir,)
        if report:
            decomposition = explaining.read_report(report)
        else:
            settings = inputs.read_settings(places, options.chosen(**given), os.environ)
            decomposition = job.analyze(places, settings, inputs.read_decisions(places, decisions), on_progress)
    show(explaining.explain(decomposition, name, every))
