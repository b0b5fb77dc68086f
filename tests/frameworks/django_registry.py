"""Run a small source tree with the real Django and print what it registered. I/O: imports the tree, stdout."""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, get_resolver


def start(root: Path, name: str) -> None:
    sys.path.insert(0, str(root))
    module = importlib.import_module(name)
    given = {key: value for key, value in vars(module).items() if key.isupper()}
    given.setdefault("DEFAULT_AUTO_FIELD", "django.db.models.AutoField")
    settings.configure(**given, SECRET_KEY=os.urandom(8).hex(), DEBUG=True, USE_TZ=True)
    django.setup()


def bare(table: str) -> str:
    return table.replace('"', "")


def tables() -> Iterator[tuple[str, str, list[str]]]:
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        columns = [] if options.proxy else [field.column for field in options.local_fields]
        name = "" if options.auto_created else f"{model.__module__}.{model.__qualname__}"
        yield bare(options.db_table), name, columns


def relations() -> Iterator[tuple[str, str, str, str, str, str]]:
    for model in apps.get_models():
        for field in [] if model._meta.proxy else [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.is_relation:
                kind = "m2m" if field.many_to_many else "o2o" if field.one_to_one else "fk"
                reverse = "" if field.remote_field.hidden else field.remote_field.get_accessor_name() or ""
                through = field.remote_field.through._meta.db_table if kind == "m2m" else ""
                target = field.related_model._meta.concrete_model._meta.db_table
                yield bare(model._meta.db_table), field.column or field.name, bare(target), kind, reverse, bare(through)


def routes(resolver: object, before: str = "/") -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:  # type: ignore[attr-defined]
        path = before + ("" if type(one.pattern).__name__ == "LocalePrefixPattern" else str(one.pattern))
        if isinstance(one, URLPattern):
            view = getattr(one.callback, "view_class", one.callback)
            yield path.replace("^", "").removesuffix("$"), f"{view.__module__}.{view.__qualname__}"
        elif one.namespace != "admin":
            yield from routes(one, path)


if __name__ == "__main__":
    start(Path(sys.argv[1]), sys.argv[2])
    found: dict[str, list[object]] = {"tables": sorted(tables()), "relations": sorted(relations()), "routes": []}
    if hasattr(settings, "ROOT_URLCONF"):
        found["routes"] = sorted(set(routes(get_resolver())))
    sys.stdout.write(json.dumps(found))
