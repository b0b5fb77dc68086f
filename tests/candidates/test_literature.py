"""The metrics of published methods, worked out by hand."""

from math import log

import pytest

from analyzer.candidates.literature import measure_literature
from analyzer.model.cut import Literature
from analyzer.model.graph import Edge, Functionality, Graph, Node

CASES = (Functionality("buy", ("a", "b")), Functionality("pay", ("b", "c")), Functionality("look", ("a",)))
CALLS = (Edge("a", "b", "call", 3), Edge("b", "a", "ref", 1), Edge("b", "c", "call", 1), Edge("c", "d", "inherit", 2))


def graph(edges=CALLS, cases=CASES):
    nodes = (*(Node(name, "class") for name in "abcde"), Node("table:t", "table"))
    return Graph(nodes, edges, cases)


TWO = {"a": 0, "b": 0, "c": 1, "d": 1}


def test_structural_modularity_counts_pairs_once():
    assert measure_literature(graph(), TWO).sm == pytest.approx((1 / 4 + 1 / 4) / 2 - 1 / 4)


def test_the_share_of_calls_takes_the_logarithm_of_the_sites_of_each_edge():
    weights = {"inside": log(3) + 1 + 1 + log(2) + 1, "crossing": 1}
    assert measure_literature(graph(), TWO).icp == pytest.approx(weights["crossing"] / sum(weights.values()))


def test_purity_is_the_mean_logarithm_of_use_cases():
    assert measure_literature(graph(), TWO).bcp == pytest.approx((log(3) + log(1)) / 2)
    assert measure_literature(graph(cases=()), TWO).bcp is None


def test_interfaces_are_pairs_that_cross_by_services():
    assert measure_literature(graph(), TWO).ifn == 1 / 2


def test_services_of_5_to_20_units_are_usual():
    assert measure_literature(graph(), TWO).ned == 1
    chain = tuple(Edge(first, second, "call") for first, second in zip("abcd", "bcde", strict=True))
    assert measure_literature(graph(chain), dict.fromkeys("abcde", 0)).ned == 0


def test_one_service_has_no_coupling():
    found = measure_literature(graph(), dict.fromkeys("abcd", 0))
    assert (found.sm, found.icp, found.ifn) == (pytest.approx(3 / 16), 0, 0)


def test_tables_and_units_that_interact_with_none_do_not_count():
    edges = (*CALLS, Edge("e", "table:t", "write", 9))
    assert measure_literature(graph(edges), {**TWO, "e": 1, "table:t": 0}) == measure_literature(graph(), TWO)


def test_where_nothing_interacts_there_is_nothing_to_measure():
    assert measure_literature(graph(()), TWO) == Literature()
