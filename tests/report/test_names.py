"""Names and sentences, short enough to read. Pure."""

from dataclasses import replace

import pytest

from analyzer.model.decomposition import ModuleRow
from analyzer.report.names import Names, size, worded
from tests import decompositions


def names(*modules: str) -> Names:
    """Know these modules, all of them in one service."""
    rows = tuple(ModuleRow(name, "", 1, "application", "one", 1.0, "", (), ()) for name in modules)
    return Names(replace(decompositions.empty(), modules=rows))


SHOP = names("shop.app.orders.models", "shop.app.orders.views", "shop.app.bills", "shop.app.users", "shop.cli")


def test_names_are_relative_to_the_package_of_nearly_all_modules() -> None:
    assert SHOP.package == "shop.app"
    assert SHOP.relative("shop.app.bills") == "bills"
    assert SHOP.relative("shop.cli") == "shop.cli"
    assert SHOP.relative("shop.application") == "shop.application"


def test_a_single_module_is_its_own_package_of_nothing() -> None:
    assert names("app").relative("app") == "app"
    assert names().package == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("shop.app.orders.models.Order.close", ("orders.models", "Order.close")),
        ("shop.app.orders.models", ("", "orders.models")),
        ("sales.order", ("", "sales.order")),
    ],
)
def test_a_symbol_is_its_module_and_its_name_inside(name: str, parts: tuple[str, str]) -> None:
    assert SHOP.parts(name) == parts


def test_a_sentence_names_class_and_method_only() -> None:
    text = "shop.app.orders.models.Order.close (orders) calls shop.app.bills.send (bills) in a loop"
    assert SHOP.sentence(text) == "Order.close (orders) calls bills.send (bills) in a loop"


def test_a_name_is_not_said_twice() -> None:
    assert SHOP.sentence("used by send (shop.app.bills.send)") == "used by bills.send"


@pytest.mark.parametrize("text", ["see shop/app/bills.py:3", "writes sales.order", "e.g. this", "one and two"])
def test_leaves_alone_what_is_no_name_of_the_code_base(text: str) -> None:
    assert SHOP.sentence(text) == text


def test_a_long_row_of_names_is_cut() -> None:
    assert (
        SHOP.sentence("commits a, b, c, d and e; x, y and z own them") == "commits a, b and 3 more; x, y and z own them"
    )


def test_a_row_that_is_cut_already_is_cut_once_and_counts_all() -> None:
    assert SHOP.sentence("commits a, b, c, d, e and 3 more together") == "commits a, b and 6 more together"
    assert SHOP.sentence("f: a, b, c, d and e, moreover") == "f: a, b and 3 more, moreover"
    assert SHOP.sentence("a, gift-card, c, d and day-off write it") == "a, gift-card and 3 more write it"


def test_markup_has_the_full_name_as_a_title_and_nothing_else_as_markup() -> None:
    assert SHOP.markup("<b> shop.app.bills.send") == ('&lt;b&gt; <code title="shop.app.bills.send">bills.send</code>')


def test_names_break_between_words_only() -> None:
    assert worded("CustomFieldInstance") == "Custom<wbr>Field<wbr>Instance"
    assert worded("custom_field_instance") == "custom_<wbr>field_<wbr>instance"
    assert worded("Customfieldinstance") == "Customfieldinstance"
    assert worded("<b>PaperlessUser") == "&lt;b&gt;Paperless<wbr>User"


def test_a_name_with_a_long_word_is_set_smaller() -> None:
    assert [size(name) for name in ("", "Custom Field Instance", "Customfieldinstance", "x" * 30)] == [
        "",
        "",
        "long",
        "longer",
    ]
