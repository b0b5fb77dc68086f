"""Run a small source tree with the real peewee and print what it made. I/O: imports the tree, stdout."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from peewee import ManyToManyField, Model


def import_all(root: Path) -> None:
    sys.path.insert(0, str(root))
    for path in sorted(root.rglob("*.py")):
        importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"))


def models_below(base: type[Model]) -> Iterator[type[Model]]:
    for one in base.__subclasses__():
        yield one
        yield from models_below(one)


def of_database(models: list[type[Model]]) -> dict[str, object]:
    """What the database itself says of the tables that `create()` made."""
    database = models[0]._meta.database
    tables = sorted(database.get_tables())
    columns = {table: sorted(column.name for column in database.get_columns(table)) for table in tables}
    return {"tables": tables, "columns": columns}


def of_models(models: list[type[Model]]) -> dict[str, object]:
    """What peewee says of the classes that have a table there."""
    made = [one for one in models if one.table_exists() and one.__module__ != "peewee"]
    fields = [(one, field) for one in made for field in one._meta.manytomany.values() if not field._is_backref]
    pairs = {(one._meta.table_name, field.rel_model._meta.table_name, field.through_model._meta.table_name)
             for one, field in fields if isinstance(field, ManyToManyField)}  # fmt: skip
    backs = {(one._meta.table_name, name) for one in made for name, model in names_of_others(one) if model in made}
    keys = {(one._meta.table_name, key.column_name, key.rel_model._meta.table_name)
            for one in made for key in one._meta.refs}  # fmt: skip
    return {
        "keys": sorted(keys),
        "classes": sorted((f"{one.__module__}.{one.__qualname__}", one._meta.table_name) for one in made),
        "pairs": sorted(pairs),
        "reverse": sorted(backs),
    }


def names_of_others(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """The names under which a model has the rows of others, with those others."""
    for field in model._meta.backrefs:
        if field.backref not in ("+", "!"):
            yield field.backref, field.model
    for name, field in model._meta.manytomany.items():
        if field._is_backref:
            yield name, field.rel_model


def main(root: Path) -> None:
    import_all(root)
    for path in sorted(root.rglob("schema.py")):
        importlib.import_module(f"{path.parent.name}.schema").create()
    models = list(dict.fromkeys(models_below(Model)))
    sys.stdout.write(json.dumps({**of_database(models), **of_models(models)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
