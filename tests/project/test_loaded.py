"""Code that a string names: what is called when a module is a value."""

from dataclasses import replace

import pytest

from analyzer.model.knowledge import Backends, Configured
from tests.project.tiny import TINY, project_of

LOADING = replace(
    TINY,
    packages=frozenset({"importlib", "third", "tinyorm"}),
    configured=Configured(
        objects=frozenset({"third.CONF"}),
        options=frozenset({"third.Option"}),
        registering=frozenset({"register", "register_all"}),
    ),
    backends=(
        Backends(frozenset({"third.Backend"}), (1, "mapping"), (0, "name"), "get_backend"),
        Backends(frozenset({"third.Backend.of"}), (1, "mapping"), giver="get_backend"),
    ),
)
HEAD = """
import importlib
import sys
from importlib import import_module
from django.conf import settings
from oslo_utils import importutils
from third import CONF, Backend, Group, Option
"""
DATABASE = {
    "db/__init__.py": "from db.api import *\n",
    "db/api.py": "def find(key):\n    pass\nclass Rows:\n    def all(self):\n        pass\n",
    "other.py": "def find(key):\n    pass\n",
}


def calls(text, **more):
    """Callee and confidence of every call of `app.f` and of methods of `app`, without constructors."""
    files = {**DATABASE, "app.py": HEAD + text, **{f"{name}.py": body for name, body in more.items()}}
    found = project_of(files, (LOADING,)).calls
    return sorted((one.callee, one.confidence.value) for one in found if one.caller.startswith("app."))


FIND = ("db.api.find", "high")
MAYBE = ("db.api.find", "medium")


@pytest.mark.parametrize(
    "text",
    [
        'def f():\n    import_module("db").find(1)\n',
        'def f():\n    importutils.import_module("db").find(1)\n',
        "import db\ndef f():\n    store = db\n    store.find(1)\n",
        'def f():\n    sys.modules["db"].find(1)\n',
        'class A:\n    def __init__(self):\n        self.db = import_module("db")\n'
        "    def f(self):\n        self.db.find(1)\n",
        'class A:\n    def __init__(self, name="db"):\n        self.db = import_module(name)\n'
        "    def f(self):\n        self.db.find(1)\n",
    ],
)
def test_a_module_under_any_name_is_that_module(text):
    assert calls(text) == [FIND]


def test_a_module_that_is_passed_is_what_its_parameter_is():
    text = (
        "import db\nclass A:\n    def __init__(self, store):\n        self.store = store\n"
        "    def f(self):\n        self.store.find(1)\n"
    )
    assert FIND in calls(text + "def g():\n    A(db).f()\n")


def test_a_name_that_callers_give_is_followed():
    text = "def load(name):\n    return import_module(name)\ndef f():\n    load('db').find(1)\n"
    assert FIND in calls(text)


def test_one_of_two_modules_is_less_sure():
    text = "try:\n    import db as impl\nexcept ImportError:\n    import other as impl\ndef f():\n    impl.find(1)\n"
    assert calls(text) == [MAYBE, ("other.find", "medium")]


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        ("CONF.register(Option('db_driver', default='db'))", "CONF.db_driver"),
        ("CONF.register(Option('db-driver', default='db'), group='store')", "CONF.store.db_driver"),
        ("CONF.register_all([Option('driver', default='db')], group=Group('store'))", "CONF.store.driver"),
        ("OPTIONS = [Option('driver', default='db')]\nCONF.register_all(OPTIONS)", "CONF.driver"),
        ("OPTIONS = [Option('driver', default='db')]", "CONF.anywhere.driver"),
    ],
)
def test_the_default_of_an_option_is_followed_less_surely(declared, used):
    assert calls(f"{declared}\ndef f():\n    import_module({used}).find(1)\n") == [MAYBE]


def test_the_option_stands_in_where_nothing_is_passed():
    text = (
        "CONF.register(Option('db_driver', default='db'))\nclass Base:\n"
        "    def __init__(self, db_driver=None):\n"
        "        if not db_driver:\n            db_driver = CONF.db_driver\n"
        "        self.db = import_module(db_driver)\n"
        "class A(Base):\n    def f(self):\n        self.db.find(1)\n"
    )
    assert calls(text) == [MAYBE]


@pytest.mark.parametrize(
    "used",
    [
        "CONF.other",
        "CONF.elsewhere.driver",
        "name",
        'f"db.{name}"',
    ],
)
def test_gives_up_on_names_that_no_line_spells_out(used):
    text = "CONF.register(Option('driver', default='db'), group='store')\ndef f(name):\n"
    assert calls(f"{text}    import_module({used}).find(1)\n") == []


def test_an_object_of_a_class_that_an_option_names():
    text = "CONF.register(Option('rows', default='db.api.Rows'))\n"
    assert calls(text + "def f():\n    importutils.import_object(CONF.rows).all()\n") == [("db.api.Rows.all", "medium")]
    assert ("db.api.Rows.all", "medium") in calls(text + "def f():\n    importutils.import_class(CONF.rows)().all()\n")


@pytest.mark.parametrize(
    "made",
    [
        "Backend.of(CONF, mapping={'sql': 'db.api'}, lazy=True)",
        "Backend('sql', mapping={'sql': 'db.api', 'ldap': 'other'})",
        "Backend('db.api')",
        "Backend.of(CONF, MAPPING)",
    ],
)
def test_a_backend_is_the_module_that_the_mapping_names(made):
    assert calls(f"MAPPING = {{'sql': 'db.api'}}\nIMPL = {made}\ndef f():\n    IMPL.find(1)\n") == [FIND]


def test_each_of_several_backends_is_less_sure():
    text = "IMPL = Backend.of(CONF, mapping={'sql': 'db.api', 'ldap': 'other'})\ndef f():\n    IMPL.find(1)\n"
    assert calls(text) == [MAYBE, ("other.find", "medium")]


def test_one_of_several_backends_is_less_sure_where_only_it_has_the_function():
    text = "IMPL = Backend.of(CONF, mapping={'sql': 'db.api', 'ldap': 'third_party'})\ndef f():\n    IMPL.find(1)\n"
    assert calls(text) == [MAYBE]


@pytest.mark.parametrize(
    ("giver", "found"),
    [
        ("import sys\ndef get_backend():\n    return sys.modules[__name__]\ndef find(key): pass\n", "sql.find"),
        ("def get_backend():\n    return Store()\nclass Store:\n    def find(self, key): pass\n", "sql.Store.find"),
    ],
)
def test_a_backend_is_what_its_module_gives(giver, found):
    text = "IMPL = Backend.of(CONF, mapping={'sql': 'sql'})\ndef f():\n    IMPL.find(1)\n"
    assert calls(text, sql=giver) == [(found, "high")]


def test_gives_up_on_a_backend_whose_module_is_not_in_the_code_base():
    assert calls("IMPL = Backend.of(CONF, mapping={'sql': 'elsewhere.api'})\ndef f():\n    IMPL.find(1)\n") == []


def test_what_a_setting_loads_is_a_problem_and_no_dynamic_site():
    text = "CONF.register(Option('driver', default='db'))\n"
    text += "def f(x):\n    import_module(CONF.driver)\n    import_module(x)\n"
    project = project_of({**DATABASE, "app.py": HEAD + text}, (LOADING,))
    lines = HEAD.count("\n")
    assert [one.location.line for one in project.dynamic_sites] == [lines + 4]
    assert [one.location.line for one in project.problems if one.slug == "loaded-by-setting"] == [lines + 3]
