from analyzer.model.location import Confidence
from tests.project.tiny import project_of, with_models


def pairs(text):
    return [(one.caller, one.callee) for one in project_of(with_models(text)).calls]


def test_reading_a_property_calls_it():
    text = """\
class A:
    @property
    def p(self): return 1
    def q(self): return 1
def f(a: A):
    a.p
    a.q
"""
    assert pairs(text) == [("app.f", "app.A.p")]


def test_a_property_of_the_class_itself_does_not_run():
    assert pairs("class A:\n    @property\n    def p(self): return 1\ndef f():\n    return A.p\n") == []


def test_with_enters_and_leaves():
    text = """\
class A:
    def __enter__(self): pass
    def __exit__(self, *a): pass
def f(a: A):
    with a:
        pass
"""
    assert pairs(text) == [("app.f", "app.A.__enter__"), ("app.f", "app.A.__exit__")]


def test_builtins_call_what_they_are_given():
    text = (
        "def a(x): pass\ndef b(x): pass\ndef f(xs):\n    list(map(a, xs))\n    sorted(xs, key=b)\n    xs.sort(key=b)\n"
    )
    found = {(one.caller, one.callee): one.confidence for one in project_of(with_models(text)).calls}
    assert found == {("app.f", "app.a"): Confidence.MEDIUM, ("app.f", "app.b"): Confidence.MEDIUM}


def test_gives_up_on_functions_handed_to_other_libraries():
    assert pairs("import third\ndef a(x): pass\ndef f(xs):\n    third.register(a)\n    third.sort(xs, by=a)\n") == []


def test_functions_handed_to_a_function_that_calls_them_are_reached_from_the_call():
    text = """\
def find(fn, *args):
    return fn(*args)
def one(): pass
def two(): pass
def f():
    find(one)
def g():
    find(two)
"""
    found = {(one.caller, one.callee): one.confidence for one in project_of(with_models(text)).calls}
    assert found == {
        ("app.f", "app.find"): Confidence.HIGH,
        ("app.f", "app.one"): Confidence.MEDIUM,
        ("app.g", "app.find"): Confidence.HIGH,
        ("app.g", "app.two"): Confidence.MEDIUM,
        ("app.find", "app.one"): Confidence.LOW,
        ("app.find", "app.two"): Confidence.LOW,
    }


def test_ignores_functions_handed_to_a_function_that_does_not_call_them():
    assert pairs("def keep(fn):\n    x = fn\ndef a(): pass\ndef f():\n    keep(a)\n") == [("app.f", "app.keep")]
