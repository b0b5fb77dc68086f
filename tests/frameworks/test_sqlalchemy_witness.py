"""The real SQLAlchemy is the witness: what it registers when a case runs is what we read from the case's source."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.frameworks.flask_sqlalchemy import FLASK_SQLALCHEMY
from analyzer.frameworks.sqlalchemy.framework import SQLALCHEMY
from analyzer.frameworks.sqlmodel import SQLMODEL
from analyzer.model.data import EntityKind
from tests.reading import code_of, texts_below

HERE = Path(__file__).parent
REGISTRY = HERE / "sqlalchemy_registry.py"
WITNESSED = {"sqlalchemy": SQLALCHEMY, "flask_sqlalchemy": FLASK_SQLALCHEMY, "sqlmodel": SQLMODEL}
CASES = [
    case
    for name in WITNESSED
    for case in sorted((HERE / name).glob("finds_*"))
    if case.name not in ("finds_classes_of_unknown_bases", "finds_data_migrations")  # import what is not installed
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def case(request):
    name = request.param.parent.name
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    run = subprocess.run([sys.executable, "-I", REGISTRY, request.param], capture_output=True, text=True, check=True)
    return WITNESSED[name].find_entities(code_of(texts_below(request.param))), json.loads(run.stdout)


def test_tables_are_those_of_the_metadata(case):
    found, real = case
    assert sorted({entity.table for entity in found.entities if entity.table}) == real["tables"]


def test_classes_are_those_of_the_mappers(case):
    found, real = case
    mapped = [entity for entity in found.entities if entity.table and entity.kind is not EntityKind.BARE_TABLE]
    assert sorted([entity.symbol, entity.table] for entity in mapped) == real["classes"]


def test_columns_are_those_of_the_tables(case):
    found, real = case
    columns: dict[str, set[str]] = {}
    for entity in found.entities:
        if entity.table:
            names = {column.column or column.name for column in entity.columns}
            columns.setdefault(entity.table, set()).update(names)
    assert {table: sorted(names) for table, names in columns.items()} == real["columns"]


def test_foreign_keys_are_those_of_the_tables(case):
    found, real = case
    keys = {(one.from_table, one.column, one.to_table) for one in found.relations if one.kind in ("fk", "o2o")}
    assert sorted(map(list, keys)) == real["keys"]


def test_many_to_many_pairs_are_those_of_the_mappers(case):
    found, real = case
    pairs = {(*sorted((one.from_table, one.to_table)), one.through) for one in found.relations if one.kind == "m2m"}
    assert sorted(map(list, pairs)) == real["pairs"]


def test_relationship_names_are_those_of_the_mappers(case):
    found, real = case
    names = {(one.from_table, one.field) for one in found.relations if one.field}
    names |= {(one.to_table, one.reverse) for one in found.relations if one.reverse}
    assert sorted(map(list, names)) == real["relationships"]
