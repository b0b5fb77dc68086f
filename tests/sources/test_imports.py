"""The cheap scan of file heads."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.sources.imports import PREFIX, is_standard, named_modules


def test_imports_of_all_shapes():
    text = b"import a.b, c as d\nfrom e.f import g, h as i  # note\nfrom j import (\n    k,  # why\n    l,\n)\n"
    assert named_modules(text) == (("a.b", ""), ("c", ""), ("e.f", "g"), ("e.f", "h"), ("j", "k"), ("j", "l"))


def test_indented_imports_count():
    assert named_modules(b"def f():\n    from shop import orders\n") == (("shop", "orders"),)


def test_relative_imports_say_nothing():
    assert named_modules(b"from . import a\nfrom ..b import c\n") == ()


def test_star_import_names_the_module():
    assert named_modules(b"from shop.models import *\n") == (("shop.models", ""),)


def test_dotted_strings_name_modules():
    found = named_modules(b"INSTALLED_APPS = ['shop.orders', \"shop.users.apps.UsersConfig\", 'plain']\n")
    assert ("shop.orders", "") in found
    assert ("shop.users.apps", "") in found
    assert all(name != "plain" for name, _ in found)


def test_gives_up_after_the_head_of_a_file():
    assert named_modules(b"#" * PREFIX + b"\nimport late\n") == ()


def test_a_name_alone_may_mean_the_standard_library():
    assert is_standard("calendar", "")
    assert not is_standard("calendar.models", "")


@given(st.binary(max_size=300))
def test_any_bytes_are_accepted(data):
    named_modules(data)
