from random import Random

from analyzer.graph.fused import Layer, fuse
from analyzer.graph.moving import find_groups, improve


def cliques(count, size):
    names = [[f"{chr(97 + clique)}{number}" for number in range(size)] for clique in range(count)]
    pairs = [(a, b, 1.0) for clique in names for a in clique for b in clique if a < b]
    pairs += [(names[number][0], names[number + 1][0], 1.0) for number in range(count - 1)]
    return [name for clique in names for name in clique], pairs


def test_finds_cliques():
    ids, pairs = cliques(4, 5)
    assert find_groups(fuse(ids, [Layer(pairs)]), (0, 1)) == [number // 5 for number in range(20)]


def test_same_seed_same_groups():
    ids, pairs = cliques(6, 3)
    fused = fuse(ids, [Layer(pairs)])
    assert find_groups(fused, (7,)) == find_groups(fused, (7,))


def test_nodes_without_edges_stay_alone():
    assert find_groups(fuse("abc", [Layer([("a", "b", 1.0)])]), (0,)) == [0, 0, 1]


def test_a_high_resolution_makes_smaller_groups():
    ids, pairs = cliques(4, 5)
    fused = fuse(ids, [Layer(pairs)])
    assert max(find_groups(fused, (0,), 20.0)) > max(find_groups(fused, (0,)))


def test_improving_moves_a_node_that_lies_wrong():
    ids, pairs = cliques(2, 4)
    wrong = [0, 0, 0, 1, 1, 1, 1, 1]
    assert improve(fuse(ids, [Layer(pairs)]), wrong, Random(0)) == [0, 0, 0, 0, 1, 1, 1, 1]


def test_an_empty_graph_has_no_groups():
    assert find_groups(fuse([], []), (0,)) == []
