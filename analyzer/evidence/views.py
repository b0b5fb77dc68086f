"""All views of one graph, soft ones with the trust that hard ones give them. Pure."""

from dataclasses import replace

from analyzer.evidence.confirm import anchor_of, trust_of_view
from analyzer.evidence.data import find_data
from analyzer.evidence.packages import find_packages
from analyzer.evidence.structure import find_structure
from analyzer.evidence.use_cases import find_use_cases
from analyzer.evidence.vocabulary import find_vocabulary
from analyzer.model.cut import View
from analyzer.model.graph import Graph

HARD = (find_structure, find_data, find_use_cases)  # what the program does
SOFT = (find_vocabulary, find_packages)  # what people call it and where they put it


def find_views(graph: Graph) -> tuple[View, ...]:
    """Return every view of the graph; a view with nothing to see says what is missing."""
    hard = tuple(find(graph) for find in HARD)
    anchor = anchor_of([node.id for node in graph.nodes], hard)
    soft = tuple(find(graph, anchor) for find in SOFT)
    return hard + tuple(replace(view, trust=trust_of_view(anchor, view)) for view in soft)
