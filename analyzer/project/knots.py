"""Circles in the call graph that reach goes along. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.components import knots
from analyzer.graph.feedback import feed_forward_order, feedback_edges
from analyzer.model.code import Call
from analyzer.model.gaps import Knot
from analyzer.model.location import Confidence
from analyzer.model.names import SymbolName
from analyzer.project.walk import Node

MOST_ORDERED = 2_000  # functions; the order that finds the closing calls takes the square of their number


def find_knots(edges: Mapping[Node, Sequence[Node]], calls: Iterable[Call]) -> tuple[Knot, ...]:
    """Return the functions that all reach each other, the largest knot first.

    Args:
        edges: Caller -> callees, told apart by the classes they are bound to: what reach goes along.
        calls: Where functions call each other.
    """
    plain = {_name(node): [_name(one) for one in following] for node, following in edges.items()}
    members = [tuple(sorted({name.partition("\0")[0] for name in one})) for one in knots(plain)]
    found = sorted({one for one in members if len(one) > 1}, key=lambda one: (-len(one), one))
    home = {function: one for one in reversed(found) for function in one}
    inside: dict[tuple[str, ...], list[Call]] = {one: [] for one in found}
    for call in calls:
        if call.caller in home and home[call.caller] is home.get(call.callee) and _is_followed(call):
            inside[home[call.caller]].append(call)
    return tuple(Knot(tuple(map(SymbolName, one)), _closing(one, inside[one])) for one in found)


def _name(node: Node) -> str:
    return f"{node[0]}\0{node[1]}"


def _is_followed(call: Call) -> bool:
    return call.confidence is not Confidence.LOW and call.caller != call.callee


def _closing(functions: tuple[str, ...], calls: list[Call]) -> tuple[Call, ...]:
    """Return the calls that point backwards in an order with few of those; of a giant knot, none."""
    if len(functions) > MOST_ORDERED:
        return ()
    weights = {(str(call.caller), str(call.callee)): float(len(call.locations)) for call in calls}
    backwards = feedback_edges(feed_forward_order(functions, weights), weights)
    return tuple(call for call in calls if (call.caller, call.callee) in backwards)
