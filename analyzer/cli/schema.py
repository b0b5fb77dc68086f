"""`decompose schema`: what our files look like. I/O: arguments, standard output."""

import click

from analyzer.cli import options

KINDS = ("report", "facts", "decisions", "graph", "price")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), default="report")
@options.terminal
def schema(kind: str, **_given: object) -> None:
    """Print the JSON Schema of the report (default), facts, decisions, graph or price format."""
    from analyzer.pipeline import reports

    reports.print_schema(kind)
