"""What runs unseen: functions behind proxies, decorators around functions."""

from dataclasses import replace

from tests.project.tiny import TINY, project_of, with_models

WEB = replace(TINY, injectors=frozenset({"tinyweb.Proxy"}))
PROXY = "from tinyweb import Proxy, page\ndef find():\n    return Order.rows.first()\norder = Proxy(find)\n"


def project(text, others=None):
    return project_of({**with_models(PROXY + text), **(others or {})}, (WEB,))


def calls(found):
    return [(one.caller, one.callee) for one in found.calls]


def test_using_a_proxy_runs_the_function_behind_it():
    assert calls(project("def f():\n    return order.total\n")) == [("app.f", "app.find")]


def test_a_proxy_is_known_under_the_name_of_an_import():
    other = "from app import order as current\ndef g():\n    return current\n"
    assert calls(project("", {"other.py": other})) == [("other.g", "app.find")]


def test_making_a_proxy_and_a_local_name_like_it_run_nothing():
    assert calls(project("def f(order):\n    return order.total\n")) == []


def test_gives_up_on_a_proxy_of_something_computed():
    assert calls(project("late = Proxy(choose()[0])\ndef f():\n    return late.total\n")) == []


def tables_read(text):
    return [one.tables_read for one in project(text).use_cases]


GUARD = """
def guard(name):
    def wrap(view):
        def inner():
            order.total
        return inner
    return wrap
"""


def test_a_page_reaches_what_its_decorators_read():
    assert tables_read(GUARD + "@page\n@guard('x')\ndef f():\n    pass\n") == [("order",)]


def test_a_page_reaches_what_a_class_that_decorates_it_reads():
    guard = "class Guard:\n    def __call__(self, view):\n        order.total\n        return view\n"
    assert tables_read(guard + "@page\n@Guard()\ndef f():\n    pass\n") == [("order",)]


def test_decorators_are_no_calls_and_those_of_libraries_run_nothing():
    found = project("from lib import guard\n@page\n@guard\ndef f():\n    pass\n")
    assert (calls(found), [one.tables_read for one in found.use_cases]) == ([], [()])
