"""Gather everything that speaks for keeping units and tables together. Pure."""

from analyzer.evidence.graph import build_graph, find_tables
from analyzer.evidence.traffic import find_traffic
from analyzer.evidence.views import find_views
from analyzer.model.evidence import Evidence
from analyzer.model.project import Project
from analyzer.model.units import Units


def gather(project: Project, units: Units) -> Evidence:
    """Return the graph of units and tables, its views, and the traffic to the tables."""
    tables = find_tables(project)
    graph = build_graph(project, units, tables)
    return Evidence(units, graph, find_views(graph), find_traffic(project, units), tables)
