"""Tables that SQL creates."""

import pytest

from analyzer.facts.made_tables import find_made


def made(text):
    return [(one.name, one.columns, one.keys) for one in find_made(text)]


def test_reads_columns_and_keys():
    text = """
    CREATE TABLE IF NOT EXISTS "hr".orders (
        id serial PRIMARY KEY, -- the key
        total numeric(10, 2) NOT NULL DEFAULT ',', user_id int,
        "order" text REFERENCES other,
        CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES hr.users (id) ON DELETE SET NULL
    );
    """
    columns = [("id", "serial"), ("total", "numeric"), ("user_id", "int"), ("order", "text")]
    keys = [("order", "other", ""), ("user_id", "hr.users", "SET_NULL")]
    assert made(text) == [("hr.orders", columns, keys)]


def test_keys_that_are_added_later_count():
    text = "ALTER TABLE ONLY a ADD CONSTRAINT k FOREIGN KEY (b_id) REFERENCES b(id) ON DELETE CASCADE;"
    assert made(text) == [("a", [], [("b_id", "b", "CASCADE")])]


def test_reads_other_forms():
    assert made("CREATE TABLE `a` AS SELECT 1; create unlogged table [b] (id int)") == [
        ("a", [], []),
        ("b", [("id", "int")], []),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TEMP TABLE a (id int)",
        "CREATE VIRTUAL TABLE a USING fts5 (b)",
        "create table tennis",
        "ALTER TABLE a ADD b int",
    ],
)
def test_ignores_what_passes_and_prose(text):
    assert made(text) == []
