from dataclasses import replace

import pytest

from analyzer.candidates.units import find_units
from analyzer.evidence.confirm import PRIOR, anchor_of, trust_of_group
from analyzer.evidence.gather import gather
from analyzer.evidence.routes import names_in
from analyzer.evidence.views import find_views
from analyzer.model.cut import View
from analyzer.model.graph import Edge, Functionality, Graph, Node
from tests.build import layered_shop


@pytest.fixture(scope="module")
def views():
    return by_name(gather(layered_shop(), find_units(layered_shop())).views)


def by_name(views):
    return {view.name: view for view in views}


def graph(ids, edges=(), cases=(), paths=()):
    places = dict(zip(ids, paths, strict=False))
    nodes = tuple(Node(name, "class", places.get(name, "")) for name in ids)
    return Graph(nodes, tuple(edges), tuple(cases))


def strength(view, first, second):
    return next((value for a, b, value in view.pairs if {a, b} == {first, second}), 0.0)


def test_every_view_has_a_question_and_strengths_between_0_and_1(views):
    for view in views.values():
        assert view.question.endswith("?")
        assert all(0 < value <= 1 and first < second for first, second, value in view.pairs)
        assert list(view.pairs) == sorted(view.pairs)
        assert 0 <= view.trust <= 1


def test_a_view_without_evidence_says_what_is_missing():
    views = by_name(find_views(graph(["a", "b"], [Edge("a", "b", "call")])))
    assert views["structure"].missing == ""
    assert views["data"].missing == "no data access was tied to a table"
    assert views["use-cases"].missing == "no entry point reaches two units"


def test_handlers_below_one_url_belong_together_at_every_depth():
    routes = (("/shop/orders/", "a"), ("/shop/orders/{id}", "b"), ("/shop/bills/<int:pk>/", "c"), ("/stock", "d"))
    view = by_name(find_views(replace(graph("abcd"), routes=routes)))["routes"]
    assert strength(view, "a", "b") > strength(view, "a", "c") == strength(view, "b", "c") > 0
    assert strength(view, "a", "d") == 0
    assert view.weight == 0.75  # of the nodes, three are told anything about


def test_parameters_of_urls_are_no_names():
    assert names_in("/api/{tenant}/orders/<int:pk>/(?P<line>[0-9]+)/close") == ["api", "orders", "close"]
    assert names_in("/") == []


def test_a_prefix_that_all_handlers_share_says_nothing():
    view = by_name(find_views(replace(graph("ab"), routes=(("/api/x", "a"), ("/api/y", "b")))))["routes"]
    assert (view.pairs, view.weight) == ((), 0)
    assert view.missing


def test_folders_that_are_layers_earn_no_trust(views):
    assert views["packages"].trust < 0.1


def test_folders_that_are_features_earn_trust():
    ids = [f"{part}{number}" for part in "abc" for number in range(5)]
    edges = [Edge(first, second, "call") for first in ids for second in ids if first < second and first[0] == second[0]]
    paths = [f"src/{name[0]}/{name}.py" for name in ids]
    assert by_name(find_views(graph(ids, edges, paths=paths)))["packages"].trust == pytest.approx(1)


def test_words_of_the_domain_earn_trust(views):
    assert views["vocabulary"].trust > 0.5


def test_a_word_whose_holders_do_not_interact_counts_less_than_one_whose_holders_do():
    capabilities = ("order", "parcel", "ticket", "voucher")
    ids = [f"{capability}_{layer}" for capability in capabilities for layer in ("view", "service", "task")]
    edges = [Edge(a, b, "call", 3) for a in ids for b in ids if a < b and a.split("_")[0] == b.split("_")[0]]
    view = by_name(find_views(graph(ids, edges)))["vocabulary"]
    assert strength(view, "order_view", "order_task") > 4 * strength(view, "order_view", "parcel_view")


def test_a_write_ties_more_than_a_read():
    edges = [Edge("a", "table:t", "write"), Edge("b", "table:t", "read")]
    view = by_name(find_views(graph(["a", "b", "table:t"], edges)))["data"]
    assert strength(view, "a", "table:t") == 2 * strength(view, "b", "table:t")


def test_a_broad_use_case_ties_less_than_a_narrow_one():
    ids = ["a", "b", "c", "d", "e"]
    cases = [Functionality("narrow", ("a", "b")), Functionality("broad", ("b", "c", "d", "e"))]
    view = by_name(find_views(graph(ids, cases=cases)))["use-cases"]
    assert strength(view, "a", "b") > strength(view, "c", "d") > 0


def test_gives_up_on_a_use_case_that_reaches_almost_everything():
    ids = [f"unit{number:03}" for number in range(200)]
    view = by_name(find_views(graph(ids, cases=[Functionality("everything", tuple(ids))])))["use-cases"]
    assert view.pairs == ()


def test_a_word_whose_holders_have_no_evidence_at_all_earns_the_prior():
    anchor = anchor_of(["a", "b", "c", "d"], [View("structure", "?", (("a", "b", 1.0),))])
    assert trust_of_group(anchor, ["c", "d"]) == PRIOR
