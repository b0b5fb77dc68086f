"""Functions told apart by the class they are bound to: who calls whom, and which tables each touches. Pure."""

from collections.abc import Iterable

from analyzer.model.code import Wire
from analyzer.model.data import Access
from analyzer.model.knowledge import Binding
from analyzer.model.location import Confidence
from analyzer.project.calls import Edge
from analyzer.project.code import ProjectCode
from analyzer.project.walk import Node

SIGNAL = "signal"  # kind of the wires to receivers


class Nodes:
    """The call graph over functions and the classes they are bound to."""

    def __init__(self, walked: Iterable[Node], apart: Iterable[Node], accesses: Iterable[Access]) -> None:
        """Know what was read for which class, and which of that touches tables of its own."""
        self.walked = frozenset(walked)
        self.apart = frozenset(apart)
        self.variants: dict[str, list[str]] = {}
        for function, receiver in sorted(self.walked):
            self.variants.setdefault(function, []).append(receiver)
        self.bindings: dict[str, Binding] = {}  # by bound class
        self._accesses: dict[Node, list[Access]] = {}
        for access in accesses:
            self._accesses.setdefault((access.function, access.receiver), []).append(access)

    def of(self, function: str, receiver: str) -> Node:
        """Return the node of a function for a class: without the class where it was not read for it."""
        return (function, receiver) if (function, receiver) in self.walked else (function, "")

    def all_of(self, function: str) -> list[Node]:
        """Return all nodes of a function."""
        return [(function, ""), *((function, receiver) for receiver in self.variants.get(function, ()))]

    def accesses(self, node: Node) -> list[Access]:
        """Return what a node touches."""
        return self._accesses.get(node if node in self.apart else (node[0], ""), [])

    def edges(self, found: Iterable[Edge], wires: Iterable[Wire] = ()) -> dict[Node, list[Node]]:
        """Return caller -> callees, by calls and by wires that run at once, such as dependency injection.

        Wires of LOW confidence take no part in reach. What a queue runs later is an entry point of its own, and so is
        what a signal wakes: it is sent by some verbs only, and its receivers are a seam.
        """
        edges: dict[Node, list[Node]] = {}
        for edge in found:
            edges.setdefault(edge.caller, []).append(self.of(*edge.callee))
        for wire in wires:
            if is_followed(wire):
                edges.setdefault((wire.source, ""), []).append((wire.target, ""))
        return edges

    def loops(self, found: Iterable[Edge]) -> set[tuple[Node, Node]]:
        """Return the edges from caller to callee that are followed in a loop."""
        return {(edge.caller, self.of(*edge.callee)) for edge in found if edge.in_loop}

    def around(self, pairs: Iterable[tuple[str, str]]) -> list[Edge]:
        """Return edges from every node of a function to what runs around it."""
        return [Edge(node, (around, "")) for function, around in pairs for node in self.all_of(function)]

    def bind(self, code: ProjectCode, bindings: Iterable[Binding]) -> None:
        """Know which classes a library works with, and which it makes and calls along with them."""
        self.bindings = {one.symbol: one for one in bindings if code.class_of(one.symbol) is not None}


def is_followed(wire: Wire) -> bool:
    """Say whether what a wire leads to belongs to what its source does."""
    return not wire.asynchronous and wire.via != SIGNAL and wire.confidence is not Confidence.LOW
