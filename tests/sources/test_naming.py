"""Module names and shown paths."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.sources.naming import Place, name_below, settle, shown


def test_names_below_a_root():
    assert name_below("src/shop/models.py", "src") == ("shop.models", False)
    assert name_below("src/shop/__init__.py", "src") == ("shop", True)
    assert name_below("manage.py", "") == ("manage", False)


def test_an_init_right_in_the_root_is_named_by_its_folder():
    assert name_below("apps/__init__.py", "apps") == ("apps", True)
    assert name_below("__init__.py", "") == ("__init__", True)


def test_dots_in_file_names_are_no_dots_of_module_names():
    assert name_below("conf/settings.prod.py", "conf") == ("settings_prod", False)


def place(path, root="", module=""):
    name, is_package = name_below(path, root)
    return Place(path, root, module or name, is_package)


def test_same_name_in_two_roots_gets_the_root_in_front():
    places = [place("a/app/__init__.py", "a"), place("b/app/__init__.py", "b"), place("b/app/views.py", "b")]
    names, problems = settle(places)
    assert names == {"a/app/__init__.py": "a.app", "b/app/__init__.py": "b.app", "b/app/views.py": "b.app.views"}
    assert [(problem.slug, problem.location.path) for problem in problems] == [("same-name", "a/app/__init__.py")]


def test_parts_of_a_namespace_package_in_two_roots_are_left_alone():
    names, problems = settle([place("a/ext/pay.py", "a"), place("b/ext/ship.py", "b")])
    assert set(names.values()) == {"ext.pay", "ext.ship"}
    assert not problems


def test_a_module_beside_a_package_of_the_same_name_is_the_one_that_python_does_not_import():
    names, problems = settle([place("utils.py"), place("utils/__init__.py")])
    assert names == {"utils/__init__.py": "utils", "utils.py": "utils_2"}
    assert [problem.slug for problem in problems] == ["shadowed-module"]


def test_plain_paths_are_shown_as_they_are():
    assert shown("shop/größe/名前.py") == "shop/größe/名前.py"


def test_what_could_break_a_line_a_terminal_or_json_is_an_escape():
    assert shown("a\nb\x1b[31m\u202e\udc80.py") == "a\\nb\\x1b[31m\\u202e\\udc80.py"


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_paths_never_look_the_same(first, second):
    assert (shown(first) == shown(second)) == (first == second)
    assert shown(first).isprintable()


@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "b", "a/b"]), st.sampled_from(["m", "a.m", "x", "x.y"])), max_size=8)
)
def test_every_module_has_a_name_of_its_own(rows):
    places = [Place(f"{number}.py", root, module, number % 2 == 0) for number, (root, module) in enumerate(rows)]
    names, _ = settle(places)
    assert len(set(names.values())) == len(places)
    assert settle(places[::-1])[0] == names
