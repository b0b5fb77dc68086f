import pytest

from analyzer.model.data import Level
from tests.project.tiny import MODELS, Asked, with_models

ORDER, CUSTOMER = ("instance", "models.Order"), ("instance", "models.Customer")
ORDERS = ("query", "models.Order")


def kinds(text, name="returns", function="run"):
    return Asked(with_models(text)).kinds(f"app.{function}.{name}")


def test_a_chain_on_a_class_keeps_its_rows():
    assert kinds("def run():\n    return Order.rows.filter(a=1).order_by('b')\n") == [ORDERS]
    assert kinds("def run():\n    return Order.rows.filter(a=1).first()\n") == [ORDER]


def test_a_constructor_gives_an_instance():
    assert kinds("def run():\n    return Order(a=1)\n") == [ORDER]


def test_local_names_carry_types_at_the_level_of_local_flow():
    asked = Asked(with_models("def run():\n    found = Order.rows.filter(a=1)\n    return found\n"))
    assert [one.level for one in asked.types_of("app.run.returns")] == [Level.LOCAL_FLOW]


def test_loops_and_comprehensions_give_single_rows():
    assert kinds("def run():\n    for order in Order.rows.all():\n        last = order\n    return 1\n", "last") == [
        ORDER
    ]
    assert kinds("def run():\n    return [one for one in Order.rows.all()]\n") == [("collection", "models.Order")]
    assert kinds(
        "def run():\n    found = [one for one in Order.rows.all()]\n    for x in found:\n        y = x\n", "y"
    ) == [ORDER]


def test_branches_join():
    text = """\
def run(a):
    if a:
        found = Order.rows.first()
    else:
        found = Customer.rows.first()
    return found
"""
    assert kinds(text) == [ORDER, CUSTOMER]


def test_a_query_that_is_narrowed_in_a_branch_stays_one():
    text = "def run(a):\n    found = Order.rows.all()\n    if a:\n        found = found.filter(a=a)\n    return found\n"
    assert kinds(text) == [ORDERS]


def test_a_query_that_is_narrowed_in_a_loop_ends():
    text = """\
def run(items):
    found = Order.rows.all()
    for item in items:
        found = found.filter(a=item)
    return found
"""
    assert kinds(text) == [ORDERS]


def test_either_or_gives_both():
    assert kinds("def run(a):\n    return Order.rows.first() if a else Customer.rows.first()\n") == [ORDER, CUSTOMER]
    assert kinds("def run(a):\n    return Order.rows.first() or Customer()\n") == [ORDER, CUSTOMER]


def test_with_binds_what_it_enters_and_subscripts_give_rows():
    assert kinds("def run():\n    with Order.rows.first() as one:\n        return one\n") == [ORDER]
    assert kinds("def run():\n    return Order.rows.all()[0]\n") == [ORDER]


def test_helpers_give_what_they_return():
    text = "def find():\n    return Order.rows.filter(a=1)\ndef run():\n    return find().first()\n"
    asked = Asked(with_models(text))
    assert [(one.of, one.level) for one in asked.types_of("app.run.returns")] == [("models.Order", Level.HELPER)]


def test_helpers_of_other_modules_and_generators_count():
    texts = with_models(
        "from shop import find, each\ndef run():\n    x = find()\n    for y in each():\n        z = y\n"
    )
    texts["shop/__init__.py"] = "from .orders import *\n"
    texts["shop/orders.py"] = """\
from models import Order
def find():
    return Order.rows.first()
def each():
    yield from Order.rows.all()
"""
    assert Asked(texts).kinds("app.run.x") == [ORDER]


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("Order", [ORDER]),
        ("'Order'", [ORDER]),
        ("Optional[Order]", [ORDER]),
        ("Order | None", [ORDER]),
        ("Union[Order, Customer]", [ORDER, CUSTOMER]),
        ("Order | Customer", [ORDER, CUSTOMER]),
        ("Annotated[Order, Needs(find)]", [ORDER]),
        ("Alias", [ORDER]),
        ("list[Order]", [("collection", "models.Order")]),
        ("'list[Order] | None'", [("collection", "models.Order")]),
        ("Sequence['Order']", [("collection", "models.Order")]),
        ("type[Order]", [("class", "models.Order")]),
        ("Query[Order]", [ORDERS]),
        ("models.Order", [ORDER]),
        ("int", []),
        ("Missing", []),
    ],
)
def test_annotations_of_parameters(annotation, expected):
    head = """\
import models
from typing import Optional, Union, Annotated, Sequence
from tinyorm import Query
from tinyweb import Needs
Alias = Order
"""
    found = Asked(with_models(f"{head}def run(order: {annotation}):\n    pass\n")).kinds("app.run.order")
    assert found == expected


