"""Raw SQL as accesses of the function that holds it."""

from tests.project.tiny import project_of, with_models


def sql_of(text):
    project = project_of(with_models(text))
    return [(one.function, one.table, one.op) for one in project.accesses if one.verb == "sql"], project.problems


def test_finds_statements_on_tables_of_entities():
    text = "def f(cursor):\n    cursor.execute('SELECT * FROM \"Order\" JOIN customer ON true')\n"
    found, problems = sql_of(text)
    assert found == [("app.f", "customer", "read"), ("app.f", "order", "read")]
    assert problems == ()


def test_gives_up_on_tables_that_nobody_declares():
    found, problems = sql_of("def f(cursor):\n    cursor.execute('DELETE FROM ledger WHERE id = 1')\n")
    assert found == []
    assert [(one.slug, one.location.line) for one in problems if one.slug == "unknown-table"] == [
        ("unknown-table", problems[-1].location.line)
    ]
