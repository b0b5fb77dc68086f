import pytest

from analyzer.frameworks import BUILTIN
from analyzer.model.signature import Crossing
from analyzer.model.source import SourceTree
from analyzer.project.build import build_project
from tests.reading import code_of

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=9)
    customer = models.ForeignKey("Customer", on_delete=models.CASCADE)

    def close(self):
        return self.save()

class Customer(models.Model):
    mail = models.EmailField()
"""
SERVICE = """
from dataclasses import dataclass
from shop.models import Customer, Order

class Refused(Exception):
    pass

@dataclass
class Total:
    cents: int

def close(order, note="", hook=None):
    if order.number:
        raise Refused(order.customer.mail)
    return None

def open_orders(limit: int):
    return Order.objects.filter(number="")

def newest(number):
    return Order.objects.get(number=number)

def total(order) -> Total:
    return Total(1)

def both(flag):
    return Order if flag else [1, {"a": 2}]
"""
VIEWS = """
from shop import service
from shop.models import Order

def page(request, number):
    order = service.newest(number)
    service.close(order)
    for one in service.open_orders(3):
        print(one.customer)
    return order.number

def other(request):
    if service.newest("1"):
        order = Order.objects.get(pk=1)
        order.close()
        return service.total(order), service.both(True)
"""


@pytest.fixture(scope="module")
def shop():
    texts = {"shop/__init__.py": "", "shop/models.py": MODELS, "shop/service.py": SERVICE, "shop/views.py": VIEWS}
    files = [(module.file, module.facts) for module in code_of(texts).all_modules.values()]
    return build_project(files, SourceTree("shop", tuple(file for file, _facts in files), ("",)), BUILTIN)


def signature(project, name):
    return next(one for one in project.signatures if one.name == name)


def crossings(passed):
    return [(one.crossing, one.tables) for one in passed]


def use(project, caller, callee):
    return next(one for one in project.uses if (one.caller, one.callee) == (caller, callee))


def test_rows_that_callers_give_make_a_parameter_an_instance(shop):
    order, note, hook = signature(shop, "shop.service.close").parameters
    assert (order.crossing, order.tables, order.attributes) == (
        Crossing.INSTANCE,
        ("shop_order",),
        ("customer", "number"),
    )
    assert (note.crossing, note.optional) == (Crossing.VALUE, True)
    assert hook.crossing is Crossing.UNKNOWN


def test_what_is_given_back_is_told_by_annotation_or_by_what_is_returned(shop):
    assert signature(shop, "shop.service.close").gives == ()
    assert crossings(signature(shop, "shop.service.newest").gives) == [(Crossing.INSTANCE, ("shop_order",))]
    assert crossings(signature(shop, "shop.service.open_orders").gives) == [(Crossing.QUERY, ("shop_order",))]
    total = signature(shop, "shop.service.total").gives
    assert [(one.crossing, one.type) for one in total] == [(Crossing.VALUE, "Total")]


def test_the_hardest_way_to_cross_comes_first(shop):
    found = crossings(signature(shop, "shop.service.both").gives)
    assert found == [(Crossing.MODEL_CLASS, ("shop_order",)), (Crossing.VALUE, ())]


def test_exceptions_of_the_code_base_are_listed(shop):
    assert signature(shop, "shop.service.close").raises == ("shop.service.Refused",)


def test_a_method_of_a_row_is_bound_to_its_table(shop):
    found = signature(shop, "shop.models.Order.close")
    assert (found.parameters, found.bound_to) == ((), ("shop_order",))


def test_a_result_is_used_where_anything_is_done_with_it(shop):
    assert not use(shop, "shop.views.page", "shop.service.close").result_used
    assert use(shop, "shop.views.page", "shop.service.newest").attributes == ("number",)
    assert use(shop, "shop.views.page", "shop.service.open_orders").attributes == ("customer",)
    assert use(shop, "shop.views.other", "shop.service.newest").result_used


def test_calls_inside_of_one_class_cross_nothing(shop):
    inside = (
        MODELS
        + """
    def twice(self, note):
        return self.once(note)

    def once(self, note):
        return note
"""
    )
    texts = {"shop/__init__.py": "", "shop/models.py": inside}
    files = [(module.file, module.facts) for module in code_of(texts).all_modules.values()]
    project = build_project(files, SourceTree("shop", tuple(file for file, _facts in files), ("",)), BUILTIN)
    assert (project.signatures, project.uses) == ((), ())
    assert any(one.name == "shop.service.Total" for one in shop.signatures)
