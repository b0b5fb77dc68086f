import pytest

from analyzer.candidates.asked import find_asked
from analyzer.candidates.cut import propose
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.errors import UnknownName
from analyzer.model.settings import Settings
from tests.build import layered_shop


def asked(*values):
    project = layered_shop()
    evidence = gather(project, find_units(project))
    return find_asked(project, evidence, propose(project, evidence, Settings()).homes(), values).nodes


def test_a_table_brings_the_class_that_defines_it():
    assert asked("shop_refund") == ("shop.models.Refund", "table:shop_refund")


def test_the_parts_of_a_module_come_with_it_and_the_tables_that_they_alone_write():
    nodes = asked("shop.services")
    assert "shop.services.save_refund" in nodes
    assert "table:shop_refund" in nodes


def test_stars_stand_for_letters():
    assert set(asked("shop.services.save_re*")) >= {"shop.services.save_refund", "shop.services.save_reward"}


def test_several_values_make_one_set():
    assert set(asked("shop_refund", "shop_ticket")) == {*asked("shop_refund"), *asked("shop_ticket")}


def test_a_url_brings_what_answers_and_what_only_that_reaches():
    nodes = asked("/billing/refund")
    assert "shop.views.refund_page" in nodes
    assert "shop.services.save_refund" not in nodes  # a task uses it too
    assert not [node for node in nodes if "invoice" in node]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("shop_refnd", "did you mean shop_refund"),
        ("shop.servces.save_refund", "did you mean shop.services.save_refund"),
        ("/biling/refund", "did you mean /billing/refund"),
        ("xyz", "name a module, a package, a table or a URL"),
    ],
)
def test_what_matches_nothing_is_an_error_with_the_nearest_names(value, hint):
    with pytest.raises(UnknownName, match="no module, table or URL") as error:
        asked("shop_refund", value)
    assert error.value.hint.startswith(hint)


def test_shared_code_has_no_price():
    with pytest.raises(UnknownName, match="has no price"):
        asked("shop.text")
