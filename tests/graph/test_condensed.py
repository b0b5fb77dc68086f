"""What nodes hold with all they reach. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.graph.condensed import Below, Holdings, gather
from analyzer.graph.reach import reach

A, B, C, D = (1 << number for number in range(4))
SOME_EDGES = st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=4), max_size=8)


def test_a_chain_hands_up_what_its_end_holds() -> None:
    found = gather({"a": ["b"], "b": ["c"]}, Holdings({"a": A, "c": C}, {}), set())
    assert found == {"a": Below(A | C, 0, 3), "b": Below(C, 0, 2), "c": Below(C, 0, 1)}


def test_a_circle_holds_the_same_everywhere_and_counts_as_one_in_depth() -> None:
    found = gather({"a": ["b"], "b": ["c", "a"], "c": []}, Holdings({"a": A, "b": B, "c": C}, {}), set())
    assert found["a"] == found["b"] == Below(A | B | C, 0, 2)


def test_what_lies_behind_a_loop_is_repeated() -> None:
    held = Holdings({"a": A, "b": B, "c": C}, {"a": A})
    found = gather({"a": ["b"], "b": ["c"]}, held, {("a", "b")})
    assert [found[node].repeated for node in "abc"] == [A | B | C, 0, 0]


def test_a_loop_on_one_of_two_ways_is_enough() -> None:
    edges = {"a": ["b", "c"], "b": ["d"], "c": ["d"]}
    assert gather(edges, Holdings({"d": D}, {}), {("b", "d")})["a"] == Below(D, D, 3)


def test_a_loop_inside_a_circle_repeats_all_of_it() -> None:
    found = gather({"a": ["b"], "b": ["a", "c"]}, Holdings({"a": A, "b": B, "c": C}, {}), {("a", "b")})
    assert found["b"] == Below(A | B | C, A | B | C, 2)


def test_nothing_holds_nothing() -> None:
    assert gather({}, Holdings({}, {}), set()) == {}


@given(SOME_EDGES)
def test_every_node_holds_what_a_search_from_it_finds(edges: dict[int, list[int]]) -> None:
    nodes = {*edges, *(target for targets in edges.values() for target in targets)}
    found = gather(edges, Holdings({node: 1 << node for node in nodes}, {}), set())
    assert {node: found[node].every for node in nodes} == {
        node: sum(1 << one for one in reach(edges, [node])) for node in nodes
    }
