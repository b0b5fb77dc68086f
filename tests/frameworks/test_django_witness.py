"""Django itself is the witness: what it registers for a case is what the analyzer reads from the case's source."""

import json
import subprocess
import sys

import pytest

from tests.frameworks.corpus import ROOT, found_in

THIRD_PARTY = ("auth_", "django_")


def registered(case, settings):
    run = subprocess.run(
        [sys.executable, "-B", str(ROOT / "django_registry.py"), str(ROOT / "django" / case), settings],
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("case", ["finds_models", "finds_relations", "finds_generic_relations"])
def test_tables_columns_and_relations_are_those_of_a_running_django(case):
    witness, found = registered(case, "settings"), found_in(ROOT / "django" / case)
    entities = [one for one in found["entities"] if one["table"] and one["kind"] != "external"]
    assert sorted(
        [one["table"], "" if one["kind"] == "automatic" else one["class"], [text.split()[2] for text in one["columns"]]]
        for one in entities
    ) == [row for row in witness["tables"] if not row[0].startswith(THIRD_PARTY)]
    assert sorted(
        [one["from_table"], one["column"], one["to_table"], one["kind"], one["reverse"], one["through"]]
        for one in found["relations"]
        if one["kind"] != "generic"
    ) == [row for row in witness["relations"] if not row[0].startswith(THIRD_PARTY)]


def test_routes_are_those_of_a_running_django():
    witness, found = registered("finds_routes", "config.settings"), found_in(ROOT / "django" / "finds_routes")
    assert sorted({(one["path"], one["handler"]) for one in found["routes"]}) == [
        (path, handler) for path, handler in witness["routes"] if not handler.startswith("django.views.static")
    ]
