"""Gather everything that speaks for keeping units and tables together. Pure."""

from dataclasses import replace

from analyzer.evidence.graph import build_graph, find_tables
from analyzer.evidence.history import find_changes
from analyzer.evidence.traffic import find_traffic
from analyzer.evidence.views import find_views
from analyzer.model.evidence import Evidence
from analyzer.model.history import History
from analyzer.model.project import Project
from analyzer.model.units import Units

NO_HISTORY = History(missing="no history was given")


def gather(project: Project, units: Units, history: History = NO_HISTORY, commits: History = NO_HISTORY) -> Evidence:
    """Return the graph of units and tables, its views, and the traffic to the tables.

    Args:
        project: What the code means.
        units: What is placed.
        history: The commits that say what belongs together, where that was asked for.
        commits: All commits: what cuts are measured by, and no reason for any of them.
    """
    tables = find_tables(project)
    changes, use = find_changes(history, units)
    graph = replace(build_graph(project, units, tables), changes=changes)
    views = find_views(graph)
    measured = replace(graph, changes=find_changes(commits, units)[0]) if commits.commits else graph
    return Evidence(units, measured, views, find_traffic(project, units), tables, use)
