from dataclasses import replace
from random import Random

import pytest

from analyzer.candidates.cut import propose
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.code import Role
from analyzer.model.plan import Decision
from analyzer.model.project import Project
from analyzer.model.settings import Settings
from tests.build import SHOP, access, call, definition, layered_shop, module, shop_answer


def cut_of(project, services=0, decisions=()):
    evidence = gather(project, find_units(project))
    return propose(project, evidence, Settings(services=services), decisions)


@pytest.fixture(scope="module")
def cut():
    return cut_of(layered_shop())


def placed(cut):
    tables = {f"table:{table}": service.id for service in cut.services for table in service.tables}
    return cut.unit_services | tables


def test_a_layered_application_is_cut_by_capability(cut):
    services = placed(cut)
    assert {name: services[name] for name in shop_answer()} == shop_answer()


def test_services_are_named_in_the_words_of_the_domain(cut):
    assert [service.id for service in cut.services] == sorted(SHOP)
    assert [service.name for service in cut.services] == ["Billing", "Catalog", "Loyalty", "Shipping", "Support"]


def test_a_description_says_what_a_service_owns_and_what_wakes_it(cut):
    assert cut.services[0].description == (
        "Owns shop_dunning, shop_invoice and 3 more tables; 6 routes under /billing; 1 schedule; 5 tasks."
    )


def test_every_unit_is_in_exactly_one_service_or_shared(cut):
    symbols = [symbol for service in cut.services for symbol in service.symbols]
    assert len(symbols) == len(set(symbols))
    units = {unit.id for unit in find_units(layered_shop()).units}
    assert units == set(cut.unit_services)
    assert set(symbols) == {unit for unit, service in cut.unit_services.items() if service}


def test_every_module_that_runs_stands_in_one_service_or_shared(cut):
    modules = [name for service in cut.services for name in service.modules] + list(cut.shared.modules)
    expected = [item.name for item in layered_shop().modules if item.role is not Role.TEST]
    assert sorted(modules) == sorted(expected)


def test_platform_modules_are_shared_with_the_reason(cut):
    assert cut.shared.modules == ("shop.settings", "shop.text")
    assert [reason.rule for reason in cut.shared.because] == ["platform"]


def test_order_of_the_input_changes_nothing(cut):
    project = layered_shop()
    random = Random(3)
    shuffled = {
        name: tuple(random.sample(getattr(project, name), len(getattr(project, name))))
        for name in (
            "modules",
            "definitions",
            "calls",
            "accesses",
            "relations",
            "use_cases",
            "entry_points",
            "entities",
        )
    }
    assert cut_of(replace(project, **shuffled)) == cut


@pytest.mark.parametrize("count", [2, 3, 7])
def test_gives_exactly_as_many_services_as_asked_for(count):
    assert len(cut_of(layered_shop(), services=count).services) == count


def test_a_membership_says_why_with_lines(cut):
    row = next(row for row in cut.memberships if row.unit == "shop.services.save_refund")
    assert row.service == "billing"
    assert 0 <= row.margin <= 1
    assert row.because
    assert any(reason.locations for reason in row.because)


def test_a_cut_comes_with_baselines_and_other_numbers_of_services(cut):
    assert [item.name for item in cut.baselines] == ["packages", "one service", "random", "leiden", "louvain"]
    assert [item.name for item in cut.alternatives] == ["3 services", "4 services", "6 services"]
    assert all(item.name == f"{len(item.groups)} services" for item in cut.alternatives)
    assert all(other.metrics.modularity <= cut.metrics.modularity for other in cut.baselines)


def test_a_cut_that_the_evidence_repeats_is_stable(cut):
    assert all(service.stability > 0.8 for service in cut.services)


def test_a_unit_that_nothing_joins_to_anything_is_shared_with_the_reason():
    project = layered_shop()
    project = replace(
        project,
        modules=(*project.modules, module("aside.qwertz")),
        definitions=(*project.definitions, definition("aside.qwertz.zxcvb")),
    )
    cut = cut_of(project)
    assert "aside.qwertz" in cut.shared.modules
    assert "nothing-known" in [reason.rule for reason in cut.shared.because]


