import pytest

from analyzer.facts.rewriting import rewrite


@pytest.mark.parametrize(
    ("text", "rewritten"),
    [
        ("print 'a', b", "print, 'a', b"),
        ("print x if y else z", "print, x if y else z"),
        ("if x: print y; print -z", "if x: print, y; print, -z"),
        ("print 'a %s' % (\n  b)", "print, 'a %s' % (\n  b)"),
        ("exec code in scope", "exec, code in scope"),
        ("raise E, 'x'", "raise E from  'x'"),
        ("raise E, None, tb", "raise E from (None, tb)"),
        ("raise E, (\n  'x')", "raise E from  (\n  'x')"),
        ("except E, e:", "except (E, e):"),
        ("except (E, F), e:", "except ((E, F), e):"),
        ("except* a.E, F:", "except* (a.E, F):"),
        ("x = 0777 + 10L + 0xffL", "x = 0o777 + 10 + 0xff"),
        ("`a` <> ur'b'", "repr(a) != r'b'"),
        ("def f[T](a): pass", "def f(a): pass"),
        ("class K[T: A[B] = C]: pass", "class K: pass"),
        ("type X[T] = Y", "X = Y"),
        ("t'{a}' + rt'b'", "f'{a}' + rt'b'"),
        ("\tif x:\n        \ty", "        if x:\n                y"),
        ("<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> d", "\na\n\nb\n\nc\n"),
        ("class {{ a.name|title }}(B): {# c #}", "class title(B): {"),
        ("a{% if b %}c{% endif %}", "ac"),
        ("f(async=1).async", "f(async_=1).async_"),
    ],
)
def test_older_and_newer_grammar_is_rewritten(text, rewritten):
    assert rewrite(text) == rewritten


@pytest.mark.parametrize(
    "text",
    [
        "print(a, b)", "print", "print = 1", "x.print", "printer x", "print.a", "exec(x)", "raise E", "raise E(a, b)",
        "except (A, B):", "except A:", "except A as b:", "except f(a, b):", "def f(a): pass", "x[T]", "type(x) == y",
        "type = 1", "0, 0.5, 0o7, 1e05, 00.5, x0777, 10", "'print a' + \"`b` <> 0777\"", "async def f(): pass",
        "async with a: pass", "{'a': {1: 2}}", "a >> b << c", "x = '''\n<<<<<<< HEAD\n\tprint x\n'''",
    ],
)  # fmt: skip
def test_common_grammar_stays_as_it_is(text):
    assert rewrite(text) == text


def test_lines_stay_where_they_are():
    text = "print '''a\nb''' % c # d\nraise E, '''\n'''\nx = f'{a['b']}'\n"
    assert rewrite(text).count("\n") == text.count("\n")
