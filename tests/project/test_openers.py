"""Transaction wrappers of the code base: known by what their bodies do."""

import pytest

from analyzer.project.openers import find_openers
from tests.project.tiny import project_of, with_models
from tests.reading import code_of

KNOWN = frozenset({"tinyorm.atomic", "tinyorm.Session().begin", "session.begin"})
HEAD = "from contextlib import contextmanager\nfrom tinyorm import atomic, Session\n"


def wrappers(text):
    return sorted(find_openers(code_of({"app.py": HEAD + text}), KNOWN, frozenset({"commit"})) - KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "@contextmanager\ndef w():\n    with atomic():\n        yield\n",
        "@contextmanager\ndef w():\n    s = Session()\n    yield s\n    s.commit()\n",
        "@contextmanager\n@atomic\ndef w():\n    yield\n",
        "def w():\n    return atomic(using='other')\n",
        "class w:\n    def __enter__(self):\n        self.t = atomic()\n    def __exit__(self, *why):\n        pass\n",
        "class w:\n    def __exit__(self, *why):\n        self.s.commit()\n",
        "def w(fn):\n    def inner(*a):\n        with atomic():\n            return fn(*a)\n    return inner\n",
        "def w(fn):\n    @atomic\n    def inner(*a):\n        return fn(*a)\n    return inner\n",
        "@contextmanager\ndef w(s: Session):\n    with s.begin():\n        yield\n",
        "@contextmanager\ndef w(self):\n    with self.session.begin():\n        yield\n",
    ],
)
def test_a_wrapper_opens_what_its_body_opens(text):
    assert wrappers(text) == ["app.w"]


def test_wrappers_of_wrappers_and_decorators_with_arguments():
    assert wrappers("def a():\n    return atomic()\n@contextmanager\ndef b():\n    with a():\n        yield\n") == [
        "app.a",
        "app.b",
    ]
    text = "def w(n):\n    def wrap(fn):\n        def inner():\n            with atomic():\n                fn()\n"
    assert wrappers(text + "        return inner\n    return wrap\n") == ["app.w", "app.w.wrap"]


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    with atomic():\n        pass\n",
        "def f():\n    Session().commit()\n",
        "@contextmanager\ndef f():\n    yield open('x')\n",
        "def f(fn):\n    def inner():\n        return fn()\n    return inner\n",
        "@contextmanager\ndef f(other):\n    with other.begin():\n        yield\n",
    ],
)
def test_what_runs_in_its_own_transaction_or_in_none_wraps_nothing(text):
    assert wrappers(text) == []


def test_code_inside_a_wrapper_lies_in_a_transaction():
    text = HEAD + "@contextmanager\ndef w():\n    with atomic():\n        yield\n"
    text += "def f():\n    with w():\n        Order().save()\n"
    project = project_of(with_models(text + "@w()\ndef g():\n    Order().save()\n"))
    assert {one.function: one.in_transaction for one in project.accesses} == {"app.f": True, "app.g": True}
    found = {one.function: (one.kind, one.tables_written) for one in project.transactions}
    assert found["app.f"] == ("block", ("order",))
    assert found["app.g"] == ("function", ("order",))


def test_gives_up_on_a_wrapper_that_is_computed():
    text = HEAD + "WRAPPERS = make()\ndef f():\n    with WRAPPERS['a']():\n        Order().save()\n"
    assert [one.in_transaction for one in project_of(with_models(text)).accesses] == [False]
