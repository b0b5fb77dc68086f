from dataclasses import replace

from tests.project.tiny import TINY, project_of, with_models

KEEPING = replace(TINY, keeps_origin=True)


def loads(text, framework=TINY):
    project = project_of(with_models(text), (framework,))
    return [(one.function, len(one.locations)) for one in project.accesses if one.verb == "lazy"]


def test_rows_of_another_row_know_it_where_the_library_says_so():
    text = "def f(x: Customer):\n    for y in x.orders.filter(a=1):\n        y.customer\n"
    assert loads(text, KEEPING) == []
    assert loads(text) == [("app.f", 1)]


def test_rows_that_callers_give_are_followed_to_where_they_come_from():
    text = "def f(x: Customer):\n    g(x.orders.first())\ndef g(y: Order):\n    return y.customer\n"
    assert loads(text, KEEPING) == []
    assert loads(text + "def h():\n    g(Order.rows.first())\n", KEEPING) == [("app.g", 1)]
    assert loads(text + "def h(run):\n    run(g)\n", KEEPING) == [("app.g", 1)]


def test_an_attribute_that_is_set_before_loads_nothing():
    assert loads("def f(x: Order, y):\n    x.customer = y\n    return x.customer\n") == []
    assert loads("def f(x: Order, y):\n    x.customer\n    x.customer = y\n") == [("app.f", 1)]
    assert loads("def f(x: Order, y):\n    x.customer = (\n        x.customer or y)\n") == [("app.f", 1)]
    assert loads("def f(x: Order, y):\n    if y:\n        x.customer = y\n    x.customer\n") == [("app.f", 1)]
    assert loads("def f(x: Order, y):\n    if y:\n        x.customer = y\n        print(x.customer)\n") == []


def test_every_caller_has_to_set_it():
    text = "def g(x: Order):\n    return x.customer\ndef f(x: Order, y):\n    x.customer = y\n    g(x)\n"
    assert loads(text) == []
    assert loads(text + "def h(x: Order):\n    g(x)\n") == [("app.g", 1)]


def test_what_was_asked_for_is_there_the_second_time():
    assert loads("def f(x: Order, y: Order):\n    x.customer, y.customer\n    return x.customer\n") == [("app.f", 1)]
    text = "def f(x: Order):\n    x.customer\n    x = Order.rows.first()\n    return x.customer\n"
    assert loads(text) == [("app.f", 2)]


def test_gives_up_on_functions_that_nothing_calls_and_on_other_relations():
    assert loads("def f(y: Order):\n    return y.customer\n", KEEPING) == [("app.f", 1)]
    text = (
        "def f(x: Customer):\n    for y in x.others.all():\n        z(y).customer\ndef z(y) -> Order:\n    return y\n"
    )
    assert loads(text, KEEPING) == [("app.f", 1)]
