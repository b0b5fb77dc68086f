"""Instances that differ by the entity they are made for."""

import pytest

from tests.project.tiny import project_of, with_models

REPO = """
from typing import Generic, TypeVar
from tinyorm import Session
T = TypeVar("T")
K = TypeVar("K")
class Repo(Generic[T, K]):
    def __init__(self, session: Session, model):
        self.session = session
        self.model = model
    def one(self):
        return self.model.rows.first()
    def create(self, data):
        row = self.model(**data)
        self.session.add(row)
"""
FACTORY = "class Repos:\n    @property\n    def orders(self){}:\n        return Repo(self.session, Order)\n"
ONE = [("app.Repo.one", "app.Repo[Order]", "order")]


def rows(text):
    return [(one.function, one.receiver, one.table) for one in project_of(with_models(REPO + text)).accesses]


@pytest.mark.parametrize(
    "text",
    [
        "def f(s):\n    Repo(s, Order).one()\ndef g(s):\n    Repo(s, model=Customer)\n",
        "class Mine(Repo):\n    def __init__(self, s, m):\n        super().__init__(s, m)\n"
        "def f(s):\n    Mine(s, Order).one()\ndef g(s):\n    Mine(s, Customer)\n",
        FACTORY.format("") + "def f():\n    Repos().orders.one()\ndef g(s):\n    Repo(s, Customer)\n",
        FACTORY.format(" -> Repo[Order, int]")
        + "def f():\n    Repos().orders.one()\ndef g(s):\n    Repo(s, Customer)\n",
        FACTORY.format(" -> 'Repo[Order, int]'")
        + "def f():\n    Repos().orders.one()\ndef g(s):\n    Repo(s, Customer)\n",
    ],
)
def test_a_method_reads_the_table_of_the_entity_that_its_instance_was_made_for(text):
    assert [(function, table) for function, _receiver, table in rows(text)] == [("app.Repo.one", "order")]


def test_each_call_site_has_its_own_entity():
    found = rows("def f(s):\n    Repo(s, Order).one()\ndef g(s):\n    Repo(s, Customer).create({})\n")
    assert found == [("app.Repo.create", "app.Repo[Customer]", "customer"), *ONE]


def test_gives_up_on_an_unknown_entity():
    assert rows("def f(s, m):\n    Repo(s, m).one()\ndef g(s):\n    Repo(s, Order)\n    Repo(s, Customer)\n") == []


def test_an_abstract_entity_of_many_tables_stays_open():
    tables = "".join(f"class T{number}(Base): pass\n" for number in range(9))
    text = (
        f"from tinyorm import Row\nclass Base(Row):\n    abstract = True\n{tables}def f(row: Base):\n    row.save()\n"
    )
    project = project_of(with_models(text))
    assert project.accesses == ()
    assert [(one.function, len(one.tables)) for one in project.open_sites] == [("app.f", 9)]
