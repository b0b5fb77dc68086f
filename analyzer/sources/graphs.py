"""Read a graph that another extractor wrote, in the format facts-graph/1. I/O: one JSON file."""

import math
from collections.abc import Iterable
from typing import Any

from analyzer.model.errors import InvalidGraph, UnreadableInput
from analyzer.model.graph import Edge, Functionality, Graph, Node

SCHEMA = "facts-graph/1"


def read_graph(path: str) -> Graph:
    """Return the graph of a file, nodes, edges and functionalities sorted, so that their order there means nothing.

    Raises:
        UnreadableInput: The file cannot be opened.
        InvalidGraph: It is not JSON of this format, or an edge names a node that is not there.
    """
    import msgspec

    try:
        with open(path, "rb") as stream:
            document = msgspec.json.decode(stream.read())
        return _graph(document, path)
    except OSError as error:
        raise UnreadableInput(f"{path} could not be read: {error.strerror}", hint="check the path") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidGraph(
            f"{path} is not a graph: {error}", hint="`decompose schema graph` prints the format"
        ) from error


def _graph(document: Any, path: str) -> Graph:
    import msgspec

    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise InvalidGraph(f"{path} does not say schema {SCHEMA}", hint="`decompose schema graph` prints the format")
    rows = msgspec.convert(document.get("functionalities", ()), list[dict[str, Any]])
    functionalities = [_renamed(row) for row in rows]
    graph = Graph(
        nodes=tuple(sorted(msgspec.convert(document.get("nodes", ()), list[Node]), key=lambda node: node.id)),
        edges=tuple(sorted(msgspec.convert(document.get("edges", ()), list[Edge]))),
        functionalities=tuple(
            sorted(msgspec.convert(functionalities, list[Functionality]), key=lambda one: (one.name, one.members))
        ),
    )
    _check(graph, path)
    return graph


def _renamed(row: dict[str, Any]) -> dict[str, Any]:
    """Accept `id` for the name of a functionality, as for nodes."""
    return {"name": row["id"], **row} if "id" in row else row


def _check(graph: Graph, path: str) -> None:
    ids = {node.id for node in graph.nodes}
    if len(ids) < len(graph.nodes):
        raise InvalidGraph(f"{path} has two nodes with the same id", hint="give every node an id of its own")
    if not graph.units():
        raise InvalidGraph(f"{path} has no node to place", hint='leave "partition": false to tables and the like')
    _check_ends((end for edge in graph.edges for end in (edge.source, edge.target)), ids, f"an edge of {path}")
    for one in graph.functionalities:
        named = [*one.members, *(node for node, _ in one.accesses)]
        _check_ends(named, ids, f"functionality {one.name} of {path}")
    if any(not (math.isfinite(edge.weight) and edge.weight >= 0) for edge in graph.edges):
        raise InvalidGraph(f"{path} has an edge with a weight below 0", hint="weights are counts or strengths")


def _check_ends(named: Iterable[str], ids: set[str], where: str) -> None:
    unknown = next((name for name in named if name not in ids), "")
    if unknown:
        raise InvalidGraph(f"{where} names {unknown}, which is no node", hint="list every node under `nodes`")
