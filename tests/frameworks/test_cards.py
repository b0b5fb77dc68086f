"""Every idiom, every trap that concerns data and every framework file has cases of all kinds. See `cards.toml`."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.frameworks.corpus import ROOT, cases

STARTS = ("finds_", "ignores_", "gives_up_on_")
TABLE = tomllib.loads((ROOT / "cards.toml").read_text(encoding="utf-8"))
CARDS, DETECTED, FILES, ELSEWHERE = (TABLE[name] for name in ("cards", "detected", "files", "elsewhere"))
NAMES = [f"{case.parent.name}/{case.name}" for case in cases()]
REPOSITORY = ROOT.parents[1]
FRAMEWORKS = REPOSITORY / "analyzer" / "frameworks"
IN_SCOPE = {*(f"E{number}" for number in range(1, 13)), *(f"W{number}" for number in range(1, 14)), "4.3"}
DATA_TRAPS = {f"T{number}" for number in range(1, 20)} - {"T14", "T15"}  # of parsing and of source roots


def kinds_of(patterns):
    """The kinds of case that some patterns name."""
    named = [name.rpartition("/")[2] for name in NAMES if any(fnmatch(name, one) for one in patterns)]
    return [start for start in STARTS if any(name.startswith(start) for name in named)]


def test_every_idiom_in_scope_is_in_the_table():
    assert {*CARDS, *DETECTED} == IN_SCOPE


@pytest.mark.parametrize("table", [CARDS, DETECTED, FILES], ids=["cards", "detected", "files"])
def test_every_row_has_cases_that_find_ignore_and_give_up(table):
    assert {row: kinds_of(patterns) for row, patterns in table.items() if kinds_of(patterns) != list(STARTS)} == {}


@pytest.mark.parametrize("table", [CARDS, DETECTED, FILES], ids=["cards", "detected", "files"])
def test_every_pattern_names_a_case(table):
    patterns = {one for given in table.values() for one in given}
    assert sorted(one for one in patterns if not any(fnmatch(name, one) for name in NAMES)) == []


def test_every_framework_file_is_in_the_table():
    found = {path.relative_to(FRAMEWORKS).as_posix() for path in FRAMEWORKS.rglob("*.py")}
    assert {one for one in found if not one.endswith("__init__.py")} == {*FILES, *ELSEWHERE}
    assert [path for path in ELSEWHERE.values() if not (REPOSITORY / path).is_file()] == []


def test_every_trap_that_concerns_data_has_a_test():
    texts = [path.read_text(encoding="utf-8") for path in Path(REPOSITORY / "tests" / "traps").glob("test_*.py")]
    named = {
        found for text in texts for line in re.findall(r'"""(T\d+.*?)\.', text) for found in re.findall(r"T\d+", line)
    }
    assert sorted(DATA_TRAPS - named) == []
