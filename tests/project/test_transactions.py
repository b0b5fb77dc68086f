from tests.project.tiny import project_of, with_models


def transactions(text):
    return {one.function: one for one in project_of(with_models(text)).transactions}


def test_a_block_holds_the_accesses_inside_it():
    found = transactions(
        """\
from tinyorm import atomic
def f():
    Customer().save()
    with atomic():
        Order.rows.first()
        Order().save()
"""
    )
    assert (found["app.f"].kind, found["app.f"].tables_read, found["app.f"].tables_written) == (
        "block",
        ("order",),
        ("order",),
    )
    assert found["app.f"].location.line == 5


def test_a_decorated_function_is_a_transaction_with_or_without_arguments():
    found = transactions(
        """\
from tinyorm import atomic
@atomic
def a():
    Order().save()
@atomic(durable=True)
def b():
    Customer().save()
"""
    )
    assert {name: (one.kind, one.tables_written) for name, one in found.items()} == {
        "app.a": ("function", ("order",)),
        "app.b": ("function", ("customer",)),
    }


def test_writes_of_functions_called_inside_the_block_count_and_others_do_not():
    text = """\
from tinyorm import atomic
def deep():
    Customer().save()
def inside():
    deep()
def outside():
    Order().save()
def f():
    outside()
    with atomic():
        inside()
"""
    found = transactions(text)["app.f"]
    assert (found.tables_written, found.tables_written_through_calls) == ((), ("customer",))


def test_a_function_that_commits_is_a_transaction():
    text = "from tinyorm import Session\ndef f(session: Session):\n    session.add(Order())\n    session.commit()\n"
    assert [(one.kind, one.tables_written) for one in transactions(text).values()] == [("commit", ("order",))]


def test_circles_of_calls_end():
    text = """\
from tinyorm import atomic
def a():
    b()
def b():
    a()
    Order().save()
def f():
    with atomic():
        a()
"""
    assert transactions(text)["app.f"].tables_written_through_calls == ("order",)


def test_other_context_managers_open_none():
    assert transactions("def f():\n    with open('x'):\n        Order().save()\n") == {}
