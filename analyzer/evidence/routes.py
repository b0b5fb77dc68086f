"""Which handlers answer below one URL? Pure."""

from collections import defaultdict

from analyzer.evidence.confirm import Anchor, trust_of_group
from analyzer.evidence.pairs import Weights, view_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph

PARAMETER = frozenset("{<:*?(")  # what tells a segment with a value in it from a name
QUESTION = "Which handlers answer below one URL?"


def find_routes(graph: Graph, anchor: Anchor) -> View:
    """Measure whether two handlers answer below one prefix, at every depth; a prefix counts as far as they interact.

    What a team publishes under one name it sees as one capability, whatever the folders say.
    Source: Fielding (2000), 5.2.1.1, resources; Richardson, "Microservices Patterns" (2018), 2.2.2, decompose by
    business capability.
    """
    weights = Weights()
    prefixes = _prefixes(graph)
    handlers = {handler for members in prefixes.values() for handler in members}
    for _prefix, members in sorted(prefixes.items()):
        if 2 <= len(members) < len(handlers):
            weights.add_clique(members, trust_of_group(anchor, members))
    return view_of("routes", QUESTION, weights, missing="no two handlers answer below one URL that others do not share")


def _prefixes(graph: Graph) -> dict[str, list[str]]:
    """Map every prefix to the sorted units that answer below it; prefixes of the same units count once."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, handler in graph.routes:
        segments = names_in(path)
        for depth in range(1, len(segments) + 1):
            found["/".join(segments[:depth])].add(handler)
    deepest = {tuple(sorted(handlers)): prefix for prefix, handlers in sorted(found.items())}
    return {prefix: list(handlers) for handlers, prefix in deepest.items()}


def names_in(path: str) -> list[str]:
    """Return the segments of a path that are names, in order: `/orders/{id}/lines` has two."""
    return [segment for segment in path.strip("/").split("/") if segment and not PARAMETER.intersection(segment)]
