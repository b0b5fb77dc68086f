"""Circles in the call graph, and the calls that close them."""

from tests.project.tiny import project_of


def knots(text):
    return project_of({"app.py": text}).knots


def test_functions_that_reach_each_other_are_a_knot():
    (knot,) = knots("def a():\n    b()\ndef b():\n    c()\n    c()\ndef c():\n    a()\ndef d():\n    a()\n")
    assert knot.functions == ("app.a", "app.b", "app.c")
    assert len(knot.closed_by) == 1


def test_the_largest_comes_first():
    text = "def a():\n    b()\ndef b():\n    a()\ndef p():\n    q()\ndef q():\n    r()\ndef r():\n    p()\n"
    assert [len(knot.functions) for knot in knots(text)] == [3, 2]


def test_a_function_that_calls_itself_is_none():
    assert knots("def a():\n    a()\n") == ()


def test_calls_by_name_only_close_no_circle():
    classes = "".join(f"class A{n}(Base):\n    def run(self):\n        go(self)\n" for n in range(9))
    text = "class Base:\n    def run(self):\n        raise NotImplementedError\n" + classes
    assert knots(text + "def go(x: Base):\n    x.run()\n") == ()
