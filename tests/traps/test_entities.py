"""Traps of real code bases: classes that are tables, and classes that only look so.

The number in a docstring is that of the trap in the list that the rules of this program were made from.
"""

import pytest

from tests.traps.asking import MAPPED, ORDERS, project, tables


def test_a_subclass_for_typing_only_is_no_table():
    """T1."""
    text = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    class OrderWithCustomer(Order):
        __tablename__ = "orders_with_customer"
        customer: Mapped[Customer]
"""
    found = project({"shop/models.py": MAPPED + text})
    assert [one.symbol for one in found.entities] == ["shop.models.Customer", "shop.models.Order"]


def test_a_subclass_without_columns_or_a_name_has_no_table_of_its_own():
    """T1."""
    text = "\nclass LoadedOrder(Order):\n    customer: Customer\n"
    assert tables({"shop/models.py": MAPPED + text}) == ["customers", "orders"]


def test_a_model_for_typing_only_is_no_table_in_django_either():
    """T1."""
    text = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    class OrderWithShip(Order):
        ship_name: str
"""
    assert tables({"shop/models.py": ORDERS + text}) == ["shop_order", "shop_ship"]


MODEL = "from django.db import models\nclass Old(models.Model):\n    name = models.TextField()\n"
REVISION = """
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
revision = "b"
down_revision = "a"
Base = declarative_base()
class Order(Base):
    __tablename__ = "orders_of_a_revision"
    id = Column(Integer, primary_key=True)
"""


@pytest.mark.parametrize("path", ["shop/migrations/0002_old.py", "shop/tests/models.py", "tests/testapp/models.py"])
def test_models_in_migrations_and_test_applications_are_no_entities(path):
    """T2."""
    assert tables({"shop/models.py": ORDERS, path: MODEL}) == ["shop_order", "shop_ship"]


def test_classes_declared_again_in_a_revision_are_no_entities():
    """T2."""
    assert tables({"shop/models.py": MAPPED, "shop/schema/0001_b.py": REVISION}) == ["customers", "orders"]


@pytest.mark.parametrize("path", ["docs/example/models.py", "shop/{{cookiecutter.name}}/models.py"])
def test_models_in_documentation_and_project_templates_are_no_entities(path):
    """T2."""
    assert tables({"shop/models.py": ORDERS, path: MODEL}) == ["shop_order", "shop_ship"]


def test_models_under_conditions_are_entities():
    """T3."""
    text = """
from django.db import models
from shop.base import AbstractBasket, AbstractLine, is_registered

if not is_registered("shop", "Basket"):
    class Basket(AbstractBasket):
        pass

try:
    import geo
except ImportError:
    class Place(models.Model):
        name = models.TextField()
else:
    class Place(models.Model):
        point = geo.PointField()

class Line(AbstractLine): pass
"""
    base = """
from django.db import models

def is_registered(label, name):
    return False

class AbstractBasket(models.Model):
    owner = models.TextField()
    class Meta:
        abstract = True

class AbstractLine(models.Model):
    basket = models.ForeignKey("shop.Basket", models.CASCADE)
    class Meta:
        abstract = True
        app_label = "shop"
"""
    found = project({"shop/models.py": text, "shop/base.py": base})
    assert sorted({one.table for one in found.entities if one.table}) == ["shop_basket", "shop_line", "shop_place"]
    assert [(one.from_table, one.to_table) for one in found.relations] == [("shop_line", "shop_basket")]


@pytest.mark.parametrize("path", ["dcim/models/models.py", "dcim/models/devices.py", "dcim/models.py"])
def test_a_package_of_models_belongs_to_the_application_around_it(path):
    """T4."""
    apps = "from django.apps import AppConfig\nclass DcimConfig(AppConfig):\n    name = 'dcim'\n"
    texts = {"dcim/apps.py": apps, path: MODEL}
    assert tables(texts) == ["dcim_old"]
    assert tables({path: MODEL}) == ["dcim_old"]


def test_one_label_for_everything_is_kept_apart_from_where_the_models_live():
    """T12."""
    label = "    class Meta:\n        app_label = 'db'\n"
    texts = {"db/models/ship.py": MODEL + label, "db/models/crew.py": MODEL.replace("Old", "Crew") + label}
    found = project(texts).entities
    assert [(one.table, one.label, one.module) for one in found] == [
        ("db_crew", "db", "db.models.crew"),
        ("db_old", "db", "db.models.ship"),
    ]


def test_mapped_classes_under_conditions_are_entities():
    """T3."""
    text = """
import os
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class AbstractLog(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)
if os.environ.get("LOGS"):
    class Log(AbstractLog):
        __tablename__ = "logs"
try:
    import geo
except ImportError:
    class Place(AbstractLog):
        __tablename__ = "places"
"""
    assert tables({"shop/models.py": text}) == ["logs", "places"]
