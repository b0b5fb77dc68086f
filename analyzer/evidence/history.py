"""Which units were changed by the same commits? Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph
from analyzer.model.history import Commit, History, HistoryUse
from analyzer.model.units import Units

LARGEST_COMMIT = 30  # Python files; larger ones rename, reformat or import, and mean nothing for two of them
QUESTION = "Which units were changed by the same commits?"
MACHINE = re.compile(r"\bbot\b|\bci\b|jenkins|dependabot|renovate|weblate|transifex", re.IGNORECASE)
FORM = re.compile(
    r"\b(reformat\w*|formatting|code ?style|lint\w*|whitespaces?|blacken\w*|pep-?8|flake8|pyupgrade|autopep8|yapf"
    r"|(run|apply|use|with) (black|isort|ruff)|copyright|licen[sc]e headers?|typos?)\b",
    re.IGNORECASE,
)

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
    reasons = Counter(_reason(commit) for commit in history.commits)
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
        if len(members) > 1 and not _reason(commit):
            yield tuple(members)


def _reason(commit: Commit) -> str:
    """Return why a commit says nothing about what belongs together, "" where it may."""
    name, _, address = commit.author.partition(" <")
    if MACHINE.search(name) or "[bot]" in address:
        return "machine"
    if commit.only_form or FORM.search(commit.subject):
        return "form"
    return "bulk" if len(commit.files) > LARGEST_COMMIT else ""
