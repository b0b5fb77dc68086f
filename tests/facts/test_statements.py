import pytest

from analyzer.facts.python import read_facts
from tests.facts.shown import calls_under, effects, meaning, scope_of, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a = 1\nif x: a = 2\n", "(2 | 1)"),
        ("if x: a = 1\nelse: a = 2\n", "(1 | 2)"),
        ("if x: a = 1\nelif y: a = 2\nelse: a = 3\n", "(1 | (2 | 3))"),
        ("if x: a = 1\n", "1"),
        ("a = 1\nif x: b = 2\n", "1"),
        ("a = 1\nif x: a = 2\nelse: a = 2\n", "(2 | 2)"),
        ("a = 1\nif x: del a\n", "1"),
        ("if (a := 1): pass\n", "1"),
    ],
)
def test_after_a_branch_a_name_means_either(text, shown):
    assert meaning(text, "a") == shown


@pytest.mark.parametrize("leave", ["return", "raise E", "return 1", "raise"])
def test_a_branch_that_leaves_says_nothing_about_what_follows(leave):
    text = f"def f():\n    a = 1\n    if x:\n        a = 2\n        {leave}\n    return a\n"
    assert effects(text, "f")[-1] == "returns 1"


def test_a_branch_leaves_when_all_its_own_branches_do():
    text = """
def f():
    a = 1
    if x:
        a = 2
        if y:
            return
        else:
            try:
                return g()
            except E:
                raise
    return a
"""
    assert effects(text, "f")[-1] == "returns 1"


def test_after_branches_that_all_leave_names_keep_what_they_meant():
    text = "def f():\n    a = 1\n    if x: return\n    else: raise E\n    return a\n"
    assert effects(text, "f")[-1] == "returns 1"


def test_at_the_head_of_a_loop_a_name_means_before_or_the_last_turn():
    text = "a = 1\nfor x in xs:\n    b = a\n    a = g(a)\n"
    assert meaning(text, "a") == "(1 | g(...))"
    assert meaning(text, "b") == "(1 | g(...))"


def test_a_name_that_a_loop_does_not_change_keeps_its_meaning():
    assert meaning("a = 1\nwhile a < 2:\n    b = a\n", "b") == "1"


@pytest.mark.parametrize("leave", ["break", "continue"])
def test_what_was_bound_before_leaving_a_turn_is_known_after_the_loop(leave):
    text = f"found = None\nfor x in xs:\n    if x.ok:\n        found = x\n        {leave}\n    y = found\n"
    assert meaning(text, "found") == "(None | (each(xs) | ...))"
    assert meaning(text, "y") == "(None | (each(xs) | ...))"


def test_a_loop_may_not_run_at_all():
    assert meaning("a = 1\nfor x in xs: a = 2\n", "a") == "(1 | 2)"
    assert meaning("for x in xs: pass\n", "x") == "each(xs)"


def test_the_else_of_a_loop_lies_outside_it():
    assert calls_under("for x in a():\n    b()\nelse:\n    c()\n") == {"a()": "", "b()": "loop", "c()": ""}
    assert calls_under("while a():\n    b()\nelse:\n    c()\n") == {"a()": "loop", "b()": "loop", "c()": ""}


@pytest.mark.parametrize(
    "body",
    [
        "a = 2", "a: int = 2", "a += 2", "import a", "from m import a", "def a(): pass", "class a: pass",
        "with c as a: pass", "with c as (a, b): pass", "b = a = 2", "b, *a = c", "for a in c: pass",
        "if (a := 2): pass", "while x:\n        a = 2", "try: a = 2\n    except E: pass",
        "try: pass\n    except E as a: pass\n    a = 2", "match c:\n        case [a]: pass", "del b; a = 2",
    ],
)  # fmt: skip
def test_whatever_binds_a_name_in_a_loop_counts_at_its_head(body):
    facts = read_facts(f"a = 1\nfor x in xs:\n    before = a\n    {body}\n")
    module = facts.scopes[0]
    head = module.values[module.bindings["before"]][3]
    assert module.values[head][0] == 6, "PHI"
    assert len(module.values[head][2]) == 2


def test_a_handler_may_begin_anywhere_in_the_body_of_its_try():
    text = "a = 1\ntry:\n    a = 2\nexcept E:\n    b = a\n"
    assert meaning(text, "b") == "(2 | 1)"
    assert meaning(text, "a") == "(2 | (2 | 1))"


def test_an_import_with_a_substitute_means_either():
    text = "try:\n    import a\nexcept ImportError:\n    a = None\n"
    assert meaning(text, "a") == "(@a: | None)"


def test_the_name_of_an_exception_ends_with_its_handler():
    text = "try:\n    a()\nexcept E as e:\n    b = e\nc = e\n"
    assert meaning(text, "b") == "other(E)"
    assert meaning(text, "c") == "e"
    assert meaning(text, "e") is None


def test_the_parts_of_a_try_lie_in_their_regions():
    text = "try:\n    a()\nexcept E:\n    b()\nelse:\n    c()\nfinally:\n    d()\n"
    assert calls_under(text) == {"a()": "try", "b()": "except", "c()": "", "d()": ""}
    assert calls_under("try:\n    a()\nexcept* E:\n    b()\n") == {"a()": "try", "b()": "except"}


