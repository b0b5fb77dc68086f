"""Raw SQL in string constants."""

import re

import pytest

from analyzer.facts.python import read_facts
from analyzer.facts.sql import tables_of

HOLE = re.compile(r"\{\d+\}")


@pytest.mark.parametrize(
    ("text", "reads", "writes"),
    [
        ("SELECT s.name FROM ship s JOIN leg l ON l.ship_id = s.id WHERE l.order_id = %s", ("leg", "ship"), ()),
        ("INSERT INTO leg (ship_id, late) VALUES (%s, %s)", (), ("leg",)),
        ("INSERT INTO archive SELECT * FROM leg WHERE id = :id", ("leg",), ("archive",)),
        ("UPDATE ship SET state = %(state)s WHERE id IN (SELECT ship_id FROM leg)", ("leg",), ("ship",)),
        ("DELETE FROM leg WHERE late", (), ("leg",)),
        ("-- old ones\nDELETE FROM leg WHERE late", (), ("leg",)),
        ("/* old ones */ DELETE FROM leg", (), ("leg",)),
        ("TRUNCATE leg, ship", (), ("leg", "ship")),
        ("WITH gone AS (DELETE FROM leg RETURNING *) INSERT INTO archive SELECT * FROM gone", (), ("archive", "leg")),
        ("WITH old AS (SELECT * FROM leg) SELECT * FROM old JOIN ship ON true", ("leg", "ship"), ()),
        ('SELECT * FROM sales."order" WHERE id = ?', ("sales.order",), ()),
        ("select count(*) from ship where name like '%x%' and age > {age}", ("ship",), ()),
        ("DELETE FROM leg USING WHERE ((", (), ("leg",)),
        ("UPDATE leg AS l SET late = true FROM ship WHERE (", ("ship",), ("leg",)),
    ],
)
def test_finds_the_tables_of_a_statement(text, reads, writes):
    assert tables_of(text) == (reads, writes)


def queries(text):
    """What statements read and write; the numbers of values that are put in are left out."""
    found = read_facts(text).queries
    return [
        (*([HOLE.sub("{N}", name) for name in names] for names in (one.reads, one.writes)), one.has_holes)
        for one in found
    ]


def test_finds_statements_wherever_they_are():
    text = "Q = '''\n  SELECT id FROM ship\n'''\ndef f(c):\n    c.execute('DELETE FROM leg WHERE id = %s', [1])\n"
    assert queries(text) == [(["ship"], [], False), ([], ["leg"], False)]


def test_an_f_string_is_one_statement_with_holes():
    assert queries("def f(t):\n    run(f'UPDATE ship SET x = 1 WHERE id IN (SELECT id FROM {t})')\n") == [
        (["{N}"], ["ship"], True)
    ]


@pytest.mark.parametrize(
    ("text", "reads", "writes"),
    [
        ("f'DELETE FROM {t} WHERE id = 1'", [], ["{N}"]),
        ("'DELETE FROM %s WHERE id = 1' % t", [], ["{N}"]),
        ("'DELETE FROM %(t)s WHERE id = %(id)s' % {'t': t, 'id': 1}", [], ["{N}"]),
        ("'SELECT * FROM ' + t + ' WHERE id = 1'", ["{N}"], []),
        ("'SELECT * FROM {} WHERE id = {id}'.format(t, id=3)", ["{N}"], []),
        ("SQL('INSERT INTO {} (a) VALUES (1)').format(Identifier('ship'))", [], ["{N}"]),
        ("f'SELECT * FROM {t}.ship'", ["{N}.ship"], []),
        ("f'SELECT * FROM log_{t}'", ["log_{N}"], []),
        ("'SELECT * FROM {table} WHERE id = {id}'", ["{:table}"], []),
        ("'SELECT * FROM {}'", ["{:0}"], []),
    ],
)
def test_what_is_put_in_is_a_part_of_a_name(text, reads, writes):
    assert queries(f"def f(t):\n    run({text})\n") == [(reads, writes, True)]


def test_a_statement_that_grows_is_one_statement():
    text = "def f(c, x):\n    q = 'SELECT * FROM ship'\n    if x:\n        q += ' JOIN leg ON true'\n    c.execute(q)\n"
    assert queries(text) == [(["leg", "ship"], [], False)]


def test_finds_the_tables_that_a_string_makes():
    text = "Q = 'CREATE TABLE leg (id int, ship_id int REFERENCES ship (id)); INSERT INTO leg VALUES (1)'\n"
    facts = read_facts(text)
    assert [(one.name, one.columns, one.keys) for one in facts.tables] == [
        ("leg", [("id", "int"), ("ship_id", "int")], [("ship_id", "ship", "")])
    ]
    assert queries(text) == [([], ["leg"], False)]


def test_ignores_texts_that_only_sound_like_sql():
    assert queries("x = 'Select the ship from the list below'\ny = 'Update your profile'\nz = 'from ship'\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "insert into order_line failed",
        "update harbour_order set by the admin",
        "delete from ship is not allowed",
        "delete from ship by the admin",
        "delete from ship failed",
        "INSERT INTO the table failed (again)",
    ],
)
def test_prose_with_the_words_of_a_statement_is_none(text):
    assert queries(f"x = {text!r}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "'INSERT INTO leg AS l (a) VALUES (1)'",
        "'INSERT INTO leg DEFAULT VALUES'",
        "'INSERT INTO leg SET a = 1'",
        "'INSERT INTO leg ' + columns",
        "f'INSERT INTO leg {values}'",
        "'UPDATE leg SET %s' % given",
        "f'UPDATE leg SET {given} WHERE id IN (1)'",
        "'DELETE FROM leg l WHERE l.id = 1'",
        "'DELETE FROM leg;'",
        "'DELETE FROM leg'",
    ],
)
def test_short_forms_and_holes_are_statements(text):
    assert [
        writes for _reads, writes, _holes in queries(f"def f(c, given, values, columns):\n    c.execute({text})\n")
    ] == [["leg"]]
