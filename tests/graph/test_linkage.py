from itertools import pairwise

import pytest

from analyzer.graph.fused import Layer, fuse, modularity
from analyzer.graph.linkage import link
from tests.graph.test_moving import cliques


def test_cuts_into_any_number_of_groups():
    ids, pairs = cliques(3, 4)
    hierarchy = link(fuse(ids, [Layer(pairs)]))
    assert [len(set(hierarchy.cut(count))) for count in range(1, 13)] == list(range(1, 13))


def test_the_levels_are_nested():
    ids, pairs = cliques(3, 4)
    hierarchy = link(fuse(ids, [Layer(pairs)]))
    for count in range(1, 12):
        coarse, fine = hierarchy.cut(count), hierarchy.cut(count + 1)
        assert len(set(zip(fine, coarse, strict=True))) == count + 1


def test_the_best_count_is_that_of_the_cliques():
    ids, pairs = cliques(4, 4)
    hierarchy = link(fuse(ids, [Layer(pairs)]))
    assert hierarchy.best_count() == 4
    assert hierarchy.cut(4) == [number // 4 for number in range(16)]


def test_gains_are_those_of_the_modularity():
    ids, pairs = cliques(3, 3)
    fused = fuse(ids, [Layer(pairs)])
    hierarchy = link(fused)
    values = [modularity(fused, hierarchy.cut(count)) for count in range(9, 0, -1)]
    steps = [after - before for before, after in pairwise(values)]
    assert list(hierarchy.gains) == pytest.approx(steps)


def test_a_given_grouping_is_one_level():
    ids, pairs = cliques(3, 4)
    given = [0, 1, 2, 3] * 3
    hierarchy = link(fuse(ids, [Layer(pairs)]), given)
    assert hierarchy.cut(4) == given


def test_a_tolerance_asks_for_the_coarsest_level_that_is_about_as_good():
    ids, pairs = cliques(4, 4)
    hierarchy = link(fuse(ids, [Layer(pairs)]))
    assert hierarchy.best_count(0.0) == 4
    assert hierarchy.best_count(0.5) < 4
