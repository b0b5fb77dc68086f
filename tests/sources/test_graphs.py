"""Graphs from other extractors."""

import json

import pytest

from analyzer.model.errors import InvalidGraph, UnreadableInput
from analyzer.sources.graphs import read_graph

NODES = [{"id": "b", "kind": "class"}, {"id": "a", "kind": "class", "tokens": ["x"], "entry": True, "comment": 1}]


def read(folder, **document):
    path = folder / "graph.json"
    path.write_text(json.dumps({"schema": "facts-graph/1", "nodes": NODES, "edges": [], **document}))
    return read_graph(str(path))


def test_reads_and_sorts(tmp_path):
    graph = read(
        tmp_path,
        edges=[
            {"source": "b", "target": "a", "kind": "call", "weight": 2},
            {"source": "a", "target": "b", "kind": "call"},
        ],
        functionalities=[{"id": "f", "members": ["a"], "accesses": [["a", "R"]]}],
    )
    assert [node.id for node in graph.nodes] == ["a", "b"]
    assert [(edge.source, edge.weight) for edge in graph.edges] == [("a", 1.0), ("b", 2.0)]
    assert (graph.functionalities[0].name, graph.functionalities[0].accesses) == ("f", (("a", "R"),))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"schema": "other/1"}, "does not say schema"),
        ({"nodes": [{"kind": "class"}]}, "is not a graph"),
        ({"nodes": [*NODES, NODES[0]]}, "two nodes with the same id"),
        ({"nodes": [{"id": "t", "kind": "table", "partition": False}]}, "no node to place"),
        ({"edges": [{"source": "a", "target": "z", "kind": "call"}]}, "names z, which is no node"),
        ({"edges": [{"source": "a", "target": "b", "kind": "call", "weight": -1}]}, "weight below 0"),
        ({"functionalities": [{"name": "f", "members": ["z"]}]}, "functionality f"),
        ({"functionalities": 3}, "is not a graph"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, document, message):
    with pytest.raises(InvalidGraph) as error:
        read(tmp_path, **document)
    assert message in error.value.message
    assert error.value.hint


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000])
def test_what_is_no_json_of_ours(tmp_path, data):
    (tmp_path / "graph.json").write_bytes(data)
    with pytest.raises(InvalidGraph):
        read_graph(str(tmp_path / "graph.json"))


def test_a_missing_file(tmp_path):
    with pytest.raises(UnreadableInput):
        read_graph(str(tmp_path / "nowhere.json"))
