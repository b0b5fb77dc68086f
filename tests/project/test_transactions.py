from tests.project.tiny import project_of, with_models


def transactions(text):
    return {one.function: one for one in project_of(with_models(text)).transactions}


def test_a_block_holds_the_accesses_inside_it():
    found = transactions(
        "from tinyorm import atomic\ndef f():\n    Customer().save()\n    with atomic():\n        Order.rows.first()\n        Order().save()\n"
    )
    assert (found["app.f"].kind, found["app.f"].tables_read, found["app.f"].tables_written) == (
        "block",
        ("order",),
        ("order",),
    )
    assert found["app.f"].location.line == 5


def test_a_decorated_function_is_a_transaction_with_or_without_arguments():
    found = transactions(
        "from tinyorm import atomic\n@atomic\ndef a():\n    Order().save()\n@atomic(durable=True)\ndef b():\n    Customer().save()\n"
    )
    assert {name: (one.kind, one.tables_written) for name, one in found.items()} == {
        "app.a": ("function", ("order",)),
        "app.b": ("function", ("customer",)),
    }


def test_writes_of_functions_called_inside_the_block_count_and_others_do_not():
    text = "from tinyorm import atomic\ndef deep():\n    Customer().save()\ndef inside():\n    deep()\ndef outside():\n    Order().save()\ndef f():\n    outside()\n    with atomic():\n        inside()\n"
    found = transactions(text)["app.f"]
    assert (found.tables_written, found.tables_written_through_calls) == ((), ("customer",))


def test_a_function_that_commits_is_a_transaction():
    text = "from tinyorm import Session\ndef f(session: Session):\n    session.add(Order())\n    session.commit()\n"
    assert [(one.kind, one.tables_written) for one in transactions(text).values()] == [("commit", ("order",))]


def test_circles_of_calls_end():
    text = "from tinyorm import atomic\ndef a():\n    b()\ndef b():\n    a()\n    Order().save()\ndef f():\n    with atomic():\n        a()\n"
    assert transactions(text)["app.f"].tables_written_through_calls == ("order",)


def test_other_context_managers_open_none():
    assert transactions("def f():\n    with open('x'):\n        Order().save()\n") == {}
