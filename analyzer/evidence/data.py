"""Which units read and write the same tables, and which tables belong together? Pure."""

from math import log1p

from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

# What one access of a kind weighs against a read.
KINDS = {
    "read": 1.0,
    "write": 2.0,  # who writes decides; who reads can ask
    "define": 3.0,  # the class of the table: methods, columns and constraints live there
    "relation": 1.0,  # a foreign key between two tables
    "transaction": 2.0,  # two tables written together
}
QUESTION = "Which units read and write the same tables, and which tables belong together?"


def find_data(graph: Graph) -> View:
    """Measure how strongly units and tables are tied; tables are units of the view themselves.

    A table that everybody touches is expected to touch everybody: the null model takes it out.
    Source: Levcovitz, Terra and Valente (2016), extraction of microservices by tables; Santos and Rito Silva
    (ICSA 2020) for writes above reads.
    """
    weights = Weights()
    for edge in graph.edges:
        if edge.kind in KINDS:
            weights.add(edge.source, edge.target, KINDS[edge.kind] * log1p(edge.weight))
    return view_of("data", QUESTION, weights, missing="no data access was tied to a table")
