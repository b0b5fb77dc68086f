"""Which functions and entry points tests reach."""

import pytest

from analyzer.frameworks import BUILTIN
from analyzer.model.source import SourceTree
from analyzer.project.asked_routes import AskedRoutes, shape_of
from analyzer.project.build import build_project
from tests.build import entry
from tests.reading import code_of


def read(**texts):
    code = code_of({path.replace("__", "/") + ".py": text for path, text in texts.items()})
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    return build_project(files, SourceTree("case", tuple(file for file, _facts in files), ("",)), BUILTIN).tests


def names_of(found):
    return {one.name: (one.own.names, one.set_up.names) for one in found.tests}


SHOP = """
class Order:
    def close(self): ...
def place(): return Order()
def cancel(): ...
"""


def test_what_a_test_names_is_told_from_what_its_set_up_does():
    found = read(
        shop=SHOP,
        test_shop="""
import shop
from unittest import TestCase
class OrderTests(TestCase):
    def setUp(self):
        self.order = shop.Order()
    def test_close(self):
        self.order.close()
    def test_cancel(self):
        self.helper()
    def helper(self):
        shop.cancel()
""",
    )
    assert names_of(found) == {
        "test_shop.OrderTests.test_cancel": (("shop.cancel",), ("shop.Order",)),
        "test_shop.OrderTests.test_close": (("shop.Order.close",), ("shop.Order",)),
    }


def test_tests_that_are_inherited_run_once_for_each_class():
    found = read(
        shop=SHOP,
        test_shop="""
import shop
from unittest import TestCase
class Closing:
    def test_close(self):
        self.make()
class OrderTests(Closing, TestCase):
    def make(self):
        shop.place()
class CancelTests(Closing, TestCase):
    def make(self):
        shop.cancel()
""",
    )
    assert names_of(found) == {
        "test_shop.CancelTests.test_close": (("shop.cancel",), ()),
        "test_shop.OrderTests.test_close": (("shop.place",), ()),
    }


def test_set_up_of_the_class_above_is_reached_through_super():
    found = read(
        shop=SHOP,
        test_shop="""
import shop
from unittest import TestCase
class Base(TestCase):
    def setUp(self):
        shop.place()
class OrderTests(Base):
    def setUp(self):
        super().setUp()
    def test_nothing(self): ...
class CancelTests(Base):
    def setUp(self): ...
    def test_nothing(self): ...
""",
    )
    assert names_of(found) == {
        "test_shop.CancelTests.test_nothing": ((), ()),
        "test_shop.OrderTests.test_nothing": ((), ("shop.place",)),
    }


def test_fixtures_are_followed_by_the_names_of_parameters_the_nearest_first():
    found = read(
        shop=SHOP,
        tests__conftest="""
import pytest, shop
@pytest.fixture
def placed():
    return shop.place()
@pytest.fixture
def paid(placed):
    return placed
@pytest.fixture(autouse=True)
def always():
    shop.cancel()
""",
        tests__test_one="def test_it(paid): ...",
        tests__test_two="import pytest\n@pytest.fixture\ndef paid(): ...\ndef test_it(paid): ...",
    )
    assert names_of(found) == {
        "tests.test_one.test_it": ((), ("shop.cancel", "shop.place")),
        "tests.test_two.test_it": ((), ("shop.cancel",)),
    }
    assert {(one.name, one.kind, one.tests) for one in found.set_ups} == {
        ("tests.conftest.always", "fixture", 2),
        ("tests.conftest.paid", "fixture", 1),
        ("tests.conftest.placed", "fixture", 1),
    }


def test_what_a_mock_replaces_is_not_reached():
    found = read(
        shop=SHOP,
        test_shop="""
from unittest.mock import patch
import shop
def test_it():
    with patch("shop.place"):
        shop.cancel()
""",
    )
    assert names_of(found) == {"test_shop.test_it": (("shop.cancel",), ())}


def test_functions_of_helper_modules_and_classes_without_tests_are_none():
    found = read(tests__helpers="def test_data(): ...", tests__test_a="class Testing:\n    def __init__(self): ...")
    assert found.tests == ()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/orders/<int:pk>/", "orders/7"),
        ("/orders/{id}", "orders/7"),
        ("/files/{path:path}", "files/a/b"),
        (r"/year/(?P<year>\d{4})-(?P<month>\d{2})\.csv", "year/2024-05.csv"),
        ("/<path:rest>", "a/b/c"),
    ],
)
def test_addresses_of_a_route(path, address):
    assert shape_of(path).pattern.fullmatch(address)


@pytest.mark.parametrize(
    ("path", "address"),
    [("/orders/{id}", "orders/7/lines"), ("/orders", "order"), ("/a.b", "axb"), ("/a/{x}/c", "a//c")],
)
def test_addresses_of_no_route(path, address):
    assert not shape_of(path).pattern.fullmatch(address)


def test_the_route_with_fewest_parameters_answers():
    routes = AskedRoutes(code_of({}), [entry("shop.new", "GET /orders/new"), entry("shop.one", "GET /orders/{id}")])
    assert [one.function for one in routes.find("/orders/new?x=1#y", ["GET"])[0]] == ["shop.new"]
    assert [one.function for one in routes.find("http://testserver/orders/8", ["GET"])[0]] == ["shop.one"]
    assert routes.find("http://example.org/orders/8", ["GET"]) == ([], "no-such-route")
