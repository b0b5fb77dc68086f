"""Traps of real code bases: calls that look like data access, and those that are it without looking so.

The number in a docstring is that of the trap in the list that the rules of this program were made from.
"""

import pytest

from tests.traps.asking import MAPPED, ORDERS, project, rows, touched


def test_strings_that_look_like_code_touch_no_table():
    """T5."""
    text = """
import logging
from django.urls import reverse
from shop.models import Ship

log = logging.getLogger("shop.models.Order")

def view(request, environ, metrics):
    request.user.has_perm("shop.delete_order")
    environ["shop.Order"]
    metrics.count("shop.order")
    reverse("shop:order")
    return "shop.Order", {"shop.order": 1}
"""
    texts = {"shop/models.py": ORDERS, "shop/views.py": text}
    assert [one for one in touched(texts, "shop.views.view") if one[0].startswith("shop_")] == []
    assert [one for one in rows(texts) if one[0] == "shop.views"] == []


UNKNOWN = """
import json
from django.db import models

def work(cache, client, order, items, session):
    cache.get("a")
    client.update(b=1)
    items.all()
    items.count("x")
    client.first()
    client.create(name="x")
    session.delete("/orders/1")
    order.filter(a=1)
    {}.get("x")
    json.loads("{}").get("a").all()
"""


def test_common_verbs_on_values_of_unknown_type_touch_no_table():
    """T6."""
    assert touched({"shop/models.py": ORDERS, "shop/work.py": UNKNOWN}, "shop.work.work") == []


def test_common_verbs_on_values_of_unknown_type_touch_no_mapped_table():
    """T6."""
    text = UNKNOWN.replace("from django.db import models", "import sqlalchemy").replace("session", "http")
    assert touched({"shop/models.py": MAPPED, "shop/work.py": text}, "shop.work.work") == []


def test_verbs_of_files_images_and_search_clients_touch_no_table():
    """T7."""
    text = """
from pathlib import Path
from django import template
from django.core.files.storage import default_storage
from elasticsearch_dsl import Search
from PIL import Image
from shop.models import Order

register = template.Library()

@register.filter
def short(value):
    return value[:9]

def work(order_id, upload):
    Image.open(upload).save("x.png")
    Path("x").exists()
    default_storage.save("x", upload)
    default_storage.exists("x")
    Search().filter("term", a=1).count()
    upload.file.save("x", upload)
    register.filter("short", short)
"""
    assert touched({"shop/models.py": ORDERS, "shop/work.py": text}, "shop.work.work") == []


def test_saving_a_form_or_a_serializer_writes_the_table_it_is_bound_to():
    """T8."""
    text = """
from django import forms
from rest_framework import serializers
from shop.models import Order, Ship

class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["state"]

class ShipSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ship
        fields = ["name"]

def by_form(request):
    form = OrderForm(request.POST)
    if form.is_valid():
        form.save()

def by_serializer(request):
    serializer = ShipSerializer(data=request.data)
    serializer.save()
"""
    texts = {"shop/models.py": ORDERS, "shop/forms.py": text}
    assert ("shop_order", "write") in touched(texts, "shop.forms.by_form")
    assert ("shop_ship", "write") in touched(texts, "shop.forms.by_serializer")


def test_the_call_of_super_in_an_override_is_the_write():
    """T8."""
    text = """
class Named(Ship):
    def save(self, *args, **kwargs):
        self.name = self.name.strip()
        super().save(*args, **kwargs)

class Quiet(models.Model):
    def save(self, *args, **kwargs):
        pass
"""
    texts = {"shop/models.py": ORDERS + text}
    assert ("shop_named", "write") in touched(texts, "shop.models.Named.save")
    assert touched(texts, "shop.models.Quiet.save") == []


@pytest.mark.parametrize("annotation", ["Ship | Order", "Union[Ship, Order]", "'Ship | Order'"])
def test_a_union_means_every_entity_in_it(annotation):
    """T11."""
    text = f"""
from typing import Union
from shop.models import Order, Ship
def store(row: {annotation}):
    row.save()
"""
    texts = {"shop/models.py": ORDERS, "shop/store.py": text}
    assert touched(texts, "shop.store.store") == [("shop_order", "write"), ("shop_ship", "write")]


def test_self_of_an_abstract_class_means_its_concrete_children():
    """T11."""
    text = """
from django.db import models
class Stamped(models.Model):
    class Meta:
        abstract = True
    def touch(self):
        self.save()
class Ship(Stamped):
    pass
class Order(Stamped):
    pass
def touch(one: Stamped):
    one.touch()
"""
    found = {table for _name, table, op, _verb in rows({"shop/models.py": text}) if op == "write"}
    assert found == {"shop_order", "shop_ship"}


def test_the_class_that_a_generic_base_names_is_that_of_each_child():
    """T11."""
    text = """
from shop.models import Order, Ship

class Repository:
    model = None
    def all(self):
        return self.model.objects.all()

class Orders(Repository):
    model = Order

class Ships(Repository):
    model = Ship

def orders():
    return Orders().all()
"""
    texts = {"shop/models.py": ORDERS, "shop/store.py": text}
    found = [one for one in project(texts).accesses if one.function == "shop.store.Repository.all"]
    by_class = {(one.receiver.rpartition(".")[2], one.table) for one in found if one.receiver}
    assert ("Orders", "shop_order") in by_class
    assert ("Orders", "shop_ship") not in by_class
