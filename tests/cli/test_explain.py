"""`decompose explain` on the command line."""

import pytest

from analyzer.cli.main import run

MODELS = """\
from django.db import models

class Order(models.Model):
    total = models.IntegerField()

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
"""
SERVICES = """\
from shop.models import Line, Order

def place(total):
    return Order.objects.create(total=total)

def close(order):
    order.save()

def tidy():
    Line.objects.filter(order=None).delete()
"""


@pytest.fixture
def shop(tmp_path):
    folder = tmp_path / "code" / "shop"
    folder.mkdir(parents=True)
    for name, text in (("__init__", ""), ("models", MODELS), ("services", SERVICES)):
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder.parent


def test_reads_the_code_below_a_path(shop, capsys):
    assert run(["explain", "shop_order", str(shop), "--quiet"]) == 0
    printed = capsys.readouterr().out
    assert "shop/services.py:4  create  (L0: class named)" in printed
    assert "shop/services.py:7  shop.services.close  save (write): the value is named like it" in printed


def test_reads_the_current_folder_without_a_path(shop, capsys, monkeypatch):
    monkeypatch.chdir(shop)
    assert run(["explain", "place", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("function shop.services.place  shop/services.py:3-4")


def test_reads_a_saved_report(shop, capsys, tmp_path):
    assert run(["analyze", str(shop), "--quiet", "--format", "json", "--output", str(tmp_path / "out")]) == 0
    assert run(["explain", "shop_order", str(shop), "--quiet"]) == 0
    read = capsys.readouterr().out
    assert run(["explain", "shop_order", "--report", str(tmp_path / "out" / "decompose-report.json")]) == 0
    assert capsys.readouterr().out == read


def test_facts_given_by_hand_are_used_and_marked(shop, capsys):
    fact = '[[fact]]\nfunction = "shop.services.tidy"\nwrites = "shop_order"\nreason = "stored procedure"\n'
    (shop / "decompose.decisions.toml").write_text('schema = "decompose-decisions/1"\n' + fact, encoding="utf-8")
    assert run(["explain", "shop_order", str(shop), "--quiet"]) == 0
    assert "shop.services.tidy" in (printed := capsys.readouterr().out)
    assert "decompose.decisions.toml:2  given  (given by hand)" in printed


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["shop_ordr"], 2, "Error: nothing is called 'shop_ordr' [unknown-name]\n  hint: did you mean shop_order"),
        (["models"], 0, ""),
        (["shop_order", "--report", "gone.json"], 2, "give either PATH or --report"),
    ],
)
def test_wrong_names_and_usage_are_one_line(shop, capsys, arguments, code, line):
    assert run(["explain", arguments[0], str(shop), *arguments[1:], "--quiet"]) == code
    assert line in capsys.readouterr().err


def test_a_report_that_is_none_is_an_error(capsys, tmp_path):
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    assert run(["explain", "x", "--report", str(tmp_path / "report.json")]) == 4
    assert run(["explain", "x", "--report", str(tmp_path / "gone.json")]) == 4
    assert "[unreadable-input]" in (printed := capsys.readouterr().err)
    assert "[missing-path]" in printed
