"""The real peewee is the witness: the tables it makes when a case runs are those we read from the case's source."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.frameworks.peewee.framework import PEEWEE
from analyzer.frameworks.peewee.models import snake_case
from analyzer.model.data import EntityKind
from tests.reading import code_of, texts_below

HERE = Path(__file__).parent
REGISTRY = HERE / "peewee_registry.py"
CASES = sorted(path.parent.parent for path in (HERE / "peewee").glob("finds_*/*/schema.py"))


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def case(request):
    run = subprocess.run([sys.executable, "-I", REGISTRY, request.param], capture_output=True, text=True, check=True)
    return PEEWEE.find_entities(code_of(texts_below(request.param))), json.loads(run.stdout)


def tables_of(found):
    return [entity for entity in found.entities if entity.table]


def test_tables_are_those_of_the_database(case):
    found, real = case
    assert sorted(entity.table for entity in tables_of(found)) == real["tables"]


def test_classes_are_those_with_a_table(case):
    found, real = case
    declared = [entity for entity in tables_of(found) if entity.kind is not EntityKind.AUTOMATIC]
    assert sorted([entity.symbol, entity.table] for entity in declared) == real["classes"]


def test_columns_are_those_of_the_tables(case):
    found, real = case
    columns = {one.table: sorted(column.column or column.name for column in one.columns) for one in tables_of(found)}
    assert columns == real["columns"]


def test_foreign_keys_are_those_of_the_models(case):
    found, real = case
    keys = {(one.from_table, one.column, one.to_table) for one in found.relations if one.kind == "fk"}
    assert sorted(map(list, keys)) == real["keys"]


def test_many_to_many_pairs_are_those_of_the_models(case):
    found, real = case
    pairs = [[one.from_table, one.to_table, one.through] for one in found.relations if one.kind == "m2m"]
    assert sorted(pairs) == real["pairs"]


def test_names_of_the_other_side_are_those_of_the_models(case):
    found, real = case
    names = {(one.to_table, one.reverse) for one in found.relations if one.reverse}
    assert sorted(map(list, names)) == real["reverse"]


@pytest.mark.parametrize("name", ["Order", "OrderLine", "HTTPLog", "A2Plan", "Old_Order", "getURL"])
def test_snake_case_is_that_of_peewee(name):
    import peewee

    assert snake_case(name) == peewee.make_snake_case(name)
