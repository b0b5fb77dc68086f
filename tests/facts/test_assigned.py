import ast

import pytest

from analyzer.facts.assigned import names_bound_in


def bound(text):
    return names_bound_in(ast.parse(text).body[0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("for a, (b, *c) in xs: pass", {"a", "b", "c"}),
        ("while (a := b()): pass", {"a"}),
        ("while x:\n  if (a := b()) and x: pass", {"a"}),
        ("while x:\n  for a in b:\n    while c: d = 1", {"a", "d"}),
        ("while x:\n  a.b = c[d] = 1", set()),
        ("while x:\n  pass\nelse:\n  a = 1", {"a"}),
        ("while x:\n  match y:\n    case {'k': a, **b}: c = 1\n    case [*d]: pass", {"a", "b", "c", "d"}),
    ],
)
def test_names_that_a_turn_may_bind(text, names):
    assert bound(text) == names


def test_names_inside_functions_and_classes_are_their_own():
    assert bound("while x:\n  def f():\n    a = 1\n  class K:\n    b = 1") == {"f", "K"}


def test_gives_up_on_a_walrus_outside_of_conditions():
    assert bound("while x:\n  g(a := 1)") == set()
