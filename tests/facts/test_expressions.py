import pytest

from analyzer.facts.python import read_facts
from analyzer.model.facts import LONGEST_STRING
from tests.facts.shown import calls_under, effects, meaning, scope_of, show


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("a", "a"),
        ("1", "1"),
        ("1.5", "1.5"),
        ("'s'", "'s'"),
        ("None", "None"),
        ("True", "True"),
        ("b'bytes'", "other()"),
        ("...", "other()"),
        ("1j", "other()"),
        (f"{2**53}", "other()"),
        ("a.b.c", "a.b.c"),
        ("a(b, *c, d=e, **g)", "a(b, *c, d=e, **=g)"),
        ("a[b]", "a[b]"),
        ("a[1:b]", "a[other(1, b)]"),
        ("a[b, c]", "a[(b, c)]"),
        ("a or b", "(a | b)"),
        ("a and b and c", "(a | b | c)"),
        ("a if b else c", "(a | c)"),
        ("[a, *b]", "[a, *b]"),
        ("(a, b)", "(a, b)"),
        ("{a, b}", "{a, b}"),
        ("{a: b, **c}", "{a: b, **: c}"),
        ("[g(x) for x in xs]", "[g(each(xs))]"),
        ("{x for x in xs}", "{each(xs)}"),
        ("(x for x in xs)", "[each(xs)]"),
        ("{k: v for k, v in xs}", "{each(xs)[0]: each(xs)[1]}"),
        ("a + b", "a + b"),
        ("a | b", "a | b"),
        ("a == b", "a == b"),
        ("a not in b", "a not in b"),
        ("a < b < c", "other(a, b, c)"),
        ("-a", "other(a)"),
        ("f'{a} and {b!r:>{c}}'", "f(a, ' and ', b)"),
        ("(y := a)", "a"),
        ("lambda q: q", "def <lambda>"),
    ],
)
def test_an_expression_becomes_a_value(expression, shown):
    assert meaning(f"x = {expression}\n", "x") == shown


def test_what_is_awaited_or_yielded_is_its_operand():
    text = "async def f():\n    a = await g()\n    b = yield a\n    yield from c\n    yield\n"
    assert meaning(text, "a", "f") == "g()"
    assert meaning(text, "b", "f") == "g()"
    assert effects(text, "f") == ["calls g()", "yields g()", "yields each(c)"]


def test_a_value_stands_on_the_line_of_its_name_in_a_long_chain():
    facts = read_facts("x = (\n    a\n    .b\n    .c(1)\n)\n")
    lines = {show(facts, facts.scopes[0], number): value[1] for number, value in enumerate(facts.scopes[0].values)}
    assert lines["a"] == 2
    assert lines["a.b"] == 3
    assert lines["a.b.c(1)"] == 4


def test_every_call_happens_once_inner_ones_first():
    assert effects("a(b(), c=d()).e()\n") == [
        "calls b()",
        "calls d()",
        "calls a(b(), c=d())",
        "calls a(b(), c=d()).e()",
    ]


def test_calls_in_conditions_defaults_and_formats_are_seen():
    text = "x = a() if b() else c()\ny = f'{d():{e()}}'\nassert g(), h()\nraise i() from j()\n"
    assert [effect for effect in effects(text) if effect.startswith("calls")] == [
        f"calls {name}()" for name in ("b", "a", "c", "d", "e", "g", "h", "i", "j")
    ]


def test_names_of_a_comprehension_end_with_it():
    text = "x = 1\ny = [x for x in xs]\nz = x\n"
    assert meaning(text, "z") == "1"
    assert meaning(text, "y") == "[each(xs)]"
    assert meaning("y = [x for x in xs]\n", "x") is None


def test_a_walrus_in_a_comprehension_stays_bound_after_it():
    assert meaning("y = [last := x for x in xs if (seen := x)]\n", "last") == "each(xs)"
    assert meaning("y = [last := x for x in xs if (seen := x)]\n", "seen") == "each(xs)"


