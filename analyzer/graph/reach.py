"""What a node reaches in a directed graph. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def reach(edges: Mapping[Node, Sequence[Node]], starts: Iterable[Node]) -> set[Node]:
    """Return the starts and everything that can be reached from them.

    Args:
        edges: Node -> its successors; nodes without successors may be missing.
        starts: Where to begin.

    Source: breadth-first search; Cormen et al., "Introduction to Algorithms", chapter 20.
    """
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for following in edges.get(waiting.pop(), ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen
