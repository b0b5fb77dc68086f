import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.graph.fused import Layer, aggregate, fuse
from analyzer.graph.separation import Separation

# Two triangles, joined by one edge.
TRIANGLES = [("a", "b", 1.0), ("a", "c", 1.0), ("b", "c", 1.0), ("d", "e", 1.0), ("d", "f", 1.0), ("e", "f", 1.0)]
JOINED = [*TRIANGLES, ("c", "d", 0.5)]


def separation_of(pairs, ids="abcdef"):
    return Separation.of(fuse(ids, [Layer(pairs)]))


def test_the_measure_is_one_minus_the_normalised_cut():
    graph = nx.Graph()
    graph.add_weighted_edges_from(JOINED)
    expected = 1 - nx.normalized_cut_size(graph, {"a", "b", "c"}, weight="weight")
    assert separation_of(JOINED).measure({0, 1, 2}) == pytest.approx(expected)


def test_where_nothing_crosses_it_is_one():
    assert separation_of(TRIANGLES).measure({0, 1, 2}) == pytest.approx(1)


def test_nothing_and_everything_separate_nothing():
    assert [separation_of(JOINED).measure(nodes) for nodes in (set(), set(range(6)))] == [-1, -1]


def test_what_is_missing_joins_and_what_is_too_much_leaves():
    separation = separation_of(JOINED)
    assert separation.improve({0, 1}) == separation.improve({0, 1, 2, 3}) == {0, 1, 2}


def test_what_lies_inside_of_a_merged_node_moves_with_it():
    merged = aggregate(fuse("abcdef", [Layer(JOINED)]), [0, 0, 1, 2, 3, 3])
    assert Separation.of(merged).improve({0}) == {0, 1}


@given(st.sets(st.integers(0, 5)))
def test_improving_never_separates_worse(nodes):
    separation = separation_of(JOINED)
    assert separation.measure(separation.improve(nodes)) >= separation.measure(nodes) - 1e-12
