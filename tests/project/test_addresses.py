"""What an address begins with, form by form. Pure."""

import pytest

from analyzer.frameworks import BUILTIN
from analyzer.model.source import SourceTree
from analyzer.project.build import build_project
from tests.reading import code_of

HEAD = """\
import os
from urllib.parse import urljoin

import requests
from django.conf import settings

HOST = "https://shop.example.org"
HOOKS = parsed(os.environ.get("HOOKS"))
"""


def targets(body, **more):
    """The targets of all requests of a module, and how sure they are."""
    code = code_of({"app.py": HEAD + body} | {f"{name}.py": text for name, text in more.items()})
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    project = build_project(files, SourceTree("app", tuple(file for file, _facts in files), ("",)), BUILTIN)
    return [(one.target, one.confidence.value) for one in project.effects if one.kind == "http"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ('"https://api.example.org/v1"', "api.example.org"),
        ('f"https://api.example.org/{x}"', "api.example.org"),
        ('f"https://api.example.org{x}"', "api.example.org"),
        ('"https://user:secret@api.example.org/v1"', "api.example.org"),
        ('HOST + "/items"', "shop.example.org"),
        ('"%s/items/%s" % (HOST, x)', "shop.example.org"),
        ('"{}/items/{}".format(HOST, x)', "shop.example.org"),
        ('"{base}/items".format(base=HOST)', "shop.example.org"),
        ('urljoin(HOST, "items")', "shop.example.org"),
        ('HOST.rstrip("/") + "/items"', "shop.example.org"),
        ("settings.SHOP_URL", "SHOP_URL"),
        ('f"https://{settings.SHOP_HOST}/items"', "SHOP_HOST"),
        ('os.environ["SHOP_URL"]', "SHOP_URL"),
        ('os.getenv("SHOP_URL", "http://localhost") + "/items"', "SHOP_URL"),
    ],
)
def test_follows_the_start_of_an_address(address, target):
    assert targets(f"def ask(x):\n    requests.get({address})\n") == [(target, "high")]


@pytest.mark.parametrize(
    "address",
    ["x", "x.url", '"/items"', 'f"https://{x}/items"', 'f"https://{x}.example.org"', 'f"https://api-{x}.org"'],
)
def test_gives_up_on_addresses_that_callers_nobody_sees_decide(address):
    assert targets(f"def ask(x):\n    requests.get({address})\n") == [("", "high")]


def test_follows_a_parameter_to_its_callers_and_its_default():
    body = (
        "def ask(base=settings.A_URL):\n    requests.get(base + '/x')\ndef one():\n    ask()\n    ask(settings.B_URL)\n"
    )
    assert targets(body) == [("A_URL", "medium"), ("B_URL", "medium")]


def test_gives_up_on_a_function_that_is_asked_for_many_addresses():
    calls = "".join(f"    ask(settings.URL_{letter})\n" for letter in "ABCDE")
    assert targets(f"def ask(url):\n    requests.get(url)\ndef all():\n{calls}") == [("", "high")]


def test_either_of_two_addresses_is_a_row_of_its_own():
    body = "def ask(x):\n    requests.get(settings.A_URL if x else settings.B_URL)\n"
    assert targets(body) == [("A_URL", "high"), ("B_URL", "high")]


def test_a_value_that_a_function_makes_of_a_setting_is_told_by_that_setting():
    assert targets("def ask():\n    for hook in HOOKS:\n        requests.post(hook)\n") == [("HOOKS", "medium")]


def test_follows_what_an_object_keeps_returns_and_gets_from_its_subclasses():
    body = """\
class Client:
    base = ""
    @property
    def root(self):
        return settings.ROOT_URL
    def make(self):
        return settings.MADE_URL + "/x"
    def ask(self):
        requests.get(self.root)
    def ask_made(self):
        requests.get(self.make())
    def ask_below(self):
        requests.get(f"{self.base}/x")
class Shop(Client):
    base = "https://below.example.org"
"""
    assert targets(body) == [("ROOT_URL", "high"), ("below.example.org", "medium"), ("MADE_URL", "high")]


@pytest.mark.parametrize("default", ["https://shop.example.org/api", "shop.example.org"])
def test_a_setting_has_the_host_of_its_only_default(default):
    code = code_of({"conf.py": f'SHOP_URL = "{default}"\n', "app.py": HEAD + "requests.get(settings.SHOP_URL)\n"})
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    project = build_project(files, SourceTree("app", tuple(file for file, _facts in files), ("",)), BUILTIN)
    found = [(one.name, one.setting, one.hosts) for one in project.external_services]
    assert found == [("SHOP_URL", "SHOP_URL", ("shop.example.org",))]
