"""`decompose price` on the command line."""

import json

import pytest

from analyzer.cli.main import run

FILES = {
    "urls": (
        "from django.urls import path\nfrom shop import views\n"
        "urlpatterns = [path('orders/', views.orders), path('refunds/', views.refunds)]\n"
    ),
    "models": (
        "from django.db import models\n\nclass Order(models.Model):\n    total = models.IntegerField()\n\n"
        "class Refund(models.Model):\n    order = models.ForeignKey(Order, on_delete=models.CASCADE)\n\n"
        "class Note(models.Model):\n    text = models.TextField()\n"
    ),
    "views": (
        "from shop.models import Order\nfrom shop.refunds import refund\n\n"
        "def orders(request):\n    Order.objects.create(total=1)\n    return refund(request)\n\n"
        "def refunds(request):\n    return refund(request)\n"
    ),
    "refunds": (
        "from shop.models import Refund\n\ndef refund(request):\n    return Refund.objects.create(order_id=1)\n"
    ),
}


@pytest.fixture
def shop(tmp_path):
    folder = tmp_path / "code" / "shop"
    folder.mkdir(parents=True)
    for name, text in {"__init__": "", **FILES}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "settings.py").write_text("ROOT_URLCONF = 'shop.urls'\n", encoding="utf-8")
    return folder.parent


def test_a_set_is_priced_beside_the_seams(shop, capsys):
    assert run(["price", "shop.refunds", str(shop), "--quiet"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("taken out alone: shop.refunds\n")
    (row,) = [line.split() for line in printed.splitlines() if "operations to offer" in line]
    assert row[4:6] == ["1", "(2)"]
    assert "shop/views.py:6" in printed
    assert "shop_refund" in printed


def test_a_saved_report_gives_the_same(shop, capsys, tmp_path):
    assert run(["analyze", str(shop), "--quiet", "--format", "json", "--output", str(tmp_path / "out")]) == 0
    assert run(["price", "shop_refund,/refunds", str(shop), "--quiet"]) == 0
    read = capsys.readouterr().out
    report = str(tmp_path / "out" / "decompose-report.json")
    assert run(["price", "shop_refund,/refunds", "--report", report]) == 0
    assert capsys.readouterr().out == read


def test_json_holds_the_set_and_the_seams(shop, capsys):
    assert run(["price", "shop_refund", str(shop), "--quiet", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["schema", "asked", "seams"]
    assert (document["schema"], document["asked"]["tables"]) == ("decompose-price/1", ["shop_refund"])
    assert document["asked"]["price"]["foreign_keys"] == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["shop_refnd"], "Error: no module, table or URL is called 'shop_refnd' [unknown-name]"),
        ([" , "], "WHAT names nothing"),
        (["shop_refund", "--report", "gone.json"], "give either PATH or --report"),
    ],
)
def test_wrong_names_and_usage_are_one_line(shop, capsys, arguments, line):
    assert run(["price", arguments[0], str(shop), *arguments[1:], "--quiet"]) == 2
    assert line in capsys.readouterr().err
