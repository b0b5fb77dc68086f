"""Raw SQL as accesses of the function that holds it."""

from analyzer.project.raw_sql import Names
from tests.project.tiny import project_of, with_models


def sql_of(text):
    project = project_of(with_models(text))
    return [(one.function, one.table, one.op) for one in project.accesses if one.verb == "sql"], project.problems


def test_finds_statements_on_tables_of_entities():
    text = "def f(cursor):\n    cursor.execute('SELECT * FROM \"Order\" JOIN customer ON true')\n"
    found, problems = sql_of(text)
    assert found == [("app.f", "customer", "read"), ("app.f", "order", "read")]
    assert problems == ()


def test_a_table_that_a_statement_writes_is_one_and_not_sure():
    text = "def f(cursor):\n    cursor.execute('DELETE FROM ledger WHERE id = 1')\n"
    project = project_of(with_models(text))
    assert [(one.function, one.table, one.op) for one in project.accesses] == [("app.f", "ledger", "write")]
    made = [one for one in project.entities if one.table == "ledger"]
    assert [(one.symbol, one.kind, one.confidence) for one in made] == [("app.f.ledger", "bare-table", "low")]


def test_gives_up_on_tables_that_nobody_declares():
    found, problems = sql_of("def f(cursor):\n    cursor.execute('SELECT * FROM ledger WHERE id = 1')\n")
    assert found == []
    assert [(one.slug, one.location.line) for one in problems if one.slug == "unknown-table"] == [
        ("unknown-table", problems[-1].location.line)
    ]


def rows_of(text, **others):
    texts = {f"{name.replace('__', '/')}.py": other for name, other in others.items()}
    found = project_of({**with_models(text), **texts}).accesses
    return [(one.function, one.table, one.op, one.verb, one.in_transaction) for one in found if one.level == "L5"]


def test_statements_inside_a_transaction_are_marked():
    text = "from tinyorm import atomic\ndef f(c):\n    with atomic():\n        c.execute('DELETE FROM customer')\n"
    assert rows_of(text) == [("app.f", "customer", "write", "sql", True)]


def test_what_runs_a_constant_touches_the_tables():
    text = "SQL = 'DELETE FROM customer WHERE id = '\ndef f(cursor, text):\n    cursor.execute(text(SQL + '1'))\n"
    assert rows_of(text) == [("app.f", "customer", "write", "sql", False)]


def test_a_constant_that_nothing_is_seen_to_run_stays_with_what_holds_it():
    assert rows_of("SQL = 'DELETE FROM customer'\n") == [("app", "customer", "write", "sql", False)]


SOURCE = "import psycopg2\ndef f({parameter}):\n    link = psycopg2.connect(host={host})\n{body}"
RUN = "    link.cursor().execute('DELETE FROM customer')\n"


def test_a_connection_made_with_a_part_of_a_row_leads_elsewhere():
    assert rows_of(SOURCE.format(parameter="source", host="source.host", body=RUN)) == []
    assert rows_of(SOURCE.format(parameter="source", host="source.options.get('host')", body=RUN)) == []
    entered = "    with link.cursor() as cursor:\n        cursor.execute('DELETE FROM customer')\n"
    assert rows_of(SOURCE.format(parameter="source", host="source['host']", body=entered)) == []


def test_a_connection_that_may_be_the_application_s_own_counts():
    expected = [("app.f", "customer", "write", "sql", False)]
    for parameter, host in (("x", "'localhost'"), ("dsn", "dsn"), ("settings", "settings.HOST"), ("x", "HOST")):
        assert rows_of(SOURCE.format(parameter=parameter, host=host, body=RUN)) == expected


def test_triggers_and_views_of_migrations_are_told_and_what_undoes_them_is_not():
    migration = """
from django.db.migrations import RunSQL
VIEW = "CREATE VIEW v AS SELECT * FROM customer"
class Migration:
    operations = [
        RunSQL("CREATE TRIGGER t AFTER DELETE ON customer BEGIN DELETE FROM \\"Order\\"; END", "DELETE FROM customer"),
        RunSQL(VIEW, reverse_sql="UPDATE customer SET x = 1"),
    ]
def upgrade():
    op.execute("UPDATE customer SET name = 'a'")
def downgrade():
    op.execute("DELETE FROM customer")
"""
    assert rows_of("", app__migrations__m=migration) == [
        ("app.migrations.m", "customer", "read", "view", False),
        ("app.migrations.m.Migration", "customer", "read", "trigger", False),
        ("app.migrations.m.Migration", "order", "write", "trigger", False),
        ("app.migrations.m.upgrade", "customer", "write", "sql", False),
    ]


def test_names_mean_their_schema_first():
    names = Names(["post", "pub.post", "hr.person"])
    assert [names.find(one) for one in ("post", "pub.post", 'PUB."Post"', "person", "main.person")] == [
        *("post", "pub.post", "pub.post", "hr.person", "hr.person")
    ]


def test_gives_up_on_names_that_several_schemas_have():
    assert Names(["a.post", "b.post"]).find("post") == ""