def test_a_try_whose_every_path_leaves_leaves():
    text = "def f():\n    a = 1\n    if x:\n        a = 2\n        try: return\n        finally: g()\n    return a\n"
    assert effects(text, "f")[-1] == "returns 1"


def test_with_binds_what_the_manager_enters():
    text = "with a() as b, b.c() as (d, e):\n    g(d)\nh()\n"
    assert meaning(text, "b") == "enter(a())"
    assert meaning(text, "e") == "enter(enter(a()).c())[1]"
    assert calls_under(text) == {
        "a()": "", "enter(a()).c()": "with", "g(enter(enter(a()).c())[0])": "with with", "h()": "",
    }  # fmt: skip
    assert calls_under("async def f():\n    async with a() as b: b.c()\n", "f") == {"a()": "", "enter(a()).c()": "with"}


def test_patterns_read_classes_and_values_and_bind_captures():
    text = """
a = 1
match subject():
    case Order(state=State.OPEN, total=t) if check(t):
        a = 2
    case {"k": v, **others}:
        a = v
    case [first, *others] as whole:
        pass
"""
    assert meaning(text, "a") == "(2 | other(subject()) | 1)"
    assert meaning(text, "t") == "other(subject())"
    assert meaning(text, "whole") == "subject()"
    assert calls_under(text)["check(other(subject()))"] == "branch"
    names = {value[2] for value in read_facts(text).scopes[0].values if value[0] == 0}
    assert {"Order", "State"} <= names


def test_a_pattern_that_takes_all_leaves_no_other_way():
    assert meaning("a = 1\nmatch x:\n    case 1: a = 2\n    case _: a = 3\n", "a") == "(2 | 3)"


def test_a_function_is_a_value_of_the_scope_around_it():
    text = "@d(1)\n@e\nasync def f(a): return g(a)\n"
    function = scope_of(read_facts(text), "f")
    assert meaning(text, "f") == "def f"
    assert function.is_async
    assert (function.line, function.end_line) == (3, 3)
    assert effects(text, "f") == ["calls g($a)", "returns g($a)"]


def test_decorators_defaults_and_annotations_belong_to_the_scope_around():
    text = "D = 1\n@deco\ndef f(a: T = D) -> R: pass\n"
    facts = read_facts(text)
    function, module = scope_of(facts, "f"), facts.scopes[0]
    assert [show(facts, module, number) for number in function.decorators] == ["deco"]
    assert show(facts, module, function.parameters[0].default) == "1"
    assert show(facts, module, function.returns) == "R"
    assert [value[0] for value in function.values] == [7], "PARAM alone"


def test_a_class_knows_its_bases_keywords_and_body():
    text = "@d\nclass K(A, b.B, metaclass=M, **o):\n    '''Does it.'''\n    x = 1\n    def m(self): return x\n"
    facts = read_facts(text)
    found, module = scope_of(facts, "K"), facts.scopes[0]
    assert [show(facts, module, number) for number in found.bases] == ["A", "b.B"]
    assert [(name, show(facts, module, number)) for name, number in found.keywords] == [("metaclass", "M"), ("**", "o")]
    assert [show(facts, module, number) for number in found.decorators] == ["d"]
    assert found.docstring == "Does it."
    assert set(found.bindings) == {"x", "m"}


def test_an_inner_scope_reads_names_of_outer_ones_by_name():
    text = "a = 1\ndef f(b):\n    def g():\n        return a, b, c\n    c = 2\n    return g\n"
    assert effects(text, "f.g") == ["returns (a, b, c)"]
    assert [(scope.name, scope.parent) for scope in read_facts(text).scopes] == [("", -1), ("f", 0), ("f.g", 1)]


def test_a_scope_knows_the_region_it_is_defined_in():
    facts = read_facts("for x in xs:\n    def f(): pass\n")
    assert facts.scopes[0].regions[scope_of(facts, "f").region][1] == 1, "LOOP"


def test_the_second_of_two_definitions_wins_and_both_stay():
    facts = read_facts("def f(): return 1\ndef f(): return 2\n")
    assert [scope.name for scope in facts.scopes] == ["", "f", "f"]
    assert facts.scopes[0].values[facts.scopes[0].bindings["f"]][2] == 2


@pytest.mark.parametrize(
    ("docstring", "paragraph"),
    [
        ("'''One line.'''", "One line."),
        ("'''\n    First\n    paragraph.\n\n    Second.\n    '''", "First paragraph."),
        ("'''First.\n      \n    Second.'''", "First."),
        ("''''''", ""),
        ("f'''no {docstring}'''", ""),
        ("b'no docstring'", ""),
        ("pass", ""),
    ],
)
def test_the_docstring_is_its_first_paragraph_on_one_line(docstring, paragraph):
    assert scope_of(read_facts(f"def f():\n    {docstring}\n"), "f").docstring == paragraph


def test_nested_loops_are_looked_at_once_per_statement():
    depth = 90
    text = "".join(" " * level + "for x in xs:\n" for level in range(depth)) + " " * depth + "a = a\n"
    assert read_facts("a = 1\n" + text).problems == []
