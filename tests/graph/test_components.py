"""Knots of a directed graph."""

from analyzer.graph.components import knots


def test_nodes_that_reach_each_other_are_found_largest_first() -> None:
    edges = {"a": ["b"], "b": ["a", "x"], "x": ["y"], "y": ["z"], "z": ["x"], "s": ["s"]}
    assert knots(edges) == [("x", "y", "z"), ("a", "b")]


def test_a_graph_without_circles_has_none() -> None:
    assert knots({"a": ["b"], "b": ["c"]}) == []
