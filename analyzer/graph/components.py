"""Knots in a directed graph: nodes that all reach each other. Pure."""

from collections.abc import Iterable, Mapping


def knots(edges: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the strongly connected components of more than one node, largest first, each sorted.

    Args:
        edges: Node -> its successors; nodes without successors may be missing.

    Source: networkx, after Tarjan (1972), "Depth-first search and linear graph algorithms".
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_edges_from((node, following) for node in edges for following in edges[node])
    found = [tuple(sorted(one)) for one in networkx.strongly_connected_components(graph) if len(one) > 1]
    return sorted(found, key=lambda one: (-len(one), one))
