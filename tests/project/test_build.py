import pytest

from analyzer.model.knowledge import Framework
from tests.project.tiny import TINY, project_of, with_models


def test_frameworks_that_nobody_imports_are_left_out():
    other = Framework("other", "Other", frozenset({"other"}), "")
    child = Framework("child", "Child", frozenset({"child"}), "", parent="other")
    assert project_of(with_models(""), (TINY, other, child)).frameworks == ("tinyorm",)
    assert project_of({"a.py": "import child\n"}, (TINY, other, child)).frameworks == ("child", "other")


def test_an_empty_code_base_is_a_project():
    project = project_of({})
    assert project.modules == ()
    assert project.coverage.files == (0, 0)


def test_an_empty_file_is_a_module():
    assert [one.name for one in project_of({"a.py": ""}).modules] == ["a"]


def test_every_row_is_sorted():
    text = """\
from tinyorm import atomic
def z():
    Order().save()
def a():
    z()
    with atomic():
        Customer().save()
"""
    project = project_of(with_models(text))
    for rows, key in (
        (project.modules, lambda one: one.name),
        (project.definitions, lambda one: one.name),
        (project.calls, lambda one: (one.caller, one.callee)),
        (project.entities, lambda one: one.symbol),
        (project.accesses, lambda one: (one.function, one.table, one.op, one.verb)),
        (project.transactions, lambda one: one.function),
    ):
        assert list(rows) == sorted(rows, key=key)
    assert project.accesses
    assert project.calls
    assert project.transactions


@pytest.mark.parametrize(
    "text",
    [
        "x = x\n",
        "x = x.y\n",
        "class A(A): pass\n",
        "class A(B): pass\nclass B(A): pass\nA().run()\n",
        "from app import *\n",
        "from app import x as y\nfrom app import y as x\n",
        "def f(a=f): return f(f)\nf(f)(f)\n",
        "x = lambda: x()\nx()\n",
        "x = [x]\nx += x\nfor y in x: x.append(y)\n",
        "def f():\n    global g\n    g = f\n    return g\n",
        "x = {**x}\n",
        "class A:\n    a = A\n    def f(self):\n        self.a = self.a.a\n        return self.a.f()\n",
        "x = y = z\nz = x\ny = z\nx()\n",
        "def f(x):\n    while x:\n        x, y = y, x.z\n    return y\n",
        "from . import app\nfrom .app import app as app\napp.app.app()\n",
        "def f(*a, **k):\n    f(*a, **k)\n    f(*f(), **f())\n",
        "import app.app\nx = app.app.x\n",
        "class A:\n    def __call__(self): return self()\nA()()()()\n",
        "@f\ndef f(): pass\n",
        "def f(x: 'f') -> 'f': return x\nf(f).g(f)\n",
        "class A(type(A)): pass\n",
        "class A(f(A)): pass\n",
        "x = f'{x}' + x\nimport importlib\ny = importlib.import_module(x)\n",
        "def f(q):\n    for x in q:\n        q = q.filter(q)\n        yield f(q)\n",
    ],
)
def test_circles_of_every_kind_end(text):
    head = "from tinyorm import Row, Manager\nclass Order(Row):\n    rows = Manager()\n"
    project = project_of({"app.py": head + text, "b.py": "from app import *\nfrom app import x\nx.y()\n"})
    assert len(project.modules) == 2


@pytest.mark.parametrize(
    "text",
    [
        "x = Order.rows\n" + "x = x.filter(1)\n" * 1_000,
        "x = []\n" + "x = x + [1]\n" * 1_000,
        "x = ''\n" + "x += 'a'\n" * 1_000,
        "x = f\n" + "x = x()\n" * 1_000,
        "x = f\n" + "x = x.y\n" * 1_000,
        "x = f\n" + "x = x[0]\n" * 1_000,
        "x = f\n" + "x = x or g\n" * 1_000,
        "".join(f"def f{n}(a):\n    return f{n + 1}(a)\n" for n in range(3_000)) + "f0(Order())\n",
        "class A0: pass\n" + "".join(f"class A{n + 1}(A{n}): pass\n" for n in range(150)) + "A150().run()\n",
        "x0 = Order\n" + "".join(f"x{n + 1} = x{n}\n" for n in range(3_000)) + "x3000.rows.first()\n",
        "def f(x=1):\n" + "".join(f"  x{n} = lambda: x{n - 1}\n" for n in range(1, 500)) + "  return x499\n",
    ],
    ids=[
        "chain",
        "list",
        "text",
        "calls",
        "attributes",
        "items",
        "choices",
        "functions",
        "classes",
        "names",
        "lambdas",
    ],
)
def test_very_long_chains_end(text):
    head = "from tinyorm import Row, Manager\nclass Order(Row):\n    rows = Manager()\n"
    assert len(project_of({"app.py": head + text}).modules) == 1


def test_a_long_chain_of_modules_is_followed():
    texts = {f"m{n}.py": f"from m{n + 1} import *\nfrom m{n + 1} import go\n" for n in range(60)}
    texts |= {"m60.py": "def go(): pass\n", "app.py": "from m0 import go\ngo()\n"}
    assert len(project_of(texts).modules) == 62
