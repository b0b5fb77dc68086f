"""Decorators as call sites: what the parameters of a decorating function are."""

from tests.reading import code_of


def registered(text):
    """First and second argument of every `add(...)`, loops and parameters unrolled."""
    code = code_of({"shop.py": text})
    cases = [case for call in code.calls_of("add") for case in code.cases(call)]
    return [(case.arguments[0].text, case.arguments[1].as_class.name) for case in cases if case.arguments[1].as_class]


FACTORY = """
def at(path, prefix="/api"):
    def keep(cls):
        table.add(prefix + path, cls)
        return cls
    return keep
"""


def test_a_decorator_with_arguments_is_called_once_for_every_class_it_decorates():
    text = FACTORY + "@at('/a')\nclass A: pass\n@at('/b', prefix='/v1')\nclass B: pass\n"
    assert registered(text) == [("/api/a", "A"), ("/v1/b", "B")]


def test_a_decorator_without_arguments_is_called_with_what_it_decorates():
    text = "def keep(cls):\n    table.add('x', cls)\n    return cls\n@keep\nclass A: pass\n"
    assert registered(text) == [("x", "A")]


def test_gives_up_on_a_decorator_that_is_chosen_when_the_program_runs():
    assert registered(FACTORY + "@{'at': at}[name]('/a')\nclass A: pass\n") == []
