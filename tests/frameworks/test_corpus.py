"""Every case of the corpus: source in, facts out. See `corpus.py`."""

import pytest

from analyzer.frameworks import BUILTIN
from tests.frameworks.corpus import ROOT, cases, cut_to, expected_of, folders, found_in, in_order

STARTS = ("finds_", "ignores_", "gives_up_on_")
NAMES = sorted(path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.name}")
def test_finds_exactly_what_the_case_expects(case):
    expected, found = expected_of(case), found_in(case)
    assert {key: cut_to(found[key], rows) for key, rows in expected.items()} == {
        key: in_order(rows) for key, rows in expected.items()
    }


def test_every_case_says_what_it_is_about_and_what_it_expects():
    assert [case for case in folders() if not case.name.startswith(STARTS)] == []
    assert [case for case in folders() if case not in cases()] == []


@pytest.mark.parametrize("framework", BUILTIN, ids=lambda framework: framework.name)
def test_every_framework_has_cases_for_what_it_finds_ignores_and_gives_up_on(framework):
    names = [case.name for case in cases() if case.parent.name == framework.name]
    assert [start for start in STARTS if not any(name.startswith(start) for name in names)] == []


def test_every_folder_of_cases_belongs_to_a_framework():
    assert [name for name in NAMES if name not in {framework.name for framework in BUILTIN}] == []
