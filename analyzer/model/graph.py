"""The graph the clustering core works on: from an analysis, or from a file of any language. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A unit to place, or context such as a table."""

    id: str
    kind: str  # "module", "class", "function", "table", ...
    path: str = ""  # "" where the layout is unknown
    tokens: tuple[str, ...] = ()  # words of its name and members, lower case, repeated as they occur
    entry: bool = False  # called from outside
    partition: bool = True  # False: context, not to be placed
    size: int = 1  # lines, for shares; 1 where unknown


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A directed, typed, weighted edge."""

    source: str
    target: str
    kind: str  # "call", "ref", "inherit", "read", "write", "sequence", ...
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Functionality:
    """A use case by what it touches."""

    name: str
    members: tuple[str, ...]
    accesses: tuple[tuple[str, str], ...] = ()  # (node id, "R" or "W") in order, where known


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, edges and functionalities, each sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    functionalities: tuple[Functionality, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()  # path of a URL, node that answers; sorted
    changes: tuple[tuple[str, ...], ...] = ()  # nodes that one commit changed, two or more; sorted

    def units(self) -> tuple[Node, ...]:
        """Return the nodes that must be placed."""
        return tuple(node for node in self.nodes if node.partition)
