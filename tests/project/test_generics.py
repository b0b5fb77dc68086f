"""Type variables of base classes, in the classes that give them a value."""

import pytest

from tests.project.tiny import Asked, project_of, with_models

BASE = """
from typing import Generic, TypeVar
M = TypeVar("M")
K = TypeVar("K")
class Repo(Generic[M]):
    model: type[M]
    def get(self, key) -> M | None:
        return find(key)
    def all(self) -> list[M]:
        return find()
    def save(self, row: M):
        row.save()
    def query(self):
        return self.model.rows.filter(a=1)
"""


def kinds(body, classes="class Orders(Repo[Order]): pass\n"):
    return Asked(with_models(BASE + classes + f"def f(x):\n    y = {body}\n")).kinds("app.f.y")


@pytest.mark.parametrize("body", ["Orders().get(1)", "Orders().all()[0]", "Orders().query().first()"])
def test_a_type_argument_says_what_a_base_class_is_about(body):
    assert kinds(body) == [("instance", "models.Order")]


def test_arguments_are_followed_through_generic_classes_between():
    classes = "class Cached(Repo[K], Generic[K]): pass\nclass Orders(Cached[Order]): pass\n"
    assert kinds("Orders().get(1)", classes) == [("instance", "models.Order")]


def test_arguments_keep_their_places():
    classes = "class Two(Generic[K, M]):\n    def get(self) -> M: pass\nclass Orders(Two[Customer, Order]): pass\n"
    assert kinds("Orders().get()", classes) == [("instance", "models.Order")]


def test_an_inherited_method_writes_the_rows_of_each_class():
    text = BASE + "class Orders(Repo[Order]): pass\nclass Customers(Repo[Customer]): pass\n"
    text += "def f(x):\n    Orders().save(x)\ndef g(x):\n    Customers().save(x)\n"
    rows = [(one.receiver, one.table) for one in project_of(with_models(text)).accesses if one.verb == "save"]
    assert rows == [("app.Customers", "customer"), ("app.Orders", "order")]


@pytest.mark.parametrize("classes", ["class Orders(Repo): pass\n", "class Orders(Repo[M]): pass\n", "Orders = Repo\n"])
def test_gives_up_on_variables_without_a_value(classes):
    assert kinds("Orders().get(1)", classes) == []


def test_other_brackets_say_nothing():
    assert kinds("Orders().get(1)", "class Orders(registry[Order]): pass\n") == []
