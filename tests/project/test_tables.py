"""Tables written where they are used, and tables of names for `getattr`."""

import pytest

from tests.project.tiny import project_of

FUNCTIONS = "def one(): pass\ndef two(): pass\ndef three(): pass\n"


def callees(text, caller="app.f"):
    files = {"app.py": "import db\n" + text, "db.py": FUNCTIONS}
    return [one.callee for one in project_of(files).calls if one.caller == caller]


@pytest.mark.parametrize(
    ("key", "found"),
    [("'a'", ["db.one"]), ("'b'", ["db.three", "db.two"]), ("key", ["db.one", "db.three", "db.two"]), ("'c'", [])],
)
def test_a_table_gives_what_stands_under_a_key(key, found):
    text = f"def f(key, x):\n    table = {{'a': db.one, 'b': db.two if x else db.three}}\n    table[{key}]()\n"
    assert callees(text) == found


def test_gives_up_on_large_tables_and_on_tables_of_other_things():
    many = ", ".join(f"'k{number}': db.one" for number in range(9))
    assert callees(f"def f(key):\n    table = {{{many}}}\n    table[key]()\n") == []
    assert callees("def f(key):\n    table = {'a': db.one, 'b': open('x')}\n    table[key]()\n") == []


CONTROLLER = """
class Base:
    getters = {"ship": "one", "leg": "two"}
    def __init__(self):
        self.kind = None
    def f(self):
        getattr(db, self.getters[self.kind])()
"""


@pytest.mark.parametrize("kept", ['    kind = "ship"\n', '    def __init__(self):\n        self.kind = "ship"\n'])
def test_a_name_of_a_table_is_that_of_the_class_that_runs(kept):
    text = (
        CONTROLLER + "class Ships(Base):\n" + kept + "    def g(self):\n        self.f()\ndef h():\n    Ships().g()\n"
    )
    files = {"app.py": "import db\n" + text, "db.py": FUNCTIONS}
    pages = "from tinyweb import page\nimport app\n@page\ndef show():\n    app.Ships().g()\n"
    case = project_of({**files, "pages.py": pages}).use_cases[0]
    assert [one for one in case.functions if one.startswith("db.")] == ["db.one"]


def test_every_name_of_a_table_is_possible_where_the_class_is_not_known():
    assert callees(CONTROLLER, "app.Base.f") == ["db.one", "db.two"]


def test_gives_up_on_tables_with_names_that_are_made():
    assert callees("def f(key, x):\n    getattr(db, {'a': 'one', 'b': x}[key])()\n") == []
