"""Whatever the text: facts, never an exception, and facts that hang together."""

import string

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analyzer.facts.codec import decode, encode
from analyzer.facts.hiding import hide
from analyzer.facts.python import read_facts
from analyzer.facts.rewriting import rewrite
from analyzer.model import facts as f

_WORDS = (
    "if x:", "else:", "elif y:", "for a in b:", "while (c := d):", "try:", "except E as e:", "except A, B:", "finally:",
    "with f() as g, h:", "match x:", "case [a, *b] if c:", "case _:", "def f[T](a, /, b: 'B' = c, *d, **e) -> F:",
    "async def g(self):", "class K(B, m=M):", "@d", "return a", "yield b", "raise E from e", "raise E, x", "break",
    "continue", "del a, b.c", "global a", "nonlocal b", "import a.b as c", "from ..m import n", "from m import *",
    "a, (b, *c) = d", "a = b = c", "a.b[c] = d", "a += b", "a: B = c", "x = [a for a in b if (z := a)]", "print 'a'",
    "x = lambda q, r=s: q", "f(a, *b, c=d, **e)", "x = a if b else c or d", "x = f'{a!r:>{b}} {c['d']}'", "'''", '"',
    "(", "]", "{%", "<<<<<<< HEAD", "\\", "#", "\x0c", "type X[T] = Y", "pass", "assert a, b", "await a", "x = `a`",
)  # fmt: skip
_INDENTS = st.sampled_from(["", "", "", " ", "    ", "    ", "        ", "\t"])
_PROGRAMS = st.lists(st.tuples(_INDENTS, st.sampled_from(_WORDS)), max_size=30).map(
    lambda lines: "\n".join(indent + words for indent, words in lines)
)
_BLOCKS = ("if x:", "for a in b:", "while a:", "with c as d:", "def f(a):", "class K:")
_SIMPLE = ("a = b", "b = a(c)", "c += a", "return b", "break", "del a", "import b", "a = [b for b in a]", "(d := a)")
_NESTED = st.recursive(
    st.sampled_from(_SIMPLE).map(lambda line: [line]),
    lambda inner: st.tuples(st.sampled_from(_BLOCKS), st.lists(inner, min_size=1, max_size=4)).map(
        lambda block: [block[0], *["  " + line for part in block[1] for line in part]]
    ),
    max_leaves=30,
).map("\n".join)
_TEXTS = st.one_of(st.text(), st.text(string.printable), _PROGRAMS, _NESTED)

_ONE, _TWO, _SEVERAL = {f.ATTR, f.ITER, f.ENTER, f.STAR}, {f.ITEM}, {f.PHI, f.LIST, f.TUPLE, f.SET, f.JOIN, f.OTHER}


def parts_of(value):
    op, _line, *rest = value
    if op in _ONE:
        return rest[:1]
    if op in _TWO:
        return rest
    if op in _SEVERAL:
        return rest[0]
    if op == f.CALL:
        return [rest[0], *rest[1], *[number for _name, number in rest[2]]]
    if op == f.DICT:
        return [number for pair in rest[0] for number in pair if number >= 0]
    if op in (f.BINOP, f.LOCAL):
        return rest[1:]
    return []


def check_scope(facts, number):
    scope = facts.scopes[number]
    assert -1 <= scope.parent < number or number == 0
    assert (scope.parent == -1) == (number == 0)
    for place, value in enumerate(scope.values):
        assert all(0 <= part < len(scope.values) for part in parts_of(value))
        assert value[0] == f.PHI or all(part < place for part in parts_of(value)), "only loop heads look forward"
        assert value[0] != f.DEF or number < value[2] < len(facts.scopes)
        assert value[1] >= 1
    for place, (parent, kind, _line, value) in enumerate(scope.regions):
        assert -1 <= parent < place or place == 0
        assert (kind == f.SCOPE) == (place == 0)
        assert -1 <= value < len(scope.values)
    for kind, _line, region, *rest in scope.effects:
        assert 0 <= region < len(scope.regions)
        assert all(-1 <= one < len(scope.values) for one in rest if isinstance(one, int))
        assert kind != f.CALLS or scope.values[rest[0]][0] == f.CALL
    assert all(0 <= one < len(scope.values) for one in [*scope.bindings.values(), *scope.annotations.values()])
    if number:
        check_outer(facts.scopes[scope.parent], scope)


def check_outer(outer, scope):
    """What a scope says in terms of the scope around it."""
    given = [one for parameter in scope.parameters for one in (parameter.annotation, parameter.default)]
    numbers = [*scope.decorators, *scope.bases, *[one for _name, one in scope.keywords], scope.returns, *given]
    assert all(-1 <= one < len(outer.values) for one in numbers)
    assert 0 <= scope.region < len(outer.regions)


@given(_TEXTS)
@settings(max_examples=300)
@example("x = '\ud800'\n\x00\r\x0cdef f(: pass")
@example("def f():\n  for a in b:\n    for a in a:\n      del a\n      continue\n  return a")
@pytest.mark.filterwarnings("error")
def test_any_text_gives_facts_that_hang_together(text):
    facts = read_facts(text)
    for number in range(len(facts.scopes)):
        check_scope(facts, number)
    assert all(0 <= one.scope < len(facts.scopes) for one in facts.imports)
    assert all(1 <= line <= max(facts.lines, 1) for _slug, _message, line in facts.problems)


@given(st.binary())
def test_any_bytes_read_as_text_give_facts(data):
    assert read_facts(data.decode("utf-8", errors="replace")).scopes
    assert read_facts(data.decode("latin-1")).scopes


@given(_TEXTS)
def test_facts_come_back_from_bytes_and_are_the_same_each_time(text):
    facts = read_facts(text)
    assert decode(encode(facts)) == facts
    assert encode(read_facts(text)) == encode(facts)


@given(st.binary())
def test_any_bytes_are_facts_or_refused(data):
    try:
        decode(data)
    except msgspec.DecodeError:
        return


@given(_TEXTS)
def test_rewriting_never_moves_a_line(text):
    text = text.replace("\x00", " ")
    assert rewrite(text).count("\n") == text.count("\n")
    assert hide(text)[0].count("\n") == text.count("\n")
