"""Which units and tables serve the same entry points? Pure."""

from collections import Counter

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Functionality, Graph

BROADEST = 60  # units and tables; a use case that reaches more says nothing about any two of them
QUESTION = "Which units and tables serve the same entry points?"


def find_use_cases(graph: Graph) -> View:
    """Measure how often two units are reached from one entry point, each use case normalised by its breadth.

    Source: Kalia et al., Mono2Micro (FSE 2021), use-case co-occurrence; read statically instead of from traces.
    """
    known = {node.id for node in graph.nodes}
    reached = Counter(_members(case, known) for case in graph.functionalities)
    weights = Weights()
    for members, times in sorted(reached.items()):
        if 2 <= len(members) <= BROADEST:
            weights.add_clique(members, times, nearest=BROADEST)
    return view_of("use-cases", QUESTION, weights, missing="no entry point reaches two units")


def _members(case: Functionality, known: set[str]) -> tuple[str, ...]:
    """Return what a use case reaches, sorted."""
    return tuple(sorted(known.intersection([*case.members, *(name for name, _ in case.accesses)])))