def test_return_annotations_come_before_return_statements():
    text = "def find(a) -> Order:\n    return a\ndef run(a):\n    return find(a)\n"
    assert kinds(text) == [ORDER]


def test_return_annotations_that_say_nothing_known_leave_the_statements():
    assert kinds("def find() -> Any:\n    return Order()\ndef run():\n    return find()\n") == [ORDER]


def test_dependency_injection_gives_the_result_of_its_function():
    text = "from tinyweb import Needs\ndef find():\n    return Order()\ndef run(order=Needs(find)):\n    return order\n"
    assert kinds(text) == [ORDER]


def test_self_is_an_instance_and_cls_a_class():
    text = """\
class Shop(Order):
    def a(self):
        return self
    @classmethod
    def b(cls):
        return cls
    @staticmethod
    def c(first):
        return first
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.Shop.a.returns") == [("instance", "app.Shop")]
    assert asked.kinds("app.Shop.b.returns") == [("class", "app.Shop")]
    assert asked.kinds("app.Shop.c.returns") == []


def test_self_is_known_in_functions_inside_methods():
    text = (
        "class Shop(Order):\n    def a(self):\n        def inner():\n            return self\n        return inner()\n"
    )
    assert Asked(with_models(text)).kinds("app.Shop.a.returns") == [("instance", "app.Shop")]


def test_methods_return_what_they_return_for_their_receiver():
    text = """\
class Base:
    def me(self):
        return self
    @classmethod
    def make(cls):
        return cls()
class Shop(Base):
    pass
def run():
    return Shop().me()
def make():
    return Shop.make()
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.run.returns") == [("instance", "app.Shop")]
    assert asked.kinds("app.make.returns") == [("instance", "app.Shop")]


def test_super_finds_the_method_of_the_next_ancestor():
    text = """\
class Base:
    def find(self):
        return Order()
class Shop(Base):
    def find(self):
        return super().find()
"""
    assert Asked(with_models(text)).kinds("app.Shop.find.returns") == [ORDER]


def test_super_of_a_receiver_further_down_goes_to_its_siblings():
    text = """\
class Base:
    def find(self):
        return None
class A(Base):
    def find(self):
        return super().find()
class B(Base):
    def find(self):
        return Order()
class C(A, B):
    pass
def run():
    return C().find()
"""
    assert kinds(text) == [ORDER]


def test_recursion_ends_and_keeps_what_is_known():
    text = "def run(a):\n    if a:\n        return run(a - 1)\n    return Order()\n"
    assert kinds(text) == [ORDER]


def test_functions_that_call_each_other_end():
    text = """\
def a():
    return b()
def b():
    return a() or Order()
def run():
    return a()
def walk():
    return b()
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.run.returns") == [ORDER]
    assert asked.kinds("app.walk.returns") == [ORDER]


def test_the_answer_does_not_depend_on_what_was_asked_first():
    text = "def a():\n    return b()\ndef b():\n    return c() or Order()\ndef c():\n    return a() or Customer()\n"
    orders = [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")]
    answers = []
    for order in orders:
        asked = Asked(with_models(text))
        answers.append({name: sorted(asked.kinds(f"app.{name}.returns")) for name in order})
    assert answers[0] == answers[1] == answers[2]


def test_very_deep_chains_end():
    deep = "def run():\n    x = Order.rows.all()\n" + "    x = x.filter(a=1)\n" * 500 + "    return x\n"
    assert kinds(deep) in ([ORDERS], [])


def test_known_library_calls_give_rows_of_their_argument():
    assert kinds("from tinyorm import get_or_404\ndef run():\n    return get_or_404(Order, a=1)\n") == [ORDER]


def test_modules_of_the_code_base_as_values():
    text = "import models\ndef run():\n    return models.Order.rows.first()\n"
    assert Asked({"models.py": MODELS, "app.py": text}).kinds("app.run.returns") == [ORDER]


def test_variables_of_other_modules_carry_types():
    texts = with_models("from base import current\ndef run():\n    return current\n")
    texts["base.py"] = "from models import Order\ncurrent = Order.rows.all()\n"
    assert Asked(texts).kinds("app.run.returns") == [ORDERS]


def test_a_callable_instance_gives_what_its_call_returns():
    text = "class Find:\n    def __call__(self):\n        return Order()\ndef run():\n    return Find()()\n"
    assert kinds(text) == [ORDER]


def test_sums_of_queries_are_queries():
    assert kinds("def run():\n    return Order.rows.all() | Order.rows.filter(a=1)\n") == [ORDERS]


def test_unknown_values_have_no_type():
    assert kinds("def run(a):\n    return a.b().c\n") == []
