from analyzer.model.data import EntityKind
from analyzer.project.receivers import MOST_CLASSES, inherited
from tests.project.tiny import Asked, project_of, with_models

REPOSITORIES = """\
class Repository:
    model = None
    def first(self):
        return self.model.rows.first()
    def greet(self):
        return "hello"
class Orders(Repository):
    model = Order
class Customers(Repository):
    model = Customer
"""


def accesses(text):
    return [(one.function, one.receiver, one.table) for one in project_of(with_models(text)).accesses]


def reached(text):
    return {one.entry_point: one for one in project_of(with_models(text)).use_cases}


def test_an_inherited_method_reads_the_table_of_the_class_it_is_called_for():
    text = REPOSITORIES + "def f():\n    Orders().first()\ndef g():\n    Customers().first()\n"
    assert accesses(text) == [
        ("app.Repository.first", "app.Customers", "customer"),
        ("app.Repository.first", "app.Orders", "order"),
    ]


def test_two_callers_of_one_base_method_read_their_own_tables_only():
    text = (
        "from tinyweb import page\n"
        + REPOSITORIES
        + "@page\ndef one():\n    Orders().first()\n@page\ndef two():\n    Customers().first()\n"
    )
    found = reached(text)
    assert found["http app.one"].tables_read == ("order",)
    assert found["http app.two"].tables_read == ("customer",)


def test_methods_called_on_self_keep_the_class():
    text = "from tinyweb import page\n" + REPOSITORIES.replace(
        "    def greet(self):\n", "    def again(self):\n        return self.first()\n    def greet(self):\n"
    )
    text += "@page\ndef view():\n    Orders().again()\n"
    found = reached(text)["http app.view"]
    assert {"app.Repository.again", "app.Repository.first"} <= set(found.functions)
    assert found.tables_read == ("order",)


def test_super_leads_to_the_base_for_the_class_that_asked():
    text = REPOSITORIES + "class Late(Orders):\n    def first(self):\n        return super().first()\n"
    assert ("app.Repository.first", "app.Late", "order") in accesses(text)


def test_functions_inside_a_method_belong_to_its_class():
    text = """\
from tinyweb import page
class Repository:
    def all(self):
        def inner():
            return self.model.rows.all()
        return inner
class Orders(Repository):
    model = Order
@page
def view():
    Orders().all()
"""
    assert reached(text)["http app.view"].tables_read == ("order",)


def test_a_method_that_does_the_same_for_every_class_is_listed_once():
    text = (
        "class Base:\n    def f(self):\n        return Order.rows.first()\nclass A(Base): pass\ndef g():\n    A().f()\n"
    )
    assert accesses(text) == [("app.Base.f", "", "order")]


def test_an_inherited_method_of_an_entity_touches_its_own_table():
    models = {
        "app.py": "from tinyorm import Row\nclass Base(Row):\n    abstract = True\n    def keep(self):\n"
        "        self.save()\nclass A(Base): pass\nclass B(Base): pass\ndef f():\n    A().keep()\n"
    }
    found = project_of(models)
    assert [one.table for one in found.entities if one.kind is EntityKind.CONCRETE] == ["a", "b"]
    rows = [(one.receiver, one.table) for one in found.accesses]
    assert rows == [("", "a")]


STAND_IN = """\
from tinyorm import Row
class Base(Row):
    abstract = True
    def keep(self):
        self.save()
    def again(self):
        self.keep()
class A(Base): pass
class B(Base): pass
"""


def tables_of_base(text):
    found = project_of({"app.py": STAND_IN + text})
    return [one.table for one in found.accesses if one.function == "app.Base.keep" and not one.receiver]


def test_a_method_of_a_base_touches_only_tables_of_entities_it_is_called_for():
    assert tables_of_base("def f():\n    A().keep()\n") == ["a"]
    assert tables_of_base("def f():\n    A().again()\n") == ["a"]


def test_a_method_of_a_base_that_is_called_on_any_entity_touches_all_tables():
    assert tables_of_base("def f(row: Base):\n    row.keep()\ndef g():\n    A().keep()\n") == ["a", "b"]
    assert tables_of_base("def f(row: Base):\n    row.again()\ndef g():\n    A().again()\n") == ["a", "b"]


def test_gives_up_on_a_method_of_a_base_that_nothing_calls():
    assert tables_of_base("") == ["a", "b"]


def test_gives_up_on_classes_beyond_a_bound():
    classes = "".join(f"class R{number}(Repository):\n    model = Order\n" for number in range(MOST_CLASSES + 5))
    calls = "".join(f"    R{number}().first()\n" for number in range(MOST_CLASSES + 5))
    found = accesses(REPOSITORIES + classes + "def f():\n" + calls)
    assert len({receiver for _function, receiver, _table in found}) == MOST_CLASSES


def test_inherited_methods_are_paired_with_the_class():
    asked = Asked(with_models(REPOSITORIES))
    assert inherited(asked.code, ["app.Orders"]) == [
        ("app.Repository.first", "app.Orders"),
        ("app.Repository.greet", "app.Orders"),
    ]
