"""Feed-forward orders. Pure."""

from analyzer.graph.feedback import feed_forward_order, feedback_edges


def test_orders_a_chain_from_user_to_used() -> None:
    weights = {("b", "a"): 1.0, ("c", "b"): 1.0}
    assert feed_forward_order(("a", "b", "c"), weights) == ("c", "b", "a")


def test_the_weakest_arrow_of_a_circle_points_backwards() -> None:
    weights = {("a", "b"): 9.0, ("b", "c"): 9.0, ("c", "a"): 1.0}
    order = feed_forward_order(("a", "b", "c"), weights)
    assert feedback_edges(order, weights) == {("c", "a")}


def test_loose_nodes_and_calls_to_oneself_do_no_harm() -> None:
    weights = {("a", "a"): 3.0}
    assert sorted(feed_forward_order(("a", "b"), weights)) == ["a", "b"]
    assert feedback_edges(("a", "b"), weights) == frozenset()


def test_has_no_feedback_where_there_is_no_circle() -> None:
    weights = {(f"n{i}", f"n{j}"): 1.0 for i in range(6) for j in range(i + 1, 6)}
    order = feed_forward_order(tuple(f"n{i}" for i in range(6)), weights)
    assert feedback_edges(order, weights) == frozenset()
