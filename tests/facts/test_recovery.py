import sys
import threading

import pytest

from analyzer.facts.python import read_facts
from analyzer.facts.recovery import run_on_big_stack
from tests.facts.shown import defined, effects, meaning, problems

AROUND = ("def before(): return 1\n", "\ndef after(): return 2\n")


def between(text):
    return text.join(AROUND)


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    print 'a %s' % b, c\n",
        "try: a()\nexcept E, e: b()\n",
        "x = `a`\n",
        "try: a()\nexcept E, F: b()\n",  # PEP 758, read by Python 3.14
        "<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n",
        "{% if a %}\nx = 1\n{% endif %}\n",
    ],
)
def test_other_grammars_are_read_whole_and_the_first_line_is_reported(text):
    if sys.version_info >= (3, 14) and "F:" in text:
        pytest.skip("read as it is")
    found = problems(between(text))
    assert [slug for slug, _line in found] == ["recovered-syntax"]
    assert found[0][1] in (2, 3)
    assert {"before", "after"} <= set(defined(between(text)))
    assert defined(between(text))["after"] == text.count("\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        "def f[T: (int, str) = int](x: T) -> T: return x\n",
        "class K[**P, *Ts](Base[P]):\n    pass\n",
        "type X[T] = list[T]\n",
        'x = f"{a["b"]} {\'\\n\'.join(c)}"\n',
    ],
)
def test_grammar_of_newer_versions_is_read_on_every_version(text):
    facts = read_facts(between(text))
    assert {slug for slug, _message, _line in facts.problems} <= {"recovered-syntax"}
    assert len(facts.scopes[0].bindings) == 3
    assert defined(between(text))["after"] == text.count("\n") + 3


def test_only_what_is_refused_is_rewritten():
    text = "def f():\n    '''print this'''\n    return 'raise E, x', 0o17\n\nprint 'y'\n"
    assert effects(text, "f") == ["returns ('raise E, x', 15)"]
    assert problems(text) == [("recovered-syntax", 5)]


def test_strings_in_rewritten_code_stay_as_they_are():
    text = "print 'print x', `a`\ny = 'except A, B: `z`' <> 'print q'  # print r\n"
    assert meaning(text, "y") == "'except A, B: `z`' != 'print q'"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("x = = 1\n", 2),
        ("x = foo(1,\n", 2),
        ("@d\nx = 1\n", 2),
        ("this is (not python\n", 2),
        ("    unexpected = 1\n", 1),
        ("x = " + "(" * 3000 + ")" * 3000 + "\n", 2),
        ("x = '''never closed\n", 2),
    ],
)
def test_a_statement_that_cannot_be_read_costs_only_itself(text, lost):
    assert problems(between(text)) == [("syntax-error", lost)]
    assert {"after"} <= set(defined(between(text)))
    assert defined(between(text))["after"] == text.count("\n") + 3


def test_a_bad_method_or_statement_costs_only_itself():
    text = """
class K:
    x = 1

    def good(self):
        return 1

    def half(self):
        a()
        b = = 2
        return c()

    def (self): pass

    @property
    def last(self): return 3
"""
    assert defined(text) == {"K": 2, "K.good": 5, "K.half": 8, "K.last": 16}
    assert effects(text, "K.half") == ["calls a()", "calls c()", "returns c()"]
    assert problems(text) == [("syntax-error", 10), ("syntax-error", 13)]


def test_bad_lines_that_follow_each_other_are_one_problem():
    text = "a = 1\n" + "this is no python\n" * 100 + "\n\nb = 2\n"
    (problem,) = read_facts(text).problems
    assert problem[0] == "syntax-error"
    assert problem[1].startswith("lines 2-101 cannot be read: ")


def test_a_file_that_is_broken_everywhere_is_told_in_short():
    found = read_facts("x = = 1\ny = 1\n" * 1_000).problems
    assert len(found) == 101
    assert found[-1] == ("syntax-error", "900 more places from line 201 on cannot be read", 201)


def test_rewritten_and_lost_are_both_reported():
    assert problems("print 'a'\nx = = 1\nprint 'b'\n") == [("recovered-syntax", 1), ("syntax-error", 2)]


def test_a_string_that_is_not_closed_does_not_swallow_the_rest():
    text = "def a():\n    '''doc\n    return 1\n\ndef b():\n    '''doc'''\n    return 2\n\ndef c(): pass\n"
    assert {"b": 5, "c": 9}.items() <= defined(text).items()


def test_decorators_else_and_comments_stay_with_their_statements():
    text = "x = = 1\n@d\n# why\ndef f(): pass\nif a:\n    b = 1\n# or\nelse:\n    b = 2\nelsewhere = 3\n"
    assert defined(text) == {"f": 4}
    assert meaning(text, "b") == "(1 | 2)"
    assert meaning(text, "elsewhere") == "3"
    assert problems(text) == [("syntax-error", 1)]


def test_names_that_became_keywords_are_read():
    assert effects("f(async=1)\n") == ["calls f(async_=1)"]
    assert problems("f(async=1)\n") == [("recovered-syntax", 1)]


@pytest.mark.parametrize(
    ("text", "rescued"),
    [
        ("x = " + "+".join(["a"] * 20_000) + "\n", "3.11"),
        ("x = a" + ".b()" * 3_000 + "\n", "3.11"),
        ("if a: x = 1\n" + "".join(f"elif a == {n}: x = {n}\n" for n in range(3_000)), "3.11"),
    ],
    ids=["20,000 terms", "3,000 links", "3,000 elif"],
)
def test_absurd_nesting_is_read_or_reported_and_costs_only_itself(text, rescued):
    facts = read_facts(between(text))
    assert {"before", "after"} <= set(facts.scopes[0].bindings)
    if "x" in facts.scopes[0].bindings:
        assert facts.problems == []
    else:
        assert [(slug, line) for slug, _message, line in facts.problems] == [("syntax-error", 2)]
    if f"{sys.version_info[0]}.{sys.version_info[1]}" == rescued:
        assert "x" in facts.scopes[0].bindings


def test_too_many_nested_blocks_cost_only_themselves():
    text = "".join(" " * n + "if x:\n" for n in range(120)) + " " * 120 + "y\n"
    assert {slug for slug, _line in problems(between(text))} == {"syntax-error"}
    assert {"before", "after"} <= set(defined(between(text)))


def test_a_literal_of_eight_megabytes_is_cut():
    facts = read_facts(between("x = '" + "a" * 8_000_000 + "'\n"))
    assert facts.problems == []
    assert set(facts.scopes[0].bindings) == {"before", "x", "after"}


def test_limits_are_as_they_were_after_a_deep_file():
    before = sys.getrecursionlimit(), threading.stack_size()
    read_facts("x = a" + ".b()" * 3_000 + "\n")
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_deep_files_in_several_threads_wait_for_each_other():
    before = sys.getrecursionlimit(), threading.stack_size()
    active, most = [], []

    def work():
        active.append(1)
        most.append(len(active))
        active.pop()

    threads = [threading.Thread(target=run_on_big_stack, args=(work,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8
    assert (sys.getrecursionlimit(), threading.stack_size()) == before
