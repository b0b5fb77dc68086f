from analyzer.model.data import Level
from tests.project.tiny import Asked, with_models

ORDER, CUSTOMER = ("instance", "models.Order"), ("instance", "models.Customer")


def test_relations_lead_both_ways():
    text = "def run():\n    a = Order.rows.first().customer\n    b = Customer.rows.first().orders\n    c = b.filter(x=1).first()\n"
    asked = Asked(with_models(text))
    assert asked.kinds("app.run.a") == [CUSTOMER]
    assert asked.kinds("app.run.b") == [("manager", "models.Order")]
    assert asked.kinds("app.run.c") == [ORDER]
    assert asked.types_of("app.run.b")[0].level is Level.RELATION


def test_relations_are_inherited_from_abstract_entities():
    text = "from tinyorm import Row, Link\nclass Owned(Row):\n    abstract = True\nclass Cart(Order):\n    pass\ndef run():\n    return Cart().customer\n"
    assert Asked(with_models(text)).kinds("app.run.returns") == [CUSTOMER]


def test_a_manager_in_a_class_body_has_the_rows_of_the_class_it_is_asked_of():
    models = "from tinyorm import Row, Manager\nclass Late(Manager):\n    def late(self):\n        return self.filter(late=True)\nclass Base(Row):\n    abstract = True\n    found = Late()\nclass Order(Base):\n    pass\nclass Cart(Base):\n    pass\n"
    asked = Asked(
        {
            "models.py": models,
            "app.py": "from models import Order, Cart\ndef run():\n    a = Order.found.late()\n    b = Cart.found.late().first()\n",
        }
    )
    assert asked.kinds("app.run.a") == [("query", "models.Order")]
    assert asked.kinds("app.run.b") == [("instance", "models.Cart")]


def test_self_in_a_manager_is_bound_to_the_one_entity_that_uses_it():
    models = "from tinyorm import Row, Manager\nclass Late(Manager):\n    def late(self):\n        return self.filter(late=True)\nclass Order(Row):\n    found = Late()\n"
    assert Asked({"models.py": models}).kinds("models.Late.late.returns") == [("query", "models.Order")]


def test_self_in_a_manager_of_several_entities_has_no_rows_of_its_own():
    models = "from tinyorm import Row, Manager\nclass Late(Manager):\n    def late(self):\n        return self.filter(late=True)\nclass Order(Row):\n    found = Late()\nclass Cart(Row):\n    found = Late()\n"
    assert Asked({"models.py": models}).kinds("models.Late.late.returns") == [("query", "")]


def test_attributes_stored_on_self_are_known_in_other_methods():
    text = "class Job:\n    def __init__(self):\n        self.order = Order.rows.first()\n    def run(self):\n        return self.order\n"
    asked = Asked(with_models(text))
    assert asked.kinds("app.Job.run.returns") == [ORDER]
    assert asked.types_of("app.Job.run.returns")[0].level is Level.SELF


def test_attributes_stored_by_a_base_class_are_known():
    text = "class Base:\n    def prepare(self):\n        self.order = Order()\nclass Job(Base):\n    def run(self):\n        return self.order\n"
    assert Asked(with_models(text)).kinds("app.Job.run.returns") == [ORDER]


def test_attributes_that_depend_on_each_other_end():
    text = "class Job:\n    def a(self):\n        self.x = self.y\n    def b(self):\n        self.y = self.x\n        return self.x\n"
    assert Asked(with_models(text)).kinds("app.Job.b.returns") == []


def test_annotated_attributes_are_instances():
    text = "from typing import Optional\nclass Job:\n    order: Order\n    other: Optional[Customer] = None\n    many: list[Order]\n    def run(self):\n        a = self.order\n        b = self.other\n        c = self.many\n"
    asked = Asked(with_models(text))
    assert asked.kinds("app.Job.run.a") == [ORDER]
    assert asked.kinds("app.Job.run.b") == [CUSTOMER]
    assert asked.kinds("app.Job.run.c") == [("collection", "models.Order")]


def test_properties_give_what_they_return():
    text = "class Job:\n    @property\n    def order(self):\n        return Order()\n    def run(self):\n        return self.order\n"
    assert Asked(with_models(text)).kinds("app.Job.run.returns") == [ORDER]


def test_methods_are_functions_bound_to_their_receiver():
    text = "class Job:\n    def run(self): pass\n    def other(self):\n        return self.run\n"
    found = Asked(with_models(text)).types_of("app.Job.other.returns")
    assert [(str(one.kind), one.of, one.receiver.of) for one in found] == [("function", "app.Job.run", "app.Job")]


def test_class_attributes_that_hold_classes_are_found_in_subclasses():
    text = "class Base:\n    model = None\n    def run(self):\n        return self.model.rows.first()\nclass Job(Base):\n    model = Order\ndef run():\n    return Job().run()\n"
    assert Asked(with_models(text)).kinds("app.run.returns") == [ORDER]


def test_an_unknown_attribute_has_no_type():
    assert Asked(with_models("def run():\n    return Order().title\n")).kinds("app.run.returns") == []
