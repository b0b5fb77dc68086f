from analyzer.model.data import Level
from tests.project.tiny import Asked, with_models
from tests.traps.asking import ORDERS, touched

ORDER, CUSTOMER = ("instance", "models.Order"), ("instance", "models.Customer")


def test_relations_lead_both_ways():
    text = """\
def run():
    a = Order.rows.first().customer
    b = Customer.rows.first().orders
    c = b.filter(x=1).first()
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.run.a") == [CUSTOMER]
    assert asked.kinds("app.run.b") == [("manager", "models.Order")]
    assert asked.kinds("app.run.c") == [ORDER]
    assert asked.types_of("app.run.b")[0].level is Level.RELATION


def test_relations_are_inherited_from_abstract_entities():
    text = """\
from tinyorm import Row, Link
class Owned(Row):
    abstract = True
class Cart(Order):
    pass
def run():
    return Cart().customer
"""
    assert Asked(with_models(text)).kinds("app.run.returns") == [CUSTOMER]


def test_a_manager_in_a_class_body_has_the_rows_of_the_class_it_is_asked_of():
    models = """\
from tinyorm import Row, Manager
class Late(Manager):
    def late(self):
        return self.filter(late=True)
class Base(Row):
    abstract = True
    found = Late()
class Order(Base):
    pass
class Cart(Base):
    pass
"""
    asked = Asked(
        {
            "models.py": models,
            "app.py": """\
from models import Order, Cart
def run():
    a = Order.found.late()
    b = Cart.found.late().first()
""",
        }
    )
    assert asked.kinds("app.run.a") == [("query", "models.Order")]
    assert asked.kinds("app.run.b") == [("instance", "models.Cart")]


def test_self_in_a_manager_is_bound_to_the_one_entity_that_uses_it():
    models = """\
from tinyorm import Row, Manager
class Late(Manager):
    def late(self):
        return self.filter(late=True)
class Order(Row):
    found = Late()
"""
    assert Asked({"models.py": models}).kinds("models.Late.late.returns") == [("query", "models.Order")]


def test_self_in_a_manager_of_several_entities_has_no_rows_of_its_own():
    models = """\
from tinyorm import Row, Manager
class Late(Manager):
    def late(self):
        return self.filter(late=True)
class Order(Row):
    found = Late()
class Cart(Row):
    found = Late()
"""
    assert Asked({"models.py": models}).kinds("models.Late.late.returns") == [("query", "")]


def test_attributes_stored_on_self_are_known_in_other_methods():
    text = """\
class Job:
    def __init__(self):
        self.order = Order.rows.first()
    def run(self):
        return self.order
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.Job.run.returns") == [ORDER]
    assert asked.types_of("app.Job.run.returns")[0].level is Level.SELF


def test_attributes_stored_by_a_base_class_are_known():
    text = """\
class Base:
    def prepare(self):
        self.order = Order()
class Job(Base):
    def run(self):
        return self.order
"""
    assert Asked(with_models(text)).kinds("app.Job.run.returns") == [ORDER]


def test_attributes_that_depend_on_each_other_end():
    text = """\
class Job:
    def a(self):
        self.x = self.y
    def b(self):
        self.y = self.x
        return self.x
"""
    assert Asked(with_models(text)).kinds("app.Job.b.returns") == []


def test_annotated_attributes_are_instances():
    text = """\
from typing import Optional
class Job:
    order: Order
    other: Optional[Customer] = None
    many: list[Order]
    def run(self):
        a = self.order
        b = self.other
        c = self.many
"""
    asked = Asked(with_models(text))
    assert asked.kinds("app.Job.run.a") == [ORDER]
    assert asked.kinds("app.Job.run.b") == [CUSTOMER]
    assert asked.kinds("app.Job.run.c") == [("collection", "models.Order")]


def test_properties_give_what_they_return():
    text = """\
class Job:
    @property
    def order(self):
        return Order()
    def run(self):
        return self.order
"""
    assert Asked(with_models(text)).kinds("app.Job.run.returns") == [ORDER]


def test_methods_are_functions_bound_to_their_receiver():
    text = "class Job:\n    def run(self): pass\n    def other(self):\n        return self.run\n"
    found = Asked(with_models(text)).types_of("app.Job.other.returns")
    assert [(str(one.kind), one.of, one.receiver.of) for one in found] == [("function", "app.Job.run", "app.Job")]


def test_class_attributes_that_hold_classes_are_found_in_subclasses():
    text = """\
class Base:
    model = None
    def run(self):
        return self.model.rows.first()
class Job(Base):
    model = Order
def run():
    return Job().run()
"""
    assert Asked(with_models(text)).kinds("app.run.returns") == [ORDER]


def test_an_unknown_attribute_has_no_type():
    assert Asked(with_models("def run():\n    return Order().title\n")).kinds("app.run.returns") == []


def test_a_property_with_a_setter_gives_what_its_getter_returns():
    text = """\
class Job:
    @property
    def order(self):
        return Order()
    @order.setter
    def order(self, value):
        self.x = value
    def run(self):
        return self.order
"""
    assert Asked(with_models(text)).kinds("app.Job.run.returns") == [ORDER]


def test_the_class_of_a_row_is_that_of_its_table():
    text = "def run():\n    a = Order.rows.first().__class__\n    b = a.rows.first()\n"
    asked = Asked(with_models(text))
    assert asked.kinds("app.run.a") == [("class", "models.Order")]
    assert asked.kinds("app.run.b") == [ORDER]


def test_what_a_view_stores_says_its_rows_where_no_entity_is_declared():
    text = """
from django.views.generic import ListView
from shop.models import Ship
class Listing(ListView):
    source = None
    def dispatch(self, request):
        self.object_list = self.source.all()
class Ships(Listing):
    source = Ship.objects.all()
    def post(self, request):
        return self.object_list.first()
"""
    assert touched({"shop/models.py": ORDERS, "shop/views.py": text}, "shop.views.Ships.post") == [
        ("shop_ship", "read")
    ]
