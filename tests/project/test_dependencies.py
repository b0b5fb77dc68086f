from analyzer.model.code import When
from tests.project.tiny import project_of


def rows(texts, kind=None):
    found = project_of(texts).dependencies
    return [(one.client, one.supplier, one.kind, str(one.when)) for one in found if kind in (None, one.kind)]


def test_imports_go_to_the_defining_module():
    texts = {
        "shop/__init__.py": "from .orders import close\n",
        "shop/orders.py": "def close(): pass\n",
        "app.py": "from shop import close\n",
    }
    assert ("app", "shop.orders", "import", "load") in rows(texts)
    assert ("app", "shop", "import", "load") not in rows(texts)


def test_every_import_says_when_it_takes_effect():
    texts = {
        "app.py": """\
from typing import TYPE_CHECKING
import a
if TYPE_CHECKING:
    import b
try:
    import c
except ImportError:
    c = None
def f():
    import d
""",
        **{f"{name}.py": "x = 1\n" for name in "abcd"},
    }
    assert rows(texts, "import") == [
        ("app", "a", "import", "load"),
        ("app", "b", "import", "typing"),
        ("app", "c", "import", "conditional"),
        ("app", "d", "import", "function"),
    ]


def test_star_imports_depend_on_the_module():
    assert rows({"app.py": "from base import *\n", "base.py": "x = 1\n"}) == [("app", "base", "import", "load")]


def test_submodules_are_suppliers_of_their_own():
    texts = {"shop/__init__.py": "", "shop/orders.py": "", "app.py": "from shop import orders\nimport shop.orders\n"}
    assert rows(texts) == [("app", "shop.orders", "import", "load")]


def test_inheritance_leads_from_class_to_class():
    texts = {"base.py": "class Base: pass\n", "app.py": "from base import Base\nclass Order(Base): pass\n"}
    assert rows(texts, "inherit") == [("app.Order", "base.Base", "inherit", "load")]


def test_references_are_names_of_other_modules_that_are_used():
    texts = {
        "base.py": "def go(): pass\ndef stay(): pass\n",
        "app.py": "from base import go, stay\ndef f():\n    return go\nx = [go]\n@stay\ndef g(): pass\n",
    }
    assert rows(texts, "reference") == [
        ("app", "base.go", "reference", "load"),
        ("app.f", "base.go", "reference", "function"),
        ("app.g", "base.stay", "reference", "load"),
    ]


def test_references_through_modules_and_re_exports_go_to_the_definition():
    texts = {
        "shop/__init__.py": "from .orders import close\n",
        "shop/orders.py": "def close(): pass\n",
        "app.py": "import shop\ndef f():\n    shop.close()\n",
    }
    assert rows(texts, "reference") == [("app.f", "shop.orders.close", "reference", "function")]


def test_class_bodies_run_when_the_module_is_loaded():
    texts = {
        "base.py": "def go(): pass\n",
        "app.py": "from base import go\nclass Order:\n    x = go\n    def f(self):\n        go()\n",
    }
    assert rows(texts, "reference") == [
        ("app.Order", "base.go", "reference", "load"),
        ("app.Order.f", "base.go", "reference", "function"),
    ]


def test_third_party_imports_are_no_dependencies():
    assert rows({"app.py": "import os\nfrom flask import Flask\n"}) == []


def test_imports_that_lead_nowhere_are_problems():
    project = project_of({"app.py": "from base import missing\nfrom . import gone\n", "base.py": "x = 1\n"})
    assert [(one.slug, one.location.line) for one in project.problems] == [
        ("unresolved-import", 1),
        ("unresolved-import", 2),
    ]
    assert project.coverage.imports[1] > project.coverage.imports[0]


def test_names_that_a_module_makes_itself_are_no_problem():
    texts = {
        "app.py": "from base import a\nfrom dynamic import b\nfrom stars import c\n",
        "base.py": "globals()['a'] = 1\ndef __getattr__(name): pass\n",
        "dynamic.py": "def __getattr__(name): pass\n",
        "stars.py": "from third import *\n",
    }
    assert project_of(texts).problems == ()


def test_a_module_does_not_depend_on_itself():
    assert rows({"shop/__init__.py": "from . import orders\nfrom shop import x\nx = 1\n", "shop/orders.py": ""}) == [
        ("shop", "shop.orders", "import", "load")
    ]


def test_circles_of_imports_are_dependencies_both_ways():
    texts = {"a.py": "import b\n", "b.py": "import a\n"}
    assert rows(texts) == [("a", "b", "import", "load"), ("b", "a", "import", "load")]


def test_imports_of_tests_are_listed_too():
    assert rows({"app.py": "x = 1\n", "tests/test_app.py": "import app\n"}) == [
        ("tests.test_app", "app", "import", "load")
    ]


def test_locations_show_every_line():
    texts = {"app.py": "from base import go\ndef f():\n    go()\n    go()\n", "base.py": "def go(): pass\n"}
    found = [one for one in project_of(texts).dependencies if one.kind == "reference"]
    assert [place.line for place in found[0].locations] == [3, 4]
    assert found[0].when is When.FUNCTION
