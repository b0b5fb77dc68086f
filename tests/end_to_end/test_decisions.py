"""What people decided reaches the report, or they are told why it does not."""

import json

import pytest

from tests.end_to_end.test_awkward_input import decompose, make

FILES = {
    "shop/__init__.py": "",
    "shop/orders.py": "from shop.billing import charge\n\n\ndef place(order):\n    return charge(order)\n",
    "shop/billing.py": "def charge(order):\n    return order\n",
    "shop/search.py": "def find(text):\n    return text\n",
    "tests/test_orders.py": "from shop.orders import place\n\n\ndef test_place():\n    assert place(1)\n",
}


def analyze(folder, rows, *more):
    make(folder / "in", FILES)
    (folder / "mine.toml").write_text(f'schema = "decompose-decisions/1"\n{rows}')
    return decompose("analyze", str(folder / "in"), "--decisions", str(folder / "mine.toml"), *more)


@pytest.mark.parametrize(
    ("row", "slug", "message", "hint"),
    [
        (
            'op = "pin"\nmodule = "shop.billing"',
            "idle",
            "`pin` of shop.billing does not say where: it is in ",
            'to = "',
        ),
        ('op = "pin"\nmodule = "test_orders"\nto = "x"', "idle", "belongs to no service", "tests, migrations"),
        ('op = "new"\nservice = "empty"', "idle", "`new` of empty puts nothing into it", "modules = "),
        ('op = "accept"\nsymbol = "shop.billing.charge"', "idle", "a part of a module", "accept the module"),
        (
            'op = "ignore"\nmodule = "shop.bilings"',
            "stale",
            "names shop.bilings, which is not in the code",
            "shop.billing?",
        ),
        ('op = "accept"\nfinding = "cascade"', "stale", "names cascade, which is not in the code", ""),
        ('op = "rename"\nservice = "nobody"\nto = "x"', "stale", "names nobody, which is no service", ""),
        ('op = "merge"\nservice = "nobody"\ninto = "none"', "stale", "names none, which is no service", ""),
    ],
)
def test_a_decision_without_effect_is_told_with_its_file_and_line(tmp_path, row, slug, message, hint):
    done = analyze(tmp_path, f"[[decision]]\n{row}\n", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "out" / "decompose-report.json").read_text())
    (problem,) = [row for row in report["problems"] if row["slug"].endswith("-decision")]
    assert problem["slug"] == f"{slug}-decision"
    assert message in problem["message"]
    assert hint in problem["hint"]
    assert problem["location"] == {"path": "mine.toml", "line": 2, "text": ""}
    assert f"{slug}-decision  mine.toml:2  {problem['message']}\n  hint: {problem['hint']}\n" in done.stderr.decode()


def test_a_new_service_holds_what_was_named(tmp_path):
    done = analyze(
        tmp_path,
        '[[decision]]\nop = "new"\nservice = "ledger"\nmodules = ["shop.billing"]\n'
        '[[decision]]\nop = "accept"\nmodule = "shop.search"\n',
        *("-f", "json", "-o", "-"),
    )
    report = json.loads(done.stdout)
    assert [service["modules"] for service in report["services"] if service["id"] == "ledger"] == [["shop.billing"]]
    assert not [row for row in report["problems"] if row["slug"].endswith("-decision")]


def test_a_fact_about_what_is_not_there_is_told_with_the_nearest_name(tmp_path):
    fact = '[[fact]]\ncaller = "shop.orders.plce"\ncallee = "shop.billing.charge"\nreason = "queue"\n'
    done = analyze(tmp_path, fact, "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "names shop.orders.plce, which is not in the code\n  hint: did you mean" in done.stderr.decode()
