"""Which units call, reference or inherit from each other? Pure."""

from math import log1p

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

# What one dependency of a kind weighs against a call. Hubs need no constant: the null model expects much of them.
KINDS = {
    "call": 1.0,
    "sequence": 1.0,
    "inherit": 1.0,
    "ref": 1.0,
    "import": 0.3,  # may be for a constant only; what is used shows as call or reference
    "task": 0.5,  # a seam: asynchronous already
    "signal": 0.5,
    "wire": 0.5,
}
QUESTION = "Which units call, reference or inherit from each other?"


def find_structure(graph: Graph) -> View:
    """Measure how often two units use each other, by kind, logarithmically in the number of sites.

    Source: Mitchell and Mancoridis (2006), Bunch: module dependency graphs; the logarithm as in ICP of Kalia et
    al. (FSE 2021).
    """
    weights = Weights()
    for edge in graph.edges:
        if edge.kind in KINDS:
            weights.add(edge.source, edge.target, KINDS[edge.kind] * log1p(edge.weight))
    return view_of("structure", QUESTION, weights, missing="no call, reference or inheritance between two units")
