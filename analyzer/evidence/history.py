"""Which units were changed by the same commits? Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph
from analyzer.model.history import LARGEST_COMMIT, History, HistoryUse
from analyzer.model.units import Units

QUESTION = "Which units were changed by the same commits?"

Changes = tuple[tuple[str, ...], ...]


def find_history(graph: Graph) -> View:
    """Measure how often two units were changed by one commit, each commit normalised by its breadth.

    Null model: that of every view, by how often each unit was changed at all. What it lacks: commits that a squash
    put together or a series took apart; which part of a module was changed, so that modules that split, and tables,
    have no say; files that were renamed and edited in one commit start anew.
    Source: Gall, Hajek and Jazayeri (ICSM 1998), logical coupling; Zimmermann, Weissgerber, Diehl and Zeller (ICSE
    2004), co-change and the size of commits; Beck and Diehl (2011), on the congruence of coupling and modules.
    """
    weights = Weights()
    for members, times in sorted(Counter(graph.changes).items()):
        weights.add_clique(members, times, LARGEST_COMMIT)
    return view_of("history", QUESTION, weights, missing="no commits that changed two units are known")


def find_changes(history: History, units: Units) -> tuple[Changes, HistoryUse]:
    """Return the units that each commit changed together, and which commits were left out for which reason."""
    modules = {unit.path: unit.id for unit in units.units if unit.kind == "module"}
    reasons = Counter(commit.little for commit in history.commits)
    changes = tuple(sorted(_changes(history, modules)))
    commits = history.commits
    use = HistoryUse(
        newest=commits[0].id if commits else "",
        oldest=commits[-1].id if commits else "",
        read=len(commits),
        used=len(changes),
        by_machines=reasons["machine"],
        only_form=reasons["form"],
        bulk=reasons["bulk"],
        missing=history.missing,
    )
    return changes, use


def _changes(history: History, modules: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for commit in history.commits:
        members = sorted(modules[path] for path in commit.files if path in modules)
        if len(members) > 1 and not commit.little:
            yield tuple(members)
