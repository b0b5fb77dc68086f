import importlib

from django.utils.module_loading import import_string
from werkzeug.utils import import_string as load

from shop.loading import get_class, get_classes, try_import

LineForm = get_class("basket.forms", "LineForm")
BasketForm, Voucher = get_classes("basket.forms", ["BasketForm", "Voucher"])


def show():
    LineForm().check()


def mail():
    importlib.import_module("shop.mail").send()
    backend = import_string("shop.mail.Backend")
    other = load("shop.mail:Backend")
    return backend(), other()


def optional():
    return try_import("shop.basket.forms")


def old():
    return __import__("shop.mail")


def near():
    return importlib.import_module(".mail", package="shop")
