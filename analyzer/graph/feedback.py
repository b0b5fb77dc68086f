"""The order of nodes in which the fewest arrows point backwards, and the arrows that still do. Pure."""

Weights = dict[tuple[str, str], float]  # (source, target) -> weight


def feed_forward_order(nodes: tuple[str, ...], weights: Weights) -> tuple[str, ...]:
    """Order nodes so that most of the weight points from earlier to later ones.

    Nodes that nothing needs any more go to the end, nodes that need nothing left to the front; in a knot the
    node whose outgoing weight exceeds its incoming weight most goes first. Ties go by name.

    Source: Eades, Lin and Smyth (1993), "A fast and effective heuristic for the feedback arc set problem".
    """
    left = {node: dict[str, float]() for node in sorted(nodes)}
    right = {node: dict[str, float]() for node in sorted(nodes)}
    for (source, target), weight in sorted(weights.items()):
        if source != target and source in right and target in left:
            right[source][target] = weight
            left[target][source] = weight
    front: list[str] = []
    back: list[str] = []
    while right:
        sinks = [node for node, targets in right.items() if not targets]
        sources = [node for node, origins in left.items() if not origins and node not in sinks]
        chosen = sinks or sources or [max(right, key=lambda node: _surplus(node, left, right))]
        for node in chosen:
            (back if sinks else front).append(node)
            _remove(node, left, right)
    return (*front, *reversed(back))


def feedback_edges(order: tuple[str, ...], weights: Weights) -> frozenset[tuple[str, str]]:
    """Return the edges that point from a later to an earlier node of `order`."""
    position = {node: index for index, node in enumerate(order)}
    return frozenset(edge for edge in weights if position[edge[0]] > position[edge[1]])


def _surplus(node: str, left: dict[str, dict[str, float]], right: dict[str, dict[str, float]]) -> float:
    return sum(right[node].values()) - sum(left[node].values())


def _remove(node: str, left: dict[str, dict[str, float]], right: dict[str, dict[str, float]]) -> None:
    for target in right.pop(node):
        left[target].pop(node)
    for source in left.pop(node):
        right[source].pop(node)
