from analyzer.project.differences import Differences
from analyzer.project.receivers import scopes_by_method
from tests.project.tiny import Asked, project_of, with_models

CODE = """\
class Base:
    model = None
    title = "a"
    def reads(self):
        return self.model.rows.first()
    def calls(self):
        return self.reads()
    def says(self):
        return self.title
    def circles(self):
        return self.turns()
    def turns(self):
        return self.circles()
    def above(self):
        return super().above()
    def still(self):
        return 1
class Other:
    def above(self): pass
class Child(Base, Other):
    model = Order
    title = "b"
class Same(Base):
    pass
"""


def differs(method, symbol):
    asked = Asked(with_models(CODE))
    found = Differences(asked.types, scopes_by_method(asked.code))
    return found.of(asked.code.function_of(f"app.Base.{method}"), f"app.{symbol}")


def test_a_method_differs_where_an_attribute_names_another_entity():
    assert differs("reads", "Child")


def test_a_method_differs_where_one_that_it_calls_does():
    assert differs("calls", "Child")


def test_a_method_differs_where_another_class_follows_in_the_order_of_ancestors():
    assert differs("above", "Child")


def test_attributes_that_lead_to_no_table_make_no_difference():
    assert not differs("says", "Child")


def test_circles_make_no_difference():
    assert not differs("circles", "Child")


def test_a_child_that_changes_nothing_makes_no_difference():
    assert not any(differs(name, "Same") for name in ("reads", "calls", "says", "above"))


def test_a_method_that_asks_nothing_of_its_class_makes_no_difference():
    assert not differs("still", "Child")


def test_the_class_that_defines_a_method_makes_no_difference():
    assert not differs("reads", "Base")


def test_a_method_of_a_mixin_is_read_for_the_class_that_stores_what_it_uses():
    text = (
        "import db\nfrom tinyweb import page\n"
        "class Reading:\n    def read(self):\n        self.store.find()\n"
        "class Rules(Reading):\n    def __init__(self):\n        self.store = db\n"
        "class Empty(Reading):\n    def __init__(self):\n        self.store = None\n"
        "@page\ndef rules():\n    Rules().read()\n@page\ndef empty():\n    Empty().read()\n"
    )
    cases = project_of({"app.py": text, "db.py": "def find(): pass\n"}).use_cases
    assert {one.entry_point: "db.find" in one.functions for one in cases} == {
        "http app.empty": False,
        "http app.rules": True,
    }
