"""Names that are made when the program runs."""

import pytest

from analyzer.project.dynamic import dynamic_problems, find_dynamic
from tests.reading import code_of


def sites(text):
    return [(one.kind, one.pattern) for one in find_dynamic(code_of({"app.py": text}))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def f(x, n):\n    return getattr(x, n)\n", ("attribute", "*")),
        ("def f(x, n):\n    return getattr(x, 'on_' + n)\n", ("attribute", "on_*")),
        ("def f(x, n):\n    return getattr(x, f'{n}_done')\n", ("attribute", "*_done")),
        ("def f(x, n):\n    return getattr(x, 'on_%s' % n)\n", ("attribute", "on_*")),
        ("from importlib import import_module\ndef f(n):\n    import_module(f'app.{n}.x')\n", ("module", "app.*.x")),
        ("def f(n):\n    __import__(n)\n", ("module", "*")),
        ("from django.utils.module_loading import import_string\ndef f(n):\n    import_string(n)\n", ("class", "*")),
        ("def f(n):\n    eval(n)\n", ("code", "*")),
    ],
)
def test_finds_names_made_at_run_time(text, found):
    assert sites(text) == [found]


def test_a_name_that_is_spelled_out_is_no_gap():
    assert sites("NAME = 'a'\ndef f(x):\n    getattr(x, NAME)\n    getattr(x, 'b')\n    __import__('os')\n") == []


def test_one_problem_per_kind_at_its_first_line():
    found = find_dynamic(code_of({"app.py": "def f(x, n):\n    getattr(x, n)\n    getattr(x, n + 'a')\n    eval(n)\n"}))
    assert [(one.slug, one.location.line) for one in dynamic_problems(found)] == [
        ("dynamic-attribute", 2),
        ("dynamic-code", 4),
    ]
