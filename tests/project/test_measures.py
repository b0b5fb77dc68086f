"""What a use case does beside reading and writing tables: how deep, how often, inside what, and what later. Pure."""

import pytest

from analyzer.frameworks import BUILTIN
from analyzer.model.source import SourceTree
from analyzer.project.build import build_project
from tests.reading import code_of

TEXT = """\
import requests
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import models, transaction
from django.http import HttpResponse


class Order(models.Model):
    name = models.TextField()


class Note(models.Model):
    text = models.TextField()


def keep():
    Note.objects.create(text=str(Order.objects.count()))


def price(order):
    return requests.get(settings.PRICE_URL + "/x")


def again(order, left):
    return again(order, left - 1) if left else price(order)


@shared_task
def confirm(key):
    send_mail("a", "b", "c", ["d"])


def pay(request):
    with transaction.atomic():
        for order in Order.objects.all():
            again(order, 3)
            order.save()
        confirm.delay(1)
    cache.set("paid", 1)
    return HttpResponse()


def later(request):
    with transaction.atomic():
        transaction.on_commit(lambda: price(None))
        transaction.on_commit(confirm.delay)
        transaction.on_commit(keep)
        Order.objects.count()
    return HttpResponse()


def plain(request):
    return HttpResponse()
"""
URLS = """\
from django.urls import path
from shop import views
urlpatterns = [path("pay", views.pay), path("later", views.later), path("plain", views.plain)]
"""


@pytest.fixture(scope="module")
def project():
    code = code_of({"shop/__init__.py": "", "shop/views.py": TEXT, "shop/urls.py": URLS})
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    return build_project(files, SourceTree("shop", tuple(file for file, _facts in files), ("",)), BUILTIN)


def case_of(project, name):
    return next(one for one in project.use_cases if one.entry_point.endswith(name))


def transaction_of(project, name):
    return next(one for one in project.transactions if one.function == f"shop.views.{name}")


def test_the_longest_chain_is_counted_in_functions_and_recursion_once(project):
    assert case_of(project, "/pay").depth == 3  # pay, again, price
    assert case_of(project, "/plain").depth == 1


def test_effects_are_counted_by_kind_with_those_behind_a_loop(project):
    case = case_of(project, "/pay")
    assert (case.effects, case.effects_in_loops) == ({"cache": 1, "http": 1, "queue": 1}, {"http": 1})
    assert (case.services, case.transactions) == (("PRICE_URL",), 1)


def test_tables_that_a_loop_touches_are_named(project):
    found = case_of(project, "/pay")
    assert found.tables_in_loops == ("shop_order",)
    assert case_of(project, "/plain").tables_in_loops == ()


def test_tables_that_only_work_put_off_touches_are_named_apart(project):
    case = case_of(project, "/later")
    assert (case.tables_read, case.tables_written) == (("shop_order",), ("shop_note",))
    assert case.tables_later == ("shop_note",)
    assert case_of(project, "/pay").tables_later == ()


def test_what_a_queue_runs_later_is_named_and_not_reached(project):
    case = case_of(project, "/pay")
    assert case.starts == ("task shop.views.confirm",)
    assert "shop.views.confirm" not in case.functions
    assert "mail" not in case.effects


def test_a_transaction_has_what_goes_out_while_it_is_open_through_calls_too(project):
    assert transaction_of(project, "pay").effects == (
        "http requests.get shop.views.price PRICE_URL",
        "queue task send shop.views.pay shop.views.confirm in a transaction",
    )


def test_what_waits_for_the_commit_is_no_effect_of_the_transaction(project):
    assert transaction_of(project, "later").effects == ()
    assert case_of(project, "/later").effects == {"http": 1, "queue": 1}


def test_a_use_case_without_effects_has_none(project):
    case = case_of(project, "/plain")
    assert (case.effects, case.services, case.starts, case.transactions) == ({}, (), (), 0)
