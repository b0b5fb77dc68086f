import pytest

from tests.project.tiny import Asked, with_models


def kinds(body, name="y", parameters="x, self"):
    return Asked(with_models(f"class Plain: pass\ndef f({parameters}):\n    {body}\n")).kinds(f"app.f.{name}")


@pytest.mark.parametrize(
    "body",
    [
        "if isinstance(x, Order):\n        y = x",
        "if not isinstance(x, Order): raise TypeError\n    y = x",
        "assert isinstance(x.held, Order)\n    y = x.held",
        "z = x[0]()\n    ok = isinstance(z, Order)\n    y = z",
    ],
)
def test_a_value_may_be_what_it_is_tested_for(body):
    assert kinds(body) == [("instance", "models.Order")]


def test_a_value_may_be_each_of_several_classes():
    found = kinds("if isinstance(x, (Order, Customer)):\n        y = x")
    assert found == [("instance", "models.Order"), ("instance", "models.Customer")]


def test_what_is_known_otherwise_stays():
    assert kinds("x = Customer()\n    isinstance(x, Order)\n    y = x") == [("instance", "models.Customer")]


@pytest.mark.parametrize(
    "body",
    ["isinstance(x, int)\n    y = x", "isinstance(x.a, Order)\n    y = x.b", "issubclass(x, Order)\n    y = x"],
)
def test_other_tests_and_other_values_say_nothing(body):
    assert kinds(body) == []


def test_gives_up_on_classes_that_are_computed():
    assert kinds("isinstance(x, choose())\n    y = x") == []
