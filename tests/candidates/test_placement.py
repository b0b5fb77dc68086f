"""A group that nothing wakes and that writes no table alone is a library, not a service."""

from analyzer.candidates.placement import idle_groups
from analyzer.model.evidence import Evidence
from analyzer.model.graph import Edge, Graph
from analyzer.model.units import Units

GROUPS = {"a": 0, "b": 1, "table:orders": 0, "table:bills": 1}


def evidence(*writes):
    edges = tuple(Edge(source, target, "write", 1.0) for source, target in writes)
    return Evidence(graph=Graph(nodes=(), edges=edges), units=Units(()), views=(), traffic=(), tables=())


def test_what_nothing_wakes_and_writes_nothing_is_idle():
    assert idle_groups(evidence(), GROUPS, set()) == {0, 1}


def test_an_entry_point_or_a_table_of_its_own_makes_a_service():
    assert idle_groups(evidence(("b", "table:bills")), GROUPS, {"a"}) == set()


def test_a_table_that_others_write_too_makes_none():
    assert idle_groups(evidence(("b", "table:bills"), ("a", "table:bills")), GROUPS, {"a"}) == {1}
