"""What must hold for the project of any code base: renaming, order, hash seeds and unrelated modules change nothing."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analyzer.model.project import Project
from tests.project.tiny import project_of

ROOT = Path(__file__).parent.parent.parent

MODELS = """\
from tinyorm import Row, Link
class Customer(Row): pass
class Order(Row):
    customer = Link(Customer, 'orders')
"""
STATEMENTS = (
    "from shop.models import Order, Customer",
    "from shop import *",
    "from . import models as m",
    "from .models import *",
    "try:\n    from shop.a import go\nexcept ImportError:\n    go = None",
    "from tinyorm import atomic",
    "from tinyweb import page",
    "found = Order.rows.all()",
    "found = found.filter(a=1)",
    "def go(x=None):\n    for one in x or Order.rows.all():\n        one.customer.save()\n    return Order()",
    """\
def find(order: 'Order'):
    with atomic():
        go(order.customer)
        return order.customer.orders.first()""",
    "@page\ndef view(request):\n    find(Order.rows.first())\n    return lambda: go(found)",
    """\
class Job(Base):
    order = Order()
    def run(self):
        self.order.save()
        return self.step()
    def step(self):
        self.x = go()
        return self.x""",
    "class Base:\n    def run(self):\n        return super().run()",
    "Job().run()",
    "go(Order())",
)
MODULES = ("shop/__init__.py", "shop/a.py", "shop/b.py", "shop/sub/__init__.py", "shop/sub/c.py")
bodies = st.lists(st.sampled_from(STATEMENTS), max_size=8).map(lambda lines: "\n".join(lines) + "\n")
code_bases = st.fixed_dictionaries(dict.fromkeys(MODULES, bodies)).map(lambda texts: texts | {"shop/models.py": MODELS})


def renamed(texts: dict[str, str]) -> dict[str, str]:
    return {re.sub(r"\bshop\b", "store", path): re.sub(r"\bshop\b", "store", text) for path, text in texts.items()}


@given(code_bases)
def test_renaming_the_top_package_renames_it_everywhere_and_changes_nothing_else(texts):
    expected = re.sub(r"\bshop\b", "store", repr(replace(project_of(texts), coverage=None)))
    assert repr(replace(project_of(renamed(texts)), coverage=None)) == expected


@given(code_bases, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(texts, random):
    paths = list(texts)
    random.shuffle(paths)
    assert project_of({path: texts[path] for path in paths}) == project_of(texts)


SAID_OF_ALL = ("coverage", "unreached")  # where a call of the same name anywhere is said to be a doubt


@given(code_bases)
def test_an_unrelated_module_changes_no_other_fact(texts):
    before = project_of(texts)
    after = project_of(
        texts
        | {
            "other/deep.py": """\
import json
class Tool:
    def run(self):
        return json.dumps(1)
Tool().run()
"""
        }
    )
    for name in Project.__slots__:
        rows = getattr(after, name)
        if name not in SAID_OF_ALL and isinstance(rows, tuple):
            assert tuple(
                row for row in rows if "other.deep" not in repr(row) and "other/deep" not in repr(row)
            ) == getattr(before, name)


@given(code_bases)
def test_every_name_in_a_row_is_a_definition_or_a_module(texts):
    project = project_of(texts)
    known = {one.name for one in project.definitions} | {one.name for one in project.modules}
    for call in project.calls:
        assert {call.caller, call.callee} <= known
    for access in project.accesses:
        assert access.function in known
    for one in project.dependencies:
        assert {one.client, one.supplier} <= known
    assert {one.entry_point for one in project.use_cases} == {one.id for one in project.entry_points}


def test_the_hash_seed_changes_nothing():
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.properties.test_project import MODELS, STATEMENTS\n"
        "from tests.project.tiny import project_of\n"
        "body = '\\n'.join(STATEMENTS) + '\\n'\n"
        "texts = {'shop/__init__.py': body, 'shop/a.py': body, 'shop/sub/c.py': body, 'shop/models.py': MODELS}\n"
        "print(repr(project_of(texts)))\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "12345")
    ]
    assert outputs[0]
    assert len(set(outputs)) == 1
