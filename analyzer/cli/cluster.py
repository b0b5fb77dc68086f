"""`decompose cluster`: the clustering core on a graph from any language. I/O: arguments, files."""

import click

from analyzer.cli import options


@click.command()
@click.argument("graph", metavar="GRAPH.json")
@click.option("-o", "--output", default="-", show_default=True, metavar="FILE", help="Where to write; -: stdout.")
@options.services
@options.terminal
def cluster(graph: str, output: str, services: int | None, seed: int | None, **_given: object) -> None:
    """Propose services for the nodes of GRAPH.json (facts-graph/1), every one placed exactly once."""
    from analyzer.pipeline import reports
    from analyzer.pipeline.cluster import cluster_file

    reports.write(cluster_file(graph, services or 0, seed or 0), output)
