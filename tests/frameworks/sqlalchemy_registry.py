"""Run a small source tree with the real SQLAlchemy and print what it registered. I/O: imports the tree, stdout."""

import gc
import importlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import Mapper, configure_mappers


def import_all(root: Path) -> None:
    sys.path.insert(0, str(root))
    for path in sorted(root.rglob("*.py")):
        importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"))


def of_tables(tables: Iterable[Table]) -> dict[str, object]:
    keys = {
        (table.fullname, column.name, key.target_fullname.rpartition(".")[0])
        for table in tables
        for column in table.columns
        for key in column.foreign_keys
    }
    columns = {table.fullname: sorted(column.name for column in table.columns) for table in tables}
    return {"tables": sorted(columns), "keys": sorted(keys), "columns": columns}


def of_mappers(mappers: Iterable[Mapper]) -> dict[str, object]:
    names = {(one.parent.local_table.fullname, one.key) for mapper in mappers for one in mapper.relationships}
    pairs = {
        (*sorted((one.parent.local_table.fullname, one.target.fullname)), one.secondary.fullname)
        for mapper in mappers
        for one in mapper.relationships
        if one.secondary is not None
    }
    classes = {(f"{one.class_.__module__}.{one.class_.__qualname__}", one.local_table.fullname) for one in mappers}
    return {"classes": sorted(classes), "pairs": sorted(pairs), "relationships": sorted(names)}


def main(root: Path) -> None:
    import_all(root)
    configure_mappers()
    known = gc.get_objects()
    tables = {table for metadata in known if isinstance(metadata, MetaData) for table in metadata.tables.values()}
    mappers = [mapper for mapper in known if isinstance(mapper, Mapper)]
    sys.stdout.write(json.dumps({**of_tables(tables), **of_mappers(mappers)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
