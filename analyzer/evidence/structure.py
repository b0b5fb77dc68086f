"""Which units call, reference or inherit from each other? Pure."""

from math import log1p

from analyzer.evidence.hubs import count_fans
from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

# What one dependency of a kind weighs against a call.
KINDS = {
    "call": 1.0,
    "sequence": 1.0,
    "inherit": 1.0,
    "ref": 1.0,
    "task": 0.5,  # a seam: asynchronous already
    "signal": 0.5,
    "wire": 0.5,
}
OBSERVED = frozenset({"sequence"})  # happened in a run or use case: no matter of who needs whom
COUNTED = frozenset({*KINDS, "import"}) - OBSERVED  # what makes a unit a user of another one
QUESTION = "Which units call, reference or inherit from each other?"


def find_structure(graph: Graph) -> View:
    """Measure how often two units use each other, by kind, logarithmically in the number of sites; hubs count less.

    Source: Mitchell and Mancoridis (2006), Bunch: module dependency graphs; the logarithm as in ICP of Kalia et
    al. (FSE 2021).
    """
    weights, fans = Weights(), count_fans(graph, COUNTED)
    for edge in graph.edges:
        if edge.kind in KINDS:
            share = 1.0 if edge.kind in OBSERVED else fans.share_of_call(edge)
            weights.add(edge.source, edge.target, share * KINDS[edge.kind] * log1p(edge.weight))
    return view_of("structure", QUESTION, weights, missing="no call, reference or inheritance between two units")


def find_imports(graph: Graph) -> View:
    """Measure which units import each other; all imports of one unit together count as one.

    Source: the strongest of the plain baselines on Python code bases: Louvain on imports by 1/in-degree.
    """
    weights, fans = Weights(), count_fans(graph, COUNTED)
    for edge in graph.edges:
        if edge.kind == "import":
            weights.add(edge.source, edge.target, fans.share_of_import(edge) * log1p(edge.weight))
    return view_of("imports", "Which units import each other?", weights, missing="no import between two units")
