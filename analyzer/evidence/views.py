"""All views of one graph, soft ones weighted by the trust that hard ones give them. Pure."""

from dataclasses import replace

from analyzer.evidence.confirm import Anchor, anchor_of, trust_of_view
from analyzer.evidence.data import find_data
from analyzer.evidence.history import find_history
from analyzer.evidence.packages import find_packages
from analyzer.evidence.routes import find_routes
from analyzer.evidence.structure import find_imports, find_structure
from analyzer.evidence.use_cases import find_use_cases
from analyzer.evidence.vocabulary import find_vocabulary
from analyzer.model.cut import View
from analyzer.model.graph import Graph

HARD = (find_structure, find_imports, find_data)  # what the code does
# The trust at which a soft view counts as much as a hard one. Folders are finer than the best grouping and reach
# less of its modularity even where each is a feature: where layers are folders they reach almost nothing. History
# is crossed by what people change everywhere at once.
FULL_TRUST = {"use-cases": 1.0, "vocabulary": 1.0, "packages": 0.25, "history": 0.5}


def find_views(graph: Graph) -> tuple[View, ...]:
    """Return every view of the graph; a view with nothing to see says what is missing."""
    hard = tuple(_by_coverage(find(graph), graph) for find in HARD)
    anchor = anchor_of([node.id for node in graph.nodes], hard)
    routes = _by_coverage(find_routes(graph, anchor), graph)
    soft = (
        find_use_cases(graph),
        find_vocabulary(graph, anchor),
        find_packages(graph, anchor),
        find_history(graph),
    )
    return (*hard, routes, *(_weighted(view, anchor) for view in soft))


def _by_coverage(view: View, graph: Graph) -> View:
    """Weigh a view by the share of the nodes that it says anything about, 0..1: hard ones, and what URLs declare.

    Every view has the same total weight in the fused modularity: one that knows a handful of nodes would tie those
    together whatever the others say.
    """
    seen = {name for first, second, _strength in view.pairs for name in (first, second)}
    return replace(view, weight=len(seen) / max(1, len(graph.nodes)))


def _weighted(view: View, anchor: Anchor) -> View:
    """Give a soft view its trust, and the weight that follows from it."""
    trust = trust_of_view(anchor, view)
    return replace(view, trust=trust, weight=trust / FULL_TRUST[view.name])
