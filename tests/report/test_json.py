"""The JSON report and its schema. Pure."""

import json
from dataclasses import fields, replace
from typing import get_type_hints

import jsonschema
import pytest

from analyzer.model.decomposition import Decomposition
from analyzer.model.errors import UnreadableInput
from analyzer.report.json import WITH_SHARES, read_json, render_json
from analyzer.report.schema import KINDS, render_schema
from tests import decompositions


@pytest.mark.parametrize("made", [decompositions.empty(), decompositions.small(), decompositions.medium()])
def test_reads_back_equal(made: Decomposition) -> None:
    assert read_json(render_json(made)) == made


@pytest.mark.parametrize("made", [decompositions.empty(), decompositions.small()])
def test_is_valid_under_its_schema(made: Decomposition) -> None:
    jsonschema.Draft202012Validator(json.loads(render_schema("report"))).validate(json.loads(render_json(made)))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(render_schema(kind)))


def test_a_report_without_its_schema_is_refused_by_the_schema() -> None:
    document = json.loads(render_json(decompositions.empty()))
    del document["schema"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(render_schema("report")))


def test_more_keys_than_the_schema_names_are_allowed() -> None:
    document = {**json.loads(render_json(decompositions.empty())), "later": 1}
    jsonschema.validate(document, json.loads(render_schema("report")))


def test_keys_stand_in_their_defined_order() -> None:
    names = [field.name for field in fields(Decomposition)]
    assert list(json.loads(render_json(decompositions.small()))) == ["schema", *names[:-1]]


def test_three_lines_read_services_with_modules_and_tables() -> None:
    report = json.loads(render_json(decompositions.small()))
    found = {service["id"]: (service["modules"], service["tables"]) for service in report["services"]}
    assert "shop.models.orders" in found["orders"][0]
    assert "shop_order" in found["orders"][1]


def test_every_row_has_a_line_of_its_own() -> None:
    lines = render_json(decompositions.small()).splitlines()
    assert sum(line.startswith('{"name":"shop.') for line in lines) == sum(
        row.name.startswith("shop.") for row in decompositions.small().modules
    )


def test_is_ascii_and_keeps_what_is_not() -> None:
    made = decompositions.small(lambda name: name + "é\u2028\U0001f600")
    text = render_json(made)
    assert text.isascii()
    assert read_json(text) == made


def test_a_lone_surrogate_becomes_its_escape() -> None:
    made = decompositions.small()
    broken = replace(made, modules=(replace(made.modules[0], path="caf\udce9.py"),))
    assert read_json(render_json(broken)).modules[0].path == "caf\\udce9.py"


def test_rounds_shares() -> None:
    made = decompositions.small()
    summary = replace(made.summary, metrics=replace(made.summary.metrics, modularity=1 / 3))
    assert read_json(render_json(replace(made, summary=summary))).summary.metrics.modularity == 0.333333


def test_only_the_sections_that_are_rounded_hold_floats() -> None:
    schema = json.loads(render_schema("report"))["$defs"]
    properties = schema["Decomposition"]["properties"]
    assert {key for key in properties if _holds_floats(properties[key], schema)} == WITH_SHARES
    assert get_type_hints(Decomposition)["schema"] is str


def _holds_floats(shape: object, schema: dict[str, dict[str, object]]) -> bool:
    if isinstance(shape, list):
        return any(_holds_floats(inner, schema) for inner in shape)
    if not isinstance(shape, dict):
        return False
    if "$ref" in shape:
        return _holds_floats(schema[shape["$ref"].rpartition("/")[2]], schema)
    return shape.get("type") == "number" or any(_holds_floats(inner, schema) for inner in shape.values())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "decompose-report/1"}', "\x00"])
def test_gives_up_on_what_is_no_report(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_json(text)
