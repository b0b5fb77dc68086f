"""Print what a running Django reports about the sample application, as JSON; the tests run it as a process."""

import json
import os
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "sample_monolith"
KINDS = (("many_to_many", "m2m"), ("one_to_one", "o2o"), ("many_to_one", "fk"))


def relation_of(model, field):
    """Return table, column, target table and kind of a forward relation."""
    kind = next(kind for flag, kind in KINDS if getattr(field, flag))
    column = field.name if kind == "m2m" else field.column
    return [model._meta.db_table, column, field.related_model._meta.db_table, kind]


def routes_below(resolver, prefix=""):
    """Go through every URL pattern with its full path and its view."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from routes_below(entry, path)
        else:
            view = getattr(entry.callback, "view_class", entry.callback)
            yield [path, f"{view.__module__}.{view.__qualname__}"]


def main():
    """Start Django as `manage.py` does and print models, relations, URL patterns, tasks and commands."""
    sys.path.insert(0, str(SAMPLE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streamline.settings.dev")
    import django
    from django.apps import apps
    from django.core.management import get_commands
    from django.urls import get_resolver

    django.setup()
    from streamline.celery import app as celery

    celery.loader.import_default_modules()
    models = [model for model in apps.get_models() if model.__module__.startswith("streamline")]
    forward = [
        (model, field)
        for model in models
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model is not None and not model._meta.proxy
    ]
    automatic = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    tasks = [task for name, task in celery.tasks.items() if not name.startswith("celery.")]
    answer = {
        "models": sorted([model._meta.db_table, f"{model.__module__}.{model.__qualname__}"] for model in models),
        "automatic": sorted(one._meta.db_table for one in automatic if one._meta.app_label == "streamline"),
        "relations": sorted(relation_of(model, field) for model, field in forward),
        "routes": sorted(routes_below(get_resolver())),
        "tasks": sorted([task.name, f"{task.__module__}.{task.__name__}"] for task in tasks),
        "commands": sorted(name for name, app in get_commands().items() if app.startswith("streamline")),
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
