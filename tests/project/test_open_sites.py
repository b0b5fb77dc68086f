"""Calls that look like data access and could not be tied to a table."""

import pytest

from tests.project.tiny import project_of, with_models


def sites(text, texts=None):
    """Verb, op, tables and what says so, of every open site of the module `app`."""
    project = project_of(texts or with_models(text))
    return [(one.verb, one.op, one.tables, one.by) for one in project.open_sites]


BOTH = ("customer", "order")


def test_telling_words_count_on_any_value_and_could_touch_the_classes_in_reach():
    text = "def f(x):\n    x.select_related('a')\n"
    assert sites(text) == [("select_related", "read", BOTH, "reach")]


def test_telling_words_count_where_no_class_of_a_table_is_in_reach():
    texts = {**with_models(""), "other.py": "def f(x):\n    x.values_list('a')\n"}
    assert sites("", texts) == [("values_list", "read", (), "")]


@pytest.mark.parametrize("name", ["order", "paid_order", "self.order", "find_order()", "orders[0]"])
def test_the_name_of_the_value_says_which_table(name):
    assert sites(f"def f(self, order, paid_order, orders, find_order):\n    {name}.save()\n") == [
        ("save", "write", ("order",), "name")
    ]


def test_frequent_words_count_where_a_class_of_a_table_is_in_reach():
    assert sites("def f(form):\n    form.save()\n") == [("save", "write", BOTH, "reach")]
    assert sites("", {**with_models(""), "other.py": "def f(form):\n    form.save()\n"}) == []


def test_common_words_count_on_names_of_many_rows_only():
    assert sites("def f(orders):\n    orders.all()\n") == [("all", "read", ("order",), "name")]
    assert sites("def f(order, x):\n    order.get()\n    x.all()\n") == []


@pytest.mark.parametrize("body", ["orders.get('a')", "orders.get(key, 0)", "{}.update(a=1)", "'a'.count('a')"])
def test_dictionaries_and_literals_are_something_else(body):
    assert sites(f"def f(orders, key):\n    {body}\n") == []


@pytest.mark.parametrize("body", ["orders = []\n    orders.clear()", "os.path.exists('a')", "json.get_or_create(1)"])
def test_what_is_proven_to_be_something_else_is_not_open(body):
    assert sites(f"import os, json\ndef f():\n    {body}\n") == []


def test_a_session_whose_argument_is_not_known_is_open():
    text = "from tinyorm import Session\ndef f(session: Session, order):\n    session.add(order)\n"
    assert sites(text) == [("add", "write", ("order",), "name")]


def test_what_is_resolved_is_not_open():
    assert sites("def f(x):\n    Order.rows.filter(a=1).update(b=2)\n    x = Order.rows.first()\n    x.save()\n") == []


def test_an_open_site_says_who_makes_the_call_and_where():
    (site,) = project_of(with_models("class A:\n    def f(self, x):\n        x.in_bulk()\n")).open_sites
    assert (site.function, site.location.path, site.location.line) == ("app.A.f", "app.py", 4)


def test_coverage_counts_them():
    project = project_of(with_models("def f(x):\n    Order.rows.first()\n    x.in_bulk()\n"))
    assert project.coverage.accesses == (1, 2)
