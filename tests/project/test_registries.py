from analyzer.model.location import Confidence
from tests.project.tiny import project_of, with_models

JOBS = "class Base:\n    def run(self): pass\n" + "".join(
    f"class C{one}(Base):\n    def run(self): pass\n" for one in range(9)
)


def callees(text, caller="app.f"):
    rows = project_of(with_models(JOBS + text)).calls
    return {one.callee.removeprefix("app."): one.confidence for one in rows if one.caller == caller}


def test_classes_in_a_display_are_looked_up():
    text = "JOBS = {'a': C0, 'b': C1}\ndef f(key):\n    JOBS[key]().run()\n    return JOBS.get('b')()\n"
    assert callees(text)["C0.run"] is Confidence.MEDIUM
    assert callees(text)["C1.run"] is Confidence.MEDIUM


def test_a_constant_key_leads_to_its_entry():
    assert "C0.run" not in callees("JOBS = {'a': C0, 'b': C1}\ndef f():\n    JOBS['b']().run()\n")


def test_a_parameter_for_which_all_calls_give_constants_leads_to_their_entries():
    text = "JOBS = {'a': C0, 'b': C1, 'c': C2}\ndef f(key):\n    JOBS[key]().run()\nf('b')\nf('c')\n"
    assert {"C1.run", "C2.run"} <= set(callees(text))
    assert "C0.run" not in callees(text)


def test_gives_up_on_a_parameter_of_which_one_call_is_unknown():
    text = "JOBS = {'a': C0, 'b': C1}\ndef f(key):\n    JOBS[key]().run()\nf('b')\ndef g(x):\n    f(x)\n"
    assert {"C0.run", "C1.run"} <= set(callees(text))


def test_gives_up_on_a_parameter_of_a_decorated_function():
    text = "import lib\nJOBS = {'a': C0, 'b': C1}\n@lib.job\ndef f(key):\n    JOBS[key]().run()\nf('b')\n"
    assert {"C0.run", "C1.run"} <= set(callees(text))


def test_functions_in_a_display_are_called():
    text = "def a(): pass\ndef b(): pass\nT = {'a': a, 'b': b}\ndef f(key):\n    T[key]()\n"
    assert set(callees(text)) == {"a", "b"}


def test_classes_that_a_function_registers_are_looked_up():
    text = "JOBS = {}\ndef register(cls):\n    JOBS[cls.name] = cls\nregister(C0)\nregister(C1)\n"
    assert {"C0.run", "C1.run"} <= set(callees(text + "def f(key):\n    JOBS[key]().run()\n"))


def test_classes_that_a_decorator_registers_are_looked_up():
    text = """\
JOBS = {}
def register(cls):
    JOBS[cls.name] = cls
    return cls
def named(name):
    def wrap(cls):
        JOBS[name] = cls
        return cls
    return wrap
@register
class D(Base):
    def run(self): pass
@named("e")
class E(Base):
    def run(self): pass
def f():
    for job in JOBS.values():
        job().run()
    for name, job in JOBS.items():
        job().run()
"""
    assert {"D.run", "E.run"} <= set(callees(text))


def test_a_large_table_stands_for_any_subclass():
    text = "JOBS = {" + ", ".join(f"'{one}': C{one}" for one in range(9)) + "}\ndef f(key):\n    JOBS[key]().run()\n"
    assert callees(text)["Base.run"] is Confidence.HIGH
    assert callees(text)["C8.run"] is Confidence.LOW


def test_gives_up_on_tables_that_are_filled_with_unknown_values():
    text = "JOBS = {}\ndef register(cls):\n    JOBS[cls.name] = cls\ndef f(key):\n    JOBS[key]().run()\n"
    assert callees(text) == {}
