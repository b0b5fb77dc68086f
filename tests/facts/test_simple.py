import pytest

from analyzer.facts.python import read_facts
from tests.facts.shown import effects, meaning, scope_of, show


def when_of(text):
    return {one.alias: one.when for one in read_facts(text).imports}


@pytest.mark.parametrize(
    ("statement", "bound", "shown"),
    [
        ("import a", "a", "@a:"),
        ("import a.b.c", "a", "@a:"),
        ("import a.b.c as d", "d", "@a.b.c:"),
        ("from a.b import c", "c", "@a.b:c"),
        ("from a.b import c as d", "d", "@a.b:c"),
        ("from . import c", "c", "@.:c"),
        ("from ..a import c", "c", "@..a:c"),
    ],
)
def test_an_import_binds_a_name(statement, bound, shown):
    assert meaning(statement, bound) == shown


def test_a_star_import_binds_no_name_but_is_listed():
    facts = read_facts("from a import *\n")
    assert facts.scopes[0].bindings == {}
    assert [(one.module, one.name, one.line) for one in facts.imports] == [("a", "*", 1)]


def test_an_import_of_a_submodule_is_listed_whole():
    assert [(one.module, one.alias) for one in read_facts("import a.b.c, d\n").imports] == [("a.b.c", "a"), ("d", "d")]


def test_when_an_import_runs():
    text = """
import a
if x:
    import b
try:
    import c
except ImportError:
    import d
class K:
    import e
    def m(self):
        import g
def f():
    if x:
        import h
with x:
    import i
if x:
    class L:
        import j
"""
    assert when_of(text) == {
        "a": "load", "b": "conditional", "c": "conditional", "d": "conditional", "e": "load", "g": "function",
        "h": "function", "i": "load", "j": "conditional",
    }  # fmt: skip


@pytest.mark.parametrize("test", ["TYPE_CHECKING", "typing.TYPE_CHECKING", "t.TYPE_CHECKING"])
def test_imports_for_type_checkers_only(test):
    text = f"if {test}:\n    import a\n    def f():\n        import b\nelse:\n    import c\n"
    assert when_of(text) == {"a": "typing", "b": "typing", "c": "conditional"}


def test_imports_for_type_checkers_only_behind_a_not():
    assert when_of("if not TYPE_CHECKING:\n    import a\nelse:\n    import b\n") == {"a": "conditional", "b": "typing"}


def test_an_annotation_of_a_name_is_kept_also_without_a_value():
    facts = read_facts("a: int\nb: str = 's'\nc.d: float = 1\n")
    shown = {name: show(facts, facts.scopes[0], number) for name, number in facts.scopes[0].annotations.items()}
    assert shown == {"a": "int", "b": "str"}
    assert set(facts.scopes[0].bindings) == {"b"}
    assert effects("c.d: float = 1\n") == ["c.d = 1"]


def test_an_augmented_name_is_its_old_value_and_the_new_one():
    assert meaning("a = b\na += c\n", "a") == "b + c"
    assert effects("a = b\na += c\n") == ["a += c"]


def test_an_augmented_attribute_or_item_is_stored():
    assert effects("a.b += 1\nc[d] |= e\n") == ["a.b = a.b + 1", "c[d] = c[d] | e"]


def test_a_global_or_nonlocal_name_is_stored_outside():
    text = "def f():\n    global a\n    a = 1\n    a += 2\n    import a\n    return a\n"
    assert effects(text, "f") == [".a = 1", ".a = a + 2", "a += 2", ".a = @a:", "returns a"]
    assert scope_of(read_facts(text), "f").bindings == {}


def test_a_global_statement_of_the_module_changes_nothing():
    assert meaning("global a\na = 1\n", "a") == "1"


def test_a_deleted_name_means_nothing_any_more():
    text = "a = b = c = 1\ndel a, (b, [c])\nd = a\n"
    assert set(read_facts(text).scopes[0].bindings) == {"d"}
    assert meaning(text, "d") == "a"


def test_deleting_attributes_and_items_is_an_effect():
    assert effects("del a.b, c[d]\n") == ["deletes a.b", "deletes c[d]"]


def test_returns_and_raises_are_effects():
    text = "def f():\n    if a: return\n    if b: return c\n    if d: raise\n    raise E('x') from e\n"
    assert effects(text, "f") == ["returns c", "calls E('x')", "raises E('x')"]


def test_a_type_alias_is_a_name():
    assert meaning("type X = list[int]\n", "X") == "list[int]"
    assert meaning("type X[T: (int, str) = int] = list[T]\n", "X") == "list[T]"
