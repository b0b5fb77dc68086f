import importlib
import pkgutil

from celery import Celery

app = Celery("port")


def load(folder):
    for found in pkgutil.iter_modules([folder]):
        importlib.import_module(found.name)


def tasks(packages):
    app.autodiscover_tasks(lambda: packages.names())
