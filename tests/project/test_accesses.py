import pytest

from analyzer.model.data import Level
from tests.project.tiny import project_of, with_models


def accesses(text):
    return project_of(with_models(text)).accesses


def rows(text):
    return [(one.function, one.table, one.op, one.verb) for one in accesses(text)]


def test_reads_and_writes_stand_under_their_function():
    text = "def f():\n    Order.rows.get(a=1).save()\n"
    assert rows(text) == [("app.f", "order", "read", "get"), ("app.f", "order", "write", "save")]


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Order.rows.first()", Level.CLASS_NAMED),
        ("x = Order.rows\n    x.first()", Level.LOCAL_FLOW),
        ("find().first()", Level.HELPER),
        ("Customer().orders.first()", Level.RELATION),
    ],
)
def test_every_access_says_how_it_was_tied_to_its_table(body, level):
    found = accesses(f"def find():\n    return Order.rows\ndef f():\n    {body}\n")
    assert [one.level for one in found if one.function == "app.f" and one.verb == "first"] == [level]


def test_loops_and_transactions_are_flagged():
    text = """\
from tinyorm import atomic
def a():
    for x in y:
        Order().save()
def b():
    with atomic():
        Order().save()
def c():
    for x in Order.rows.all():
        pass
"""
    flags = {one.function: (one.in_loop, one.in_transaction) for one in accesses(text)}
    assert flags == {"app.a": (True, False), "app.b": (False, True), "app.c": (False, False)}


def test_class_bodies_access_under_the_class():
    assert rows("class Page:\n    found = Order.rows.all()\n") == [("app.Page", "order", "read", "all")]


def test_abstract_entities_stand_for_all_their_tables():
    text = """\
from tinyorm import Row
class Base(Row):
    abstract = True
    def touch(self):
        self.save()
class A(Base): pass
class B(Base): pass
def f(base: Base):
    base.touch()
"""
    assert rows(text) == [("app.Base.touch", "a", "write", "save"), ("app.Base.touch", "b", "write", "save")]


def test_of_methods_of_abstract_entities_that_nothing_calls_the_table_stays_open():
    text = """\
from tinyorm import Row
class Base(Row):
    abstract = True
    def touch(self):
        self.save()
    def __str__(self):
        self.save()
class A(Base): pass
class B(Base): pass
"""
    assert {row[0] for row in rows(text)} == {"app.Base.__str__"}  # which the language calls, of all of them
    [site] = project_of(with_models(text)).open_sites
    assert (site.function, site.verb, site.op, site.tables, site.by) == (
        "app.Base.touch",
        "save",
        "write",
        ("a", "b"),
        "name",
    )


def test_known_calls_touch_the_table_of_their_argument():
    text = """\
from tinyorm import get_or_404, Session
def f(session: Session):
    get_or_404(Order, a=1)
    session.add(Customer())
"""
    assert rows(text) == [("app.f", "customer", "write", "add"), ("app.f", "order", "read", "get_or_404")]


def test_common_words_on_unknown_values_are_no_access():
    project = project_of(with_models("def f(x):\n    x.get()\n    x.all()\n    x.count()\n    {}.update(a=1)\n"))
    assert project.accesses == ()
    assert project.coverage.accesses == (0, 0)


def test_telling_words_on_unknown_values_are_counted_as_unresolved():
    project = project_of(with_models("def f(x):\n    x.select_related('a')\n"))
    assert project.coverage.accesses == (0, 1)


def test_a_method_of_a_manager_reads_its_entity():
    text = """\
from tinyorm import Row, Manager
class Late(Manager):
    def late(self):
        return self.filter(late=True)
class Parcel(Row):
    found = Late()
"""
    assert rows(text) == [("app.Late.late", "parcel", "read", "filter")]


def test_accesses_in_tests_are_left_out():
    texts = with_models("") | {
        "tests/test_app.py": "from models import Order\ndef test_it():\n    Order.rows.first()\n"
    }
    assert project_of(texts).accesses == ()
