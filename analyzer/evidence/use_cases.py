"""Which units and tables serve the same entry points? Pure."""

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

BROADEST = 120  # members; a use case that reaches more says nothing about any two of them
QUESTION = "Which units and tables serve the same entry points?"


def find_use_cases(graph: Graph) -> View:
    """Measure how often two units are reached from one entry point, each use case normalised by its breadth.

    Source: Kalia et al., Mono2Micro (FSE 2021), use-case co-occurrence; read statically instead of from traces.
    """
    known = {node.id for node in graph.nodes}
    weights = Weights()
    for use_case in graph.functionalities:
        touched = [name for name, _ in use_case.accesses]
        members = sorted(known.intersection([*use_case.members, *touched]))
        if 2 <= len(members) <= BROADEST:
            weights.add_clique(members, nearest=BROADEST)
    return view_of("use-cases", QUESTION, weights, missing="no entry point reaches two units")
