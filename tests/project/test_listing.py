from analyzer.project.listing import first_sentence
from tests.project.tiny import project_of


def test_definitions_are_classes_functions_and_methods_without_closures():
    texts = {
        "app.py": """\
class Order(Base):
    'An order. It closes.'
    def close(self):
        def inner(): pass
    class Meta: pass
def run():
    class Local: pass
"""
    }
    found = [(one.name, one.kind, one.summary) for one in project_of(texts).definitions]
    assert found == [
        ("app.Order", "class", "An order."),
        ("app.Order.Meta", "class", ""),
        ("app.Order.close", "method", ""),
        ("app.run", "function", ""),
    ]


def test_a_symbol_defined_twice_is_listed_once():
    texts = {"app.py": "try:\n    def run(): pass\nexcept E:\n    def run(): pass\n"}
    assert [(one.name, one.location.line) for one in project_of(texts).definitions] == [("app.run", 2)]


def test_modules_carry_their_summary_lines_and_reason():
    module = project_of({"app.py": "'''Close orders. Really.'''\ndef run():\n    go()\n"}).modules[0]
    assert (module.name, module.summary, module.lines) == ("app", "Close orders.", 3)
    assert module.because[0].text


def test_gaps_of_files_become_problems():
    project = project_of({"app.py": "def broken(:\n    pass\nx = 1\n"})
    assert [(one.slug, one.location.path) for one in project.problems] == [("syntax-error", "app.py")]
    assert project.problems[0].hides


def test_first_sentences_end_at_their_full_stop():
    assert first_sentence("Close it. Then open.") == "Close it."
    assert first_sentence("No end") == "No end"
    assert first_sentence("") == ""
    assert first_sentence("Is it? Yes.") == "Is it?"
