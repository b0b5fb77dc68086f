"""Scripts of SQL cut into statements."""

from analyzer.facts.scripts import parts_of_script
from analyzer.facts.sql import read_script


def cut(text):
    return [(one.section, one.line, " ".join(one.text.split())) for one in parts_of_script(text)]


def test_names_in_comments_begin_statements_and_other_comments_do_not():
    text = (
        "-- name: one^\n-- a doc; of one\nSELECT 1;\n-- :name two-more :many\nSELECT 2\n-- name: three!\nDELETE FROM x"
    )
    assert cut(text) == [("one", 3, "SELECT 1"), ("two_more", 5, "SELECT 2"), ("three", 7, "DELETE FROM x")]


def test_semicolons_in_quotes_and_bodies_end_nothing():
    function = "CREATE FUNCTION f() RETURNS int AS $$ BEGIN DELETE FROM a; END $$ LANGUAGE x;"
    text = f"INSERT INTO a VALUES (';');\n{function}\nDROP b;"
    assert [line for _section, line, _text in cut(text)] == [1, 2, 3]


def test_bodies_of_triggers_are_one_statement():
    text = "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END;\nDELETE FROM d;"
    assert [line for _section, line, _text in cut(text)] == [1, 2]


def test_rows_of_dumps_and_signs_of_clients_are_left_out():
    dump = "\\connect x\nCOPY a (b) FROM stdin;\n1;2\n\\.\nDELETE FROM c;"
    assert cut(dump) == [("", 5, "DELETE FROM c")]
    assert [text for _section, _line, text in cut("DELIMITER //\nDELETE FROM a//\nDELIMITER ;\nDELETE FROM b;")] == [
        "DELETE FROM a",
        "DELETE FROM b",
    ]


def test_a_script_says_what_it_does_keeps_and_makes():
    script = read_script(
        "CREATE TABLE a AS SELECT * FROM b;\nCREATE VIEW v AS SELECT * FROM a;\nUPDATE a SET x = 1;\nSET names = 'x';\n"
    )
    assert [(one.value, one.kept_as, one.name, one.reads, one.writes) for one in script.queries] == [
        (1, "", "", ["b"], []),
        (2, "view", "v", ["a"], []),
        (3, "", "", [], ["a"]),
    ]
    assert [(one.name, one.line) for one in script.tables] == [("a", 1)]
