"""Which line says what a registration registers."""

from analyzer.frameworks.rows import places_of
from tests.reading import code_of


def places(text, member="add"):
    code = code_of({"app.py": text})
    found = [places_of(case, case.argument(0)) for call in code.calls_of(member) for case in code.cases(call)]
    return [(shown.line, [one.line for one in also]) for shown, also in found]


def test_a_loop_over_a_table_shows_the_rows_and_the_call_behind_them():
    text = "ROWS = [\n    ('/a', 1),\n    ('/b', 2),\n]\nfor path, view in ROWS:\n    app.add(path, view)\n"
    assert places(text) == [(2, [6]), (3, [6])]


def test_a_helper_shows_the_calls_of_the_outermost_one():
    text = "def hang(path):\n    app.add(f'/v1{path}')\ndef twice(path):\n    hang(path)\ntwice('/a')\n"
    assert places(text) == [(5, [2])]


def test_a_format_shows_the_row_of_what_fills_it():
    percent = "for name in ['a',\n             'b']:\n    app.add('/%s' % name)\n"
    braces = "for name in [\n 'c']:\n    app.add('/{}'.format(name))\n"
    assert (places(percent), places(braces)) == ([(1, [3]), (2, [3])], [(2, [3])])


def test_a_registration_that_gives_its_path_itself_is_one_line():
    assert places("PATH = '/a'\n\napp.add(PATH)\napp.add('/b')\n") == [(3, []), (4, [])]


def test_self_is_no_row():
    text = "class App:\n    def ready(self):\n        self.wire()\n    def wire(self):\n        signal.add(self)\n"
    assert places(text) == [(5, [])]
