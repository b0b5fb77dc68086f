"""The service map, flows and ids. Pure."""

import pytest

from analyzer.report.anchors import anchors
from analyzer.report.flows import find_flows
from analyzer.report.map import Picture, draw_map, drawn_flows, map_request
from tests import decompositions
from tests.report.hostile import HOSTILE, hostile

MEDIUM = decompositions.medium()


def test_asks_under_opaque_ids() -> None:
    for name in HOSTILE:
        request = map_request(hostile(name))
        assert [node.id for node in request.nodes] == [f"n{number}" for number in range(6)]
        assert {edge.source for edge in request.edges} <= {node.id for node in request.nodes}


def test_forward_edges_point_right_and_feedback_edges_back() -> None:
    for edge in map_request(MEDIUM).edges:
        assert (int(edge.source[1:]) > int(edge.target[1:])) == edge.feedback


def test_thins_a_crowded_map_to_the_strongest_flows() -> None:
    flows = find_flows(decompositions.large())
    drawn = drawn_flows(flows)
    assert len(drawn) == 45
    assert min(flow.sites for flow in drawn) >= max(flow.sites for flow in flows.by_pair.values() if flow not in drawn)


def test_draws_every_service_and_every_asked_edge() -> None:
    request = map_request(MEDIUM)
    picture = draw_map(MEDIUM, decompositions.grid_layout(request))
    assert len(picture.boxes) == 12
    assert [(arrow.source, arrow.target) for arrow in picture.arrows] == [
        (edge.source, edge.target) for edge in request.edges
    ]


def test_draws_nothing_without_a_layout_or_services() -> None:
    empty = decompositions.empty()
    assert draw_map(MEDIUM, None) is None
    assert draw_map(empty, decompositions.grid_layout(map_request(empty))) is None


def test_flows_add_up_to_the_boundary_calls() -> None:
    flows = find_flows(MEDIUM)
    assert sum(flow.sites for flow in flows.by_pair.values()) == sum(call.sites for call in MEDIUM.boundary_calls)


def test_ids_are_unique_slugs_in_order() -> None:
    assert list(anchors("table", ["a b", "a-b", "a-b-2", "Ü", "a b"]).values()) == [
        "table-a-b",
        "table-a-b-2",
        "table-a-b-2-2",
        "table-x",
    ]


@pytest.mark.parametrize(
    ("width", "shown", "wide"),
    [(400.0, 400.0, False), (1200.0, 920.0, False), (1380.0, 920.0, False), (2000.0, 1480.0, True)],
)
def test_a_map_that_can_be_seen_whole_is_not_cut_off(width: float, shown: float, wide: bool) -> None:
    picture = Picture(width, 100.0, (), ())
    assert (picture.shown_width, picture.wide) == (shown, wide)
