"""Which blocks and functions peewee runs in one transaction."""

import pytest

from analyzer.frameworks import BUILTIN
from tests.project.tiny import project_of

MODELS = """
from peewee import CharField, DatabaseProxy, Model
from playhouse.flask_utils import FlaskDB
from playhouse.pool import PooledPostgresqlExtDatabase

db = PooledPostgresqlExtDatabase("shop", max_connections=8)
proxy = DatabaseProxy()
flask_db = FlaskDB()

class Order(Model):
    state = CharField()
    class Meta:
        database = db
"""


def transactions(text):
    found = project_of({"models.py": MODELS, "work.py": f"from models import *\n{text}"}, BUILTIN).transactions
    return [(one.function, one.kind, one.tables_written) for one in found]


@pytest.mark.parametrize(
    "opener",
    ["db.atomic()", "db", "db.transaction()", "db.savepoint()", "proxy.atomic()", "flask_db.database.atomic()"],
)
def test_blocks_commit_together(opener):
    text = f"def f():\n    Order.select().count()\n    with {opener}:\n        Order.create(state='x')\n"
    assert transactions(text) == [("work.f", "block", ("order",))]


@pytest.mark.parametrize("decorator", ["db.atomic()", "proxy.transaction()"])
def test_decorated_functions_commit_together(decorator):
    text = f"@{decorator}\ndef f():\n    Order.create(state='x')\n"
    assert transactions(text) == [("work.f", "function", ("order",))]


@pytest.mark.parametrize("other", ["db.connection_context()", "open('x')", "Order.bind_ctx(db)"])
def test_other_blocks_open_no_transaction(other):
    assert transactions(f"def f():\n    with {other}:\n        Order.create(state='x')\n") == []