def test_calls_of_a_comprehension_lie_in_its_regions():
    text = "x = [g(y) for row in rows() for y in row.cells() if h(y)]\n"
    assert calls_under(text) == {
        "rows()": "",
        "each(rows()).cells()": "comprehension",
        "h(each(each(rows()).cells()))": "comprehension comprehension",
        "g(each(each(rows()).cells()))": "comprehension comprehension",
    }


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("a, b = 1, 2", ["1", "2"]),
        ("[a, b] = [1, 2]", ["1", "2"]),
        ("(a, (b, c)) = 1, (2, 3)", ["1", "2"]),
        ("a, b = xs", ["xs[0]", "xs[1]"]),
        ("a, b = *xs, 1", ["(*xs, 1)[0]", "(*xs, 1)[1]"]),
        ("a, *b = xs", ["xs[0]", "[each(xs)]"]),
        ("*a, b = xs", ["[each(xs)]", "each(xs)"]),
        ("a = b = xs", ["xs", "xs"]),
        ("b = 1; a, b = b, 2", ["1", "2"]),
        ("for a, b in xs: pass", ["each(xs)[0]", "each(xs)[1]"]),
    ],
)
def test_the_parts_of_a_target_get_the_parts_of_a_value(statement, shown):
    assert [meaning(statement, "a"), meaning(statement, "b")] == shown


def test_attributes_and_items_as_targets_are_effects():
    assert effects("a.b = c[d] = e\n(f.g, h[i]) = 1, 2\n") == ["a.b = e", "c[d] = e", "f.g = 1", "h[i] = 2"]


def test_a_lambda_is_a_scope_that_returns_its_value():
    text = "key = lambda row, by=default: row[by]\n"
    assert effects(text, "<lambda>") == ["returns $row[$by]"]
    facts = read_facts(text)
    default = scope_of(facts, "<lambda>").parameters[1].default
    assert show(facts, facts.scopes[0], default) == "default"


def test_every_kind_of_parameter_is_known_with_its_annotation_and_default():
    text = "def f(a, /, b: B = 1, *c: C, d=2, e: E, **g): pass\n"
    facts = read_facts(text)
    shown = [
        (
            one.name,
            one.kind,
            *[None if n < 0 else show(facts, facts.scopes[0], n) for n in (one.annotation, one.default)],
        )
        for one in scope_of(facts, "f").parameters
    ]
    assert shown == [
        ("a", "positional", None, None),
        ("b", "positional", "B", "1"),
        ("c", "*", "C", None),
        ("d", "keyword", None, "2"),
        ("e", "keyword", "E", None),
        ("g", "**", None, None),
    ]


def test_a_quoted_annotation_is_the_expression_it_holds_on_its_own_line():
    facts = read_facts("\n\ndef f(a: 'm.Order | None') -> ' List[Order] ': pass\n")
    function = scope_of(facts, "f")
    module = facts.scopes[0]
    assert show(facts, module, function.parameters[0].annotation) == "m.Order | None"
    assert show(facts, module, function.returns) == "List[Order]"
    assert {value[1] for value in module.values} == {3}


def test_strings_inside_an_annotation_stay_strings():
    facts = read_facts("a: Mapped['Order']\nb: Literal['x']\n")
    shown = {name: show(facts, facts.scopes[0], number) for name, number in facts.scopes[0].annotations.items()}
    assert shown == {"a": "Mapped['Order']", "b": "Literal['x']"}


@pytest.mark.parametrize("quoted", ["not an expression", "", "(", "a\\x00b", "\\ud800"])
def test_gives_up_on_a_quoted_annotation_that_is_none(quoted):
    facts = read_facts(f"a: '{quoted}'\n")
    assert facts.problems == []
    assert len(facts.scopes[0].values) == 1


def test_long_strings_are_cut_and_lone_surrogates_written_out():
    facts = read_facts(f"a = '{'x' * (LONGEST_STRING + 1)}'\nb = '\\ud800é'\n")
    assert [value[2] for value in facts.scopes[0].values] == ["x" * LONGEST_STRING, "\\ud800é"]
