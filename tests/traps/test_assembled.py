"""Traps of real code bases: names that are not unique, code that comes from elsewhere or twice.

The number in a docstring is that of the trap in the list that the rules of this program were made from.
"""

from tests.traps.asking import ORDERS, project, project_below, touched, write

ASSEMBLED = {
    "core/models.py": """
from django.db import models

class HistoryModel(models.Model):
    valid = models.BooleanField()
    class Meta:
        abstract = True

class Officer(HistoryModel):
    class Meta:
        db_table = "tblOfficer"
""",
    "claim/models.py": """
from core import models as core_models
from django.db import models
from location.models import Facility

class Claim(core_models.HistoryModel):
    officer = models.ForeignKey(core_models.Officer, models.DO_NOTHING)
    other = models.ForeignKey("core.Officer", models.DO_NOTHING, related_name="+")
    facility = models.ForeignKey(Facility, models.DO_NOTHING)
    class Meta:
        managed = False
        db_table = "tblClaim"
""",
}


def test_relations_lead_from_one_repository_of_an_assembly_into_another():
    """T9."""
    found = project(ASSEMBLED)
    assert {one.to_table for one in found.relations if one.from_table == "tblClaim"} >= {"tblOfficer"}
    assert len([one for one in found.relations if one.to_table == "tblOfficer"]) == 2
    claim = next(one for one in found.entities if one.table == "tblClaim")
    assert "valid" in {column.name for column in claim.columns}


def test_models_of_a_repository_that_is_missing_are_external():
    """T9."""
    found = project({"claim/models.py": ASSEMBLED["claim/models.py"]})
    kinds = {one.symbol: str(one.kind) for one in found.entities}
    assert kinds["claim.models.Claim"] == "concrete"
    assert kinds["core.models.Officer"] == kinds["location.models.Facility"] == "external"


def test_models_of_one_name_in_two_applications_are_two_entities():
    """T10."""
    sales = "from django.db import models\nclass Order(models.Model):\n    line = models.ForeignKey('Line', 1)\n"
    line = "class Line(models.Model):\n    order = models.ForeignKey('stock.Order', 1)\n"
    stock = "from django.db import models\nclass Order(models.Model):\n    pass\n"
    work = """
from sales.models import Order
from stock.models import Order as StockOrder
def work():
    Order.objects.count()
    StockOrder.objects.create()
"""
    texts = {"sales/models.py": sales + line, "stock/models.py": stock, "work/jobs.py": work}
    found = {(one.from_table, one.to_table) for one in project(texts).relations}
    assert found == {("sales_order", "sales_line"), ("sales_line", "stock_order")}
    assert touched(texts, "work.jobs.work") == [("sales_order", "read"), ("stock_order", "write")]


def test_mapped_classes_of_one_name_are_told_apart():
    """T10."""
    sales = """
from base import Base
from sqlalchemy import Column, Integer
class Order(Base):
    __tablename__ = "{0}_orders"
    id = Column(Integer, primary_key=True)
"""
    work = """
from sales.models import Order
from stock import models
def work(session):
    session.query(Order).all()
    session.add(models.Order())
"""
    texts = {
        "base.py": "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n",
        "sales/models.py": sales.format("sales"),
        "stock/models.py": sales.format("stock"),
        "work/jobs.py": work,
    }
    assert touched(texts, "work.jobs.work") == [("sales_orders", "read"), ("stock_orders", "write")]


def test_several_repositories_are_one_code_base(tmp_path):
    """T9."""
    for name, text in ASSEMBLED.items():
        package = name.partition("/")[0]
        write(tmp_path / f"openmodule-{package}_py", {f"{package}/__init__.py": "", name: text})
    found = project_below(*sorted(tmp_path.iterdir()))
    assert {one.table for one in found.entities if str(one.kind) == "concrete"} == {"tblOfficer", "tblClaim"}
    assert len([one for one in found.relations if one.to_table == "tblOfficer"]) == 2


def test_a_linked_module_declares_its_tables_once(tmp_path):
    """T19."""
    write(tmp_path, {"shop/__init__.py": "", "shop/models.py": ORDERS, "app/__init__.py": ""})
    (tmp_path / "app" / "models.py").symlink_to("../shop/models.py")
    found = project_below(tmp_path)
    assert [one.table for one in found.entities] == ["shop_order", "shop_ship"]
    assert "linked-twice" in {one.slug for one in found.problems}


def test_a_module_that_is_missing_is_told_and_its_models_are_not_made_up(tmp_path):
    """T19."""
    text = "from django.db import models\nclass Leg(models.Model):\n    ship = models.ForeignKey('shop.Ship', 1)\n"
    write(tmp_path, {"shop/__init__.py": "", "legs/__init__.py": "", "legs/models.py": text})
    (tmp_path / "shop" / "models.py").symlink_to("nowhere.py")
    found = project_below(tmp_path)
    assert "broken-link" in {one.slug for one in found.problems}
    assert [one.table for one in found.entities if str(one.kind) == "concrete"] == ["legs_leg"]
