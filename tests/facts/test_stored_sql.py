"""Triggers, functions and views in scripts."""

import pytest

from analyzer.facts.python import read_facts
from analyzer.facts.stored_sql import SCRIPT, find_stored


def kept(text):
    found = read_facts(f"Q = {text!r}\n").queries
    return [(one.kept_as, one.reads, one.writes) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CREATE TRIGGER t AFTER INSERT ON leg BEGIN UPDATE ship SET n = n + 1; DELETE FROM late; END",
            [("trigger", ["leg"], ["late", "ship"])],
        ),
        (
            "CREATE TRIGGER `t` BEFORE INSERT ON `leg` FOR EACH ROW UPDATE ship SET n = 1;",
            [("trigger", ["leg"], ["ship"])],
        ),
        (
            "CREATE TRIGGER t AFTER UPDATE OF name ON leg FOR EACH ROW EXECUTE FUNCTION f();",
            [("trigger", ["leg"], [])],
        ),
        (
            "CREATE OR REPLACE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO ship VALUES (1); END $$",
            [("trigger", [], ["ship"])],
        ),
        (
            "DROP VIEW v;\nCREATE VIEW v AS SELECT * FROM leg JOIN ship ON true",
            [("view", ["leg", "ship"], [])],
        ),
        (
            "-- late ones\nCREATE MATERIALIZED VIEW v AS WITH a AS (SELECT * FROM leg) SELECT * FROM a",
            [("view", ["leg"], [])],
        ),
    ],
)
def test_finds_what_a_definition_touches(text, expected):
    assert kept(text) == expected


def test_reads_bodies_through_conditions_and_keeps_variables_apart():
    text = """CREATE FUNCTION f() RETURNS int AS $body$
    BEGIN
      SELECT count(*) INTO found FROM leg;
      IF found > 3 THEN UPDATE ship SET n = found; ELSE DELETE FROM late; END IF;
      PERFORM pg_notify('a', 'b');
    END $body$ LANGUAGE plpgsql"""
    assert kept(text) == [("function", ["leg"], ["late", "ship"])]


def test_tells_the_definitions_of_a_script_apart():
    text = "CREATE VIEW a AS SELECT * FROM leg; CREATE TRIGGER t AFTER DELETE ON ship BEGIN DELETE FROM late; END"
    assert kept(text) == [("view", ["leg"], []), ("trigger", ["ship"], ["late"])]


def test_gives_up_on_bodies_in_another_language():
    assert kept("CREATE FUNCTION f() RETURNS int AS $$ return plpy.run(1) $$ LANGUAGE plpython3u") == [
        ("function", [], [])
    ]


@pytest.mark.parametrize(
    "text", ["Create a view of the ships", "How to CREATE VIEW x AS SELECT 1", "CREATE TABLE x ()"]
)
def test_ignores_texts_that_define_nothing(text):
    assert kept(text) == []


def test_ignores_definitions_in_comments():
    assert find_stored("DROP VIEW v; -- CREATE VIEW v AS SELECT * FROM leg") == []


@pytest.mark.parametrize("text", ["-" * 4000, "/* a */ " * 500, "-- a\n" * 500])
def test_long_runs_of_dashes_and_comments_are_no_script_and_found_out_at_once(text):
    assert SCRIPT.match(text) is None