def test_a_unit_that_most_services_use_and_that_owns_nothing_is_shared():
    project = layered_shop()
    calls = tuple(call(f"shop.services.save_{nouns[0]}", "shop.money.round_up") for nouns in SHOP.values())
    project = replace(
        project,
        modules=(*project.modules, module("shop.money")),
        definitions=(*project.definitions, definition("shop.money.round_up")),
        calls=project.calls + calls,
    )
    assert cut_of(project).unit_services["shop.money"] == ""


def test_a_project_without_code_gives_an_empty_cut():
    cut = cut_of(Project())
    assert cut.services == ()
    assert cut.shared.modules == ()


def test_a_single_module_is_one_service():
    project = Project(
        modules=(module("shop.orders"),),
        definitions=(definition("shop.orders.place"),),
        accesses=(access("shop.orders.place", "orders", "write"),),
    )
    cut = cut_of(project)
    assert [service.modules for service in cut.services] == [("shop.orders",)]
    assert cut.services[0].id == "orders"


def test_a_moved_symbol_lies_where_a_person_put_it():
    decision = Decision("move", "shop.views.refund_page", "support", "the help desk refunds")
    cut = cut_of(layered_shop(), decisions=(decision,))
    assert cut.unit_services["shop.views.refund_page"] == "support"
    row = next(row for row in cut.memberships if row.unit == "shop.views.refund_page")
    assert row.because[0].rule == "decided"
    assert row.because[0].text == "the help desk refunds"


def test_a_move_to_a_service_that_does_not_exist_makes_it():
    cut = cut_of(layered_shop(), decisions=(Decision("move", "shop.views.refund_page", "refunds"),))
    assert "refunds" in [service.id for service in cut.services]


def test_a_renamed_service_keeps_its_id():
    cut = cut_of(layered_shop(), decisions=(Decision("rename", "billing", "Money"),))
    assert [service.name for service in cut.services if service.id == "billing"] == ["Money"]


def test_merged_services_are_one():
    cut = cut_of(layered_shop(), decisions=(Decision("merge", "loyalty", "billing"),))
    assert [service.id for service in cut.services] == ["billing", "catalog", "shipping", "support"]


def test_a_table_lies_with_the_owner_that_a_person_named():
    cut = cut_of(layered_shop(), decisions=(Decision("table-owner", "shop_refund", "support"),))
    assert "shop_refund" in next(service for service in cut.services if service.id == "support").tables


def test_what_a_person_calls_shared_is_shared():
    cut = cut_of(layered_shop(), decisions=(Decision("shared", "shop.services.save_tier"),))
    assert cut.unit_services["shop.services.save_tier"] == ""


def test_what_must_lie_together_does_and_what_must_lie_apart_does_not():
    decisions = (
        Decision("together", "shop.services.save_tier", "shop.services.save_rota"),
        Decision("apart", "shop.services.save_refund", "shop.services.save_payment"),
    )
    services = cut_of(layered_shop(), decisions=decisions).unit_services
    assert services["shop.services.save_tier"] == services["shop.services.save_rota"]
    assert services["shop.services.save_refund"] != services["shop.services.save_payment"]


def test_a_person_decides_how_many_services():
    assert len(cut_of(layered_shop(), decisions=(Decision("services", "4"),)).services) == 4


def test_a_decision_on_a_package_takes_everything_below_it():
    project = layered_shop()
    moved = cut_of(project, decisions=(Decision("move", "shop.views", "Front desk"),))
    placed_there = {unit for unit, service in moved.unit_services.items() if service == "Front desk"}
    assert placed_there >= {unit for unit in moved.unit_services if unit.startswith("shop.views.")}


def test_a_cut_and_its_baselines_are_measured_by_the_same_numbers(cut):
    ours, one = cut.metrics, next(item.metrics for item in cut.baselines if item.name == "one service")
    assert (one.operations, one.exclusive_tables, one.literature.icp) == (0, 1.0, 0.0)
    assert ours.operations > 0
    assert 0 < ours.literature.icp < 1
    assert ours.commit_locality is None
