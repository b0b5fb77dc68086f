import importlib
import os

from django.utils.module_loading import import_string


def handler():
    return import_string(os.environ["HANDLER"])


def plugin(folder):
    return importlib.import_module(f"shop.{folder.name}")


def absent():
    return importlib.import_module("shop.lost")
