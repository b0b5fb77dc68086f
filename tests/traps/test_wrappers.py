"""Traps of real code bases: a project's own wrappers of what libraries bring.

The number in a docstring is that of the trap in the list that the rules of this program were made from.
"""

import pytest

from tests.traps.asking import MAPPED, ORDERS, project


def test_own_managers_fields_and_base_classes_are_seen_through():
    """T13."""
    text = """
from django.db import models

class KeyField(models.ForeignKey):
    pass

class LiveManager(models.Manager):
    def live(self):
        return self.filter(gone=False)

class Base(models.Model):
    objects = LiveManager()
    class Meta:
        abstract = True

class Ship(Base):
    pass

class Leg(Base):
    ship = KeyField(Ship, on_delete=models.CASCADE)

def work():
    Ship.objects.live().update(gone=True)
"""
    found = project({"shop/models.py": text})
    assert [(one.from_table, one.to_table) for one in found.relations] == [("shop_leg", "shop_ship")]
    written = [one.table for one in found.accesses if one.function == "shop.models.work" and one.op == "write"]
    assert written == ["shop_ship"]


WRAPPERS = """
from contextlib import contextmanager
from functools import wraps
from django.db import transaction
from shop.models import Ship

@contextmanager
def traced_atomic():
    with transaction.atomic():
        yield

def in_transaction(function):
    @wraps(function)
    def inner(*args, **kwargs):
        with transaction.atomic():
            return function(*args, **kwargs)
    return inner

def by_manager():
    with traced_atomic():
        Ship.objects.create()

@in_transaction
def by_decorator():
    Ship.objects.create()

@contextmanager
def traced_twice():
    with traced_atomic():
        yield

def by_wrapper_of_a_wrapper():
    with traced_twice():
        Ship.objects.create()

@contextmanager
def timed():
    Ship.objects.count()
    yield

def without():
    Ship.objects.create()
    with timed():
        Ship.objects.create()
"""


@pytest.mark.parametrize("function", ["by_manager", "by_decorator", "by_wrapper_of_a_wrapper"])
def test_own_wrappers_of_transactions_open_transactions(function):
    """T13."""
    found = project({"shop/models.py": ORDERS, "shop/work.py": WRAPPERS})
    assert [one.tables_written for one in found.transactions if one.function == f"shop.work.{function}"] == [
        ("shop_ship",)
    ]


def test_own_context_managers_without_a_transaction_open_none():
    """T13."""
    found = project({"shop/models.py": ORDERS, "shop/work.py": WRAPPERS})
    assert [one for one in found.transactions if one.function == "shop.work.without"] == []


def test_a_session_that_an_own_context_manager_hands_out_is_a_session():
    """T13."""
    text = """
from contextlib import contextmanager
from sqlalchemy.orm import sessionmaker
from shop.models import Order

Sessions = sessionmaker()

@contextmanager
def session_scope():
    session = Sessions()
    try:
        yield session
        session.commit()
    finally:
        session.close()

def work():
    with session_scope() as session:
        session.add(Order())
"""
    found = project({"shop/models.py": MAPPED, "shop/work.py": text})
    assert [(one.function, one.table, one.op) for one in found.accesses] == [("shop.work.work", "orders", "write")]


def test_decorators_of_a_common_name_mean_nothing_without_their_import():
    """T16."""
    text = """
import celery
from rest_framework import viewsets
from shop.own import action, job, register, resource, task

@task
def send():
    pass

@job("x")
def work():
    pass

@register
def listed():
    pass

class Ships(viewsets.ViewSet):
    @action
    def launch(self, request):
        pass
"""
    own = "\n".join(
        f"def {name}(*args):\n    return args" for name in ("action", "job", "register", "resource", "task")
    )
    assert project({"shop/work.py": text, "shop/own.py": own}).entry_points == ()
