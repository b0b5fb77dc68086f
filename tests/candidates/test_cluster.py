from random import Random

import pytest

from analyzer.candidates.cluster import cluster
from analyzer.evidence.views import find_views
from analyzer.model.graph import Edge, Graph, Node


def ring(name, size):
    ids = [f"{name}{number}" for number in range(size)]
    edges = [Edge(ids[number], ids[(number + 1) % size], "call", 2) for number in range(size)]
    return [Node(node, "class") for node in ids], [*edges, Edge(ids[0], ids[size // 2], "call")]


def three_rings():
    parts = [ring(name, 6) for name in ("order", "stock", "user")]
    nodes = [node for part, _ in parts for node in part]
    edges = [edge for _, part in parts for edge in part]
    return nodes, [*edges, Edge("order0", "stock0", "call"), Edge("stock3", "user3", "call")]


def clustered(nodes, edges, services=0):
    graph = Graph(tuple(nodes), tuple(edges))
    return cluster(graph, find_views(graph), services, 0)


def test_finds_the_groups_that_hang_together():
    assert [name for name, _ in clustered(*three_rings())] == ["order", "stock", "user"]


@pytest.mark.parametrize("services", [1, 2, 5, 18])
def test_gives_exactly_the_number_asked_for(services):
    assert len(clustered(*three_rings(), services=services)) == services


def test_gives_fewer_where_there_are_fewer_units():
    assert len(clustered([Node("a", "class"), Node("b", "class")], [], services=5)) == 2


def test_order_of_nodes_and_edges_changes_nothing():
    nodes, edges = three_rings()
    expected = clustered(nodes, edges)
    Random(1).shuffle(nodes)
    Random(2).shuffle(edges)
    assert clustered(nodes, edges) == expected


def test_context_is_not_placed_and_makes_no_service():
    nodes, edges = three_rings()
    tables = [Node(f"table:t{number}", "table", partition=False) for number in range(3)]
    for services in (0, 3, 4):
        found = clustered(nodes + tables, edges, services)
        assert sorted(name for _, members in found for name in members) == sorted(node.id for node in nodes)
        assert services in (0, len(found))


def test_an_empty_graph_has_no_services():
    assert clustered([], []) == ()


def test_what_nothing_is_known_about_makes_no_service_of_its_own():
    nodes, edges = three_rings()
    found = clustered([*nodes, Node("zzz", "class")], edges, services=3)
    assert [len(members) for _, members in found] == [7, 6, 6]
