import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.graph.fused import Layer, aggregate, fuse, modularity, renumber

PAIRS = [("a", "b", 2.0), ("b", "c", 1.0), ("c", "d", 3.0), ("d", "a", 0.5), ("a", "c", 1.0)]


def test_modularity_of_one_layer_is_that_of_newman_and_girvan():
    graph = nx.Graph()
    graph.add_weighted_edges_from(PAIRS)
    fused = fuse("abcd", [Layer(PAIRS)])
    expected = nx.community.modularity(graph, [{"a", "b"}, {"c", "d"}])
    assert modularity(fused, [0, 0, 1, 1]) == pytest.approx(expected)


def test_layers_add_up_by_their_weights():
    other = [("a", "d", 1.0), ("b", "c", 1.0)]
    labels = [0, 0, 1, 1]
    alone = [modularity(fuse("abcd", [Layer(pairs)]), labels) for pairs in (PAIRS, other)]
    both = modularity(fuse("abcd", [Layer(PAIRS), Layer(other, 0.5)]), labels)
    assert both == pytest.approx(alone[0] + 0.5 * alone[1])


def test_a_layer_without_pairs_or_weight_counts_for_nothing():
    labels = [0, 0, 1, 1]
    plain = modularity(fuse("abcd", [Layer(PAIRS)]), labels)
    assert modularity(fuse("abcd", [Layer(PAIRS), Layer([]), Layer(PAIRS, 0.0)]), labels) == plain


def test_pairs_with_unknown_ends_are_left_out():
    assert fuse("ab", [Layer([("a", "b", 1.0), ("a", "z", 9.0)])]).neighbours == ({1: 0.5}, {0: 0.5})


@given(st.lists(st.integers(0, 2), min_size=4, max_size=4), st.lists(st.integers(0, 1), min_size=3, max_size=3))
def test_modularity_survives_aggregation(labels, upper):
    labels = renumber(labels)
    fused = fuse("abcd", [Layer(PAIRS), Layer([("a", "d", 1.0)])])
    groups = upper[: max(labels) + 1]
    below = [groups[label] for label in labels]
    assert modularity(aggregate(fused, labels), groups) == pytest.approx(modularity(fused, below))


def test_groups_are_numbered_by_their_first_member():
    assert renumber([7, 3, 7, 1]) == [0, 1, 0, 2]
