"""What must hold for any real application, whatever is found in it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from selenium.webdriver.common.by import By

from tests.browser.chromium import check_behaviour, needs_chromium, open_page

SAYS_NOTHING = re.compile(r"(service|cluster|candidate|group|module|unnamed)?[\s_-]*\d+", re.IGNORECASE)
FAULT = re.compile(
    r"\b(Key|Index|Attribute|Type|Name|Assertion|Recursion|Memory)Error\b"
)  # ours, not the application's


@pytest.fixture(scope="module")
def schema():
    command = [str(Path(sys.executable).with_name("decompose")), "schema"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_ends_well(run):
    assert run.exit_code == 0, run.errors


def test_writes_a_valid_report(run, schema):
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(run.report)] == []


def test_accounts_for_every_python_file(run):
    found = {path.relative_to(run.tree).as_posix() for path in run.tree.rglob("*.py")}
    modules = {module["path"] for module in run.report["modules"]}
    problems = {problem["location"]["path"] for problem in run.report["problems"]}
    assert sorted(found - modules - problems) == []


def test_swallows_no_exception(run):
    assert "Traceback" not in run.errors
    assert [problem for problem in run.report["problems"] if FAULT.search(problem["message"])] == []


def test_names_every_service(run):
    names = [service["name"] for service in run.report["services"]]
    assert names
    assert [name for name in names if not name or SAYS_NOTHING.fullmatch(name)] == []
    assert len(set(names)) == len(names)


def test_finds_entities_and_entry_points(run):
    assert run.report["entities"]
    assert run.report["entry_points"]


def test_documents_every_problem(run):
    page = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")
    slugs = {problem["slug"] for problem in run.report["problems"]}
    assert [slug for slug in sorted(slugs) if f"### `{slug}`" not in page] == []


@pytest.mark.browser
@needs_chromium
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["desk", "phone-in-the-dark"])
def test_opens_in_a_browser_that_complains_of_nothing_and_asks_for_nothing(run, tmp_path, width, dark):
    page = run.output / "decompose-report.html"
    with open_page(page, tmp_path / "profile", width=width, dark=dark) as driver:
        assert driver.find_element(By.ID, "services").is_displayed()
        check_behaviour(driver, page)
