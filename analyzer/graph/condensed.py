"""What every node of a directed graph reaches, gathered once from the ends to the starts. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Below:
    """What a node and everything it reaches hold."""

    every: int = 0  # a set of numbers: bit i stands for number i
    repeated: int = 0  # those of them that may happen several times
    depth: int = 0  # nodes on the longest path, components counted as one

    def __or__(self, other: "Below") -> "Below":
        """Return what two nodes hold together."""
        return Below(self.every | other.every, self.repeated | other.repeated, max(self.depth, other.depth))


NOTHING = Below()


@dataclass(frozen=True, slots=True)
class Holdings(Generic[Node]):
    """What nodes hold themselves; sets of numbers, bit i stands for number i. Nodes may be missing."""

    every: Mapping[Node, int]
    repeated: Mapping[Node, int]  # what of it stands in a loop


def gather(
    edges: Mapping[Node, Sequence[Node]], held: Holdings[Node], loops: AbstractSet[tuple[Node, Node]]
) -> dict[Node, Below]:
    """Return what every node of a graph holds with all it reaches, in time linear in its edges.

    Args:
        edges: Node -> its successors; nodes without successors may be missing.
        held: What the nodes hold themselves.
        loops: Edges that are followed once per element: what lies behind them is repeated.

    Source: networkx, condensation of strongly connected components (after Tarjan, 1972), in topological order.
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((node, following) for node, after in edges.items() for following in after)
    condensed = networkx.condensation(graph)
    found: dict[Node, Below] = {}
    for number in reversed(list(networkx.topological_sort(condensed))):
        members = condensed.nodes[number]["members"]
        below = _of_component(members, graph, held, loops, found)
        found.update(dict.fromkeys(members, below))
    return found


def _of_component(
    members: Iterable[Node],
    graph: Any,
    held: Holdings[Node],
    loops: AbstractSet[tuple[Node, Node]],
    found: Mapping[Node, Below],
) -> Below:
    """Return what a component holds; what it reaches outside is found already. A loop inside it repeats all of it."""
    inside, every, repeated, depth, turns = set(members), 0, 0, 0, False
    for node in inside:
        every |= held.every.get(node, 0)
        repeated |= held.repeated.get(node, 0)
        for following in graph.successors(node):
            in_loop = (node, following) in loops
            turns = turns or (in_loop and following in inside)
            if following in inside:
                continue
            below = found[following]
            every |= below.every
            repeated |= below.every if in_loop else below.repeated
            depth = max(depth, below.depth)
    return Below(every, every if turns else repeated, depth + 1)
