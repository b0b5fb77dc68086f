from analyzer.model.location import Confidence
from tests.project.tiny import MODELS, project_of, with_models


def calls(text, **others):
    texts = with_models(text) | {f"{name}.py": other for name, other in others.items()}
    return project_of(texts).calls


def pairs(text, **others):
    return [(one.caller, one.callee) for one in calls(text, **others)]


def test_plain_calls_go_to_the_definition():
    assert pairs("from base import go as run\ndef f():\n    run()\n", base="def go(): pass\n") == [("app.f", "base.go")]


def test_methods_are_called_on_their_receiver():
    text = "class Job:\n    def run(self):\n        self.work()\n    def work(self): pass\ndef f():\n    Job().run()\n"
    rows = {(one.caller, one.callee): one.receiver for one in calls(text)}
    assert rows == {
        ("app.Job.run", "app.Job.work"): "app.Job",
        ("app.f", "app.Job.run"): "app.Job",
        ("app.f", "app.Job"): "",
    }


def test_inherited_methods_stand_under_the_class_that_defines_them():
    text = "class Base:\n    def run(self): pass\nclass Job(Base): pass\ndef f(job: Job):\n    job.run()\n"
    assert [(one.callee, one.receiver) for one in calls(text)] == [("app.Base.run", "app.Job")]


def test_a_constructor_is_a_call_of_init():
    text = "class Job:\n    def __init__(self): pass\ndef f():\n    Job()\n"
    assert pairs(text) == [("app.f", "app.Job.__init__")]


def test_static_and_class_methods_are_called_on_the_class():
    text = """\
class Job:
    @staticmethod
    def a(): pass
    @classmethod
    def b(cls):
        cls.a()
def f():
    Job.b()
"""
    assert pairs(text) == [("app.Job.b", "app.Job.a"), ("app.f", "app.Job.b")]


def test_super_calls_the_next_ancestor():
    text = "class Base:\n    def run(self): pass\nclass Job(Base):\n    def run(self):\n        super().run()\n"
    assert pairs(text) == [("app.Job.run", "app.Base.run")]


def test_lambdas_belong_to_the_function_around_them():
    assert pairs("def go(): pass\ndef f():\n    return lambda: go()\n") == [("app.f", "app.go")]


def test_a_function_runs_the_functions_inside_it():
    text = "def go(): pass\ndef f():\n    def inner():\n        go()\n    return inner\n"
    assert pairs(text) == [("app.f", "app.f.inner"), ("app.f.inner", "app.go")]


def test_module_bodies_and_class_bodies_call():
    assert pairs("def go(): pass\ngo()\nclass Job:\n    x = go()\n") == [("app", "app.go"), ("app.Job", "app.go")]


def test_modules_are_namespaces():
    assert pairs("import base\ndef f():\n    base.go()\n", base="def go(): pass\n") == [("app.f", "base.go")]


def test_calls_in_loops_and_transactions_say_so():
    text = """\
from tinyorm import atomic
def go(): pass
def a():
    for x in y:
        go()
def b():
    with atomic():
        go()
@atomic
def c():
    [go() for x in y]
def d():
    go()
"""
    flags = {one.caller: (one.in_loop, one.in_transaction) for one in calls(text)}
    assert flags == {"app.a": (True, False), "app.b": (False, True), "app.c": (True, True), "app.d": (False, False)}


def test_what_is_iterated_is_evaluated_once():
    assert not calls("def go(): pass\ndef f():\n    for x in go():\n        pass\n")[0].in_loop


def test_several_possible_targets_are_less_sure():
    text = "def a(): pass\ndef b(): pass\ndef f(x):\n    g = a if x else b\n    g()\n"
    assert {(one.callee, one.confidence) for one in calls(text)} == {
        ("app.a", Confidence.MEDIUM),
        ("app.b", Confidence.MEDIUM),
    }


def test_one_row_holds_all_lines_of_the_same_call():
    found = calls("def go(): pass\ndef f():\n    go()\n    go()\n")
    assert [[place.line for place in one.locations] for one in found] == [[4, 5]]


def test_gives_up_on_parameters_that_nobody_passes():
    assert pairs("class Job:\n    def run(self): pass\ndef f(job):\n    job.run()\n") == []


def test_parameters_have_the_types_that_all_call_sites_agree_on():
    text = """\
class Job:
    def run(self): pass
def f(job):
    job.run()
def g():
    f(Job())
def h():
    f(job=Job())
"""
    assert ("app.f", "app.Job.run") in pairs(text)


def test_a_parameter_may_be_any_of_the_few_classes_that_call_sites_pass():
    text = """\
class Job:
    def run(self): pass
class Task:
    def run(self): pass
def f(job):
    job.run()
def g():
    f(Job())
def h():
    f(Task())
"""
    found = {(one.caller, one.callee): one.confidence for one in calls(text)}
    assert found["app.f", "app.Job.run"] == found["app.f", "app.Task.run"] == Confidence.MEDIUM


def test_gives_up_on_parameters_that_are_rows_of_different_tables():
    text = """\
def f(row):
    row.close()
def g():
    f(Order.rows.get())
    f(Customer.rows.get())
"""
    models = MODELS + "    def close(self): pass\n"
    project = project_of({"models.py": models, "app.py": "from models import Order, Customer\n" + text})
    assert ("app.f", "models.Order.close") not in [(one.caller, one.callee) for one in project.calls]


def test_arguments_of_methods_are_counted_without_self():
    text = """\
class Job:
    def run(self): pass
class Shop:
    def f(self, job):
        job.run()
def g():
    Shop().f(Job())
"""
    assert ("app.Shop.f", "app.Job.run") in pairs(text)


def test_calls_of_tests_are_left_out():
    texts = {
        "models.py": MODELS,
        "app.py": "def go(): pass\n",
        "tests/test_app.py": "from app import go\ndef test_it():\n    go()\n",
    }
    assert project_of(texts).calls == ()


def test_coverage_counts_library_calls_as_resolved():
    project = project_of(with_models("import lib\ndef f(x):\n    lib.go()\n    x.y()\n    f(1)\n"))
    resolved, sites = project.coverage.calls
    assert sites - resolved == 1
