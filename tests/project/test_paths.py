import pytest

from tests.project.tiny import Asked, path_in


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("import os\nx = os.path.join\n", "os.path.join"),
        ("import os.path\nx = os.path.join\n", "os.path.join"),
        ("import os.path as where\nx = where.join\n", "os.path.join"),
        ("from flask import Flask as Application\nx = Application('shop')\n", "flask.Flask()"),
        (
            "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nx = db.Model\n",
            "flask_sqlalchemy.SQLAlchemy().Model",
        ),
        (
            "from sqlalchemy.orm import sessionmaker\nSession = sessionmaker()\nx = Session()\n",
            "sqlalchemy.orm.sessionmaker()()",
        ),
        ("x = len\n", "builtins.len"),
        ("from third import *\nx = tool\n", "third.tool"),
        ("from third import table\nx = table['rows']\n", "third.table[]"),
        ("x = 3\n", ""),
        ("x = unknown_name\n", ""),
    ],
)
def test_what_third_party_values_are_called(text, path):
    assert path_in({"app.py": text}, "app.x") == path


def test_module_variables_are_followed_across_modules():
    texts = {
        "base.py": "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n",
        "shop/__init__.py": "from base import db as database\n",
        "app.py": "from shop import database\nimport shop\nx = database.Model\ny = shop.database.Model\n",
    }
    assert path_in(texts, "app.x") == path_in(texts, "app.y") == "flask_sqlalchemy.SQLAlchemy().Model"


def test_names_inside_functions_see_enclosing_functions_then_the_module():
    text = "from a import x, y\ndef outer():\n    from b import x\n    def inner():\n        p = x\n        q = y\n"
    assert path_in({"app.py": text}, "app.outer.inner.p") == "b.x"
    assert path_in({"app.py": text}, "app.outer.inner.q") == "a.y"


def test_names_of_a_class_body_are_not_seen_by_its_methods():
    text = "from a import x\nclass Order:\n    from b import x\n    def close(self):\n        p = x\n"
    assert path_in({"app.py": text}, "app.Order.close.p") == "a.x"


def test_class_attributes_are_followed_through_inheritance():
    text = "from lib import tool\nclass Base:\n    job = tool\nclass Order(Base):\n    pass\nx = Order.job\n"
    assert path_in({"app.py": text}, "app.x") == "lib.tool" or path_in({"app.py": text}, "app.x") == "app.Order.job"


def test_inner_classes_are_classes():
    texts = {
        "base.py": "class Order:\n    class State:\n        OPEN = 1\n",
        "app.py": "from base import Order\nx = Order.State\n",
    }
    assert path_in(texts, "app.x") == "base.Order.State"


def test_members_of_an_enumeration_keep_their_name():
    text = "import enum\nclass State(enum.Enum):\n    OPEN = 'open'\nx = State.OPEN\n"
    assert path_in({"app.py": text}, "app.x") == "app.State.OPEN"


def test_methods_of_classes_are_followed_to_the_definition():
    text = "class Base:\n    def close(self): pass\nclass Order(Base):\n    pass\nx = Order.close\n"
    assert path_in({"app.py": text}, "app.x") == "app.Base.close"


def test_values_that_refer_to_themselves_have_no_path():
    text = "def run(x):\n    while x:\n        x = x.next\n    return x\n"
    assert path_in({"app.py": text}, "app.run.returns") == ""


def test_modules_imported_by_a_constant_name_are_modules():
    text = "from importlib import import_module\nx = import_module('base').close\n"
    assert path_in({"app.py": text, "base.py": "def close(): pass\n"}, "app.x") == "base.close"


def test_elements_of_displays_are_taken_by_position():
    text = "from a import p, q\npair = (p, q)\nx, y = pair\nz = [p, q][1]\nw = pair[7]\n"
    asked = Asked({"app.py": text})
    assert [asked.value(f"app.{name}").path for name in "xyz"] == ["a.p", "a.q", "a.q"]
    assert asked.value("app.w").resolved.value[0] != 0


def test_two_terms_are_equal_where_they_are_the_same_value():
    asked = Asked({"app.py": "x = 1\ny = x\n"})
    assert asked.value("app.y").resolved == asked.value("app.x")
    assert len({asked.value("app.y").resolved, asked.value("app.x")}) == 1


def test_a_chain_of_a_thousand_attributes_ends():
    """Far deeper than we follow, and no deeper than the parser of any Python takes it."""
    asked = Asked({"app.py": "import a\nx = (a" + ".b" * 1_000 + ")()\n"})
    assert asked.value("app.x").path in ("", "a" + ".b" * 1_000 + "()")
