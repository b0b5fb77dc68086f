import pytest

from tests.project.tiny import project_of

BASE = """\
from tinyorm import Row, Link
class Base(Row):
    abstract = True
    def close(self, hard=False, soft=True):
        if hard:
            self.delete()
        elif not soft:
            Log.rows.first()
        else:
            self.save()
class Order(Base):
    pass
class Leg(Base):
    pass
class Log(Row):
    pass
"""


def done(calls, base=BASE):
    text = "from models import Order, Leg\n" + calls
    project = project_of({"models.py": base, "app.py": text})
    return {(one.table, one.verb) for one in project.accesses if one.function.endswith(".close")}


def test_a_branch_runs_for_the_classes_whose_calls_ask_for_it():
    calls = "def f(x: Order, y: Leg):\n    x.close(hard=True)\n    y.close()\n"
    assert done(calls) == {("order", "save"), ("order", "delete"), ("leg", "save")}


@pytest.mark.parametrize("given", ["hard=False", "False", "hard=0", "soft=True", ""])
def test_what_is_given_as_the_default_asks_for_nothing(given):
    assert {verb for _table, verb in done(f"def f(x: Order):\n    x.close({given})\n")} == {"save"}


@pytest.mark.parametrize("given", ["hard=z", "z", "True", "**z", "*z", "hard=z.b or True"])
def test_what_is_not_known_may_ask_for_it(given):
    assert "delete" in {verb for _table, verb in done(f"def f(x: Order, z):\n    x.close({given})\n")}


@pytest.mark.parametrize(("given", "found"), [("soft=False", True), ("", False), ("soft=1", False)])
def test_negations_need_the_opposite(given, found):
    assert ("first" in {verb for _table, verb in done(f"def f(x: Order):\n    x.close({given})\n")}) is found


@pytest.mark.parametrize("more", ["def g(x):\n    x.close(hard=True)\n", "def g(x: Leg):\n    each(x.close)\n"])
def test_calls_of_unknown_values_and_methods_that_are_handed_on_may_ask_for_it(more):
    assert ("order", "delete") in done(f"def f(x: Order):\n    x.close()\n{more}")


def test_calls_of_other_methods_of_the_name_do_not_ask_for_it():
    more = "class Door:\n    def close(self, hard=False):\n        pass\ndef g():\n    Door().close(hard=True)\n"
    assert ("order", "delete") not in done(f"def f(x: Order):\n    x.close()\n{more}")


def test_gives_up_on_functions_that_nothing_calls_and_on_pages():
    page = "from tinyweb import page\nfrom models import Order\n"
    body = "(all=False):\n    if all:\n        Order.rows.first()\n"
    assert _verbs(f"{page}def f{body}") == _verbs(f"{page}@page\ndef f{body}def g():\n    f()\n") == ["first"]
    assert _verbs(f"{page}def f{body}def g():\n    f()\n") == []


def test_gives_up_on_parameters_that_are_bound_again_and_on_other_tests():
    head = "from models import Order\ndef g():\n    f()\ndef f(all=False):\n"
    assert _verbs(f"{head}    all = all or read()\n    if all:\n        Order.rows.first()\n") == ["first"]
    assert _verbs(f"{head}    if all is None:\n        Order.rows.first()\n") == ["first"]
    assert _verbs(f"{head}    if all or read():\n        Order.rows.first()\n") == ["first"]


def _verbs(text):
    project = project_of({"models.py": BASE, "app.py": text})
    return [one.verb for one in project.accesses if one.function == "app.f"]
