"""What helpers do to whatever they are given is done by those who call them."""

import pytest

from tests.project.tiny import project_of, with_models

USES = "def a():\n    keep(Order())\ndef b():\n    keep(Customer())\n"
HEAD = "from tinyorm import Session\n"


def writes(text):
    found = project_of(with_models(HEAD + text)).accesses
    return [(one.function, one.table, one.verb) for one in found if one.op == "write"]


@pytest.mark.parametrize(
    ("helper", "verb"),
    [
        ("def keep(row):\n    row.save()\n", "save"),
        ("def keep(row):\n    same = row\n    same.delete()\n", "delete"),
        ("def keep(row):\n    Session().add(row)\n", "add"),
        ("def keep(row, session: Session = None):\n    session.add(row)\n", "add"),
    ],
)
def test_a_helper_writes_what_each_caller_gives(helper, verb):
    assert writes(helper + USES) == [("app.a", "order", verb), ("app.b", "customer", verb)]


def test_methods_and_names_of_arguments_count_too():
    helper = "class Store:\n    def keep(self, other, row):\n        row.save()\n"
    calls = "def a():\n    Store().keep(1, row=Order())\ndef b():\n    Store().keep(1, Customer())\n"
    assert writes(helper + calls) == [("app.a", "order", "save"), ("app.b", "customer", "save")]


def test_where_all_callers_agree_the_helper_itself_writes():
    assert writes("def keep(row):\n    row.save()\ndef a():\n    keep(Order())\n") == [("app.keep", "order", "save")]


@pytest.mark.parametrize(
    "helper",
    [
        "def keep(row):\n    print(row)\n",
        "def keep(row):\n    row.name = 1\n",  # no write before it is saved
        "def keep(row):\n    row.child.save()\n",
        "def keep(row):\n    for one in row:\n        one.save()\n",
    ],
)
def test_helpers_that_only_look_write_nothing(helper):
    assert writes(helper + USES) == []


def test_gives_up_on_what_a_helper_hands_on():
    assert writes("def keep(row):\n    other(row)\ndef other(row):\n    row.save()\n" + USES) == []
