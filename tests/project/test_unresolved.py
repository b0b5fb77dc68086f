"""Why the target of a call was not found."""

import pytest

from analyzer.model.gaps import Gap
from tests.project.tiny import project_of


def reasons(text):
    coverage = project_of({"app.py": text}).coverage
    assert sum(one.sites for one in coverage.open_calls) == coverage.calls[1] - coverage.calls[0]
    return {one.reason: one.names for one in coverage.open_calls}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def f(x):\n    x.go()\ndef g(y):\n    f(y)\n", Gap.PARAMETER),
        ("def f(x):\n    x.go()\n", Gap.NOT_PASSED),
        ("def f(x):\n    x.a.b[0].go()\n", Gap.NOT_PASSED),
        ("import lib\ndef f():\n    for x in lib.many():\n        x.go()\n", Gap.LIBRARY),
        ("def g(x):\n    return x\ndef f():\n    g(1).go()\n", Gap.RETURNED),
        ("class A:\n    pass\ndef f():\n    a = A()\n    a.part.go()\n", Gap.ATTRIBUTE),
        ("def f():\n    for x in [1, 2]:\n        x.go()\n", Gap.ELEMENT),
        ("def f(x, n):\n    getattr(x, n)()\n", Gap.COMPUTED),
        ("def f(x):\n    a = x.one if x else x.two\n    a.go()\n", Gap.CHOICE),
        ("def f():\n    nowhere()\n", Gap.UNBOUND),
    ],
)
def test_the_first_unknown_value_gives_the_reason(text, reason):
    assert reason in reasons(text)


def test_the_most_frequent_names_are_listed():
    assert reasons("def f(x):\n    x.go()\n    x.go()\n    x.stop()\n") == {Gap.NOT_PASSED: (("go", 2), ("stop", 1))}


def test_calls_of_libraries_are_not_counted():
    assert reasons("import lib\ndef f():\n    lib.go()\n    'a'.strip()\n") == {}
