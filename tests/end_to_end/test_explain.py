"""Everything in the sample application can be explained, and every line of a tree says where."""

import re
from pathlib import Path

import pytest

from analyzer.model.settings import Settings
from analyzer.pipeline.analyze import analyze
from analyzer.report.explain import render_explanation

SAMPLE = Path(__file__).parents[2] / "sample_monolith"
PLACE = re.compile(r"\.\w+:\d+")  # templates have any ending


@pytest.fixture(scope="module")
def decomposition():
    return analyze([str(SAMPLE)], Settings(jobs=1), (), lambda *_progress: None)


def test_every_table_module_service_and_entry_point(decomposition):
    names = [f"table:{row.table}" for row in decomposition.ownership]
    names += [f"module:{row.name}" for row in decomposition.modules]
    names += [f"service:{service.id}" for service in decomposition.services]
    names += [f"entry:{entry.id}" for entry in decomposition.entry_points]
    for name in names:
        assert render_explanation(decomposition, name, every=True).strip()


def test_every_line_of_every_tree_has_its_place(decomposition):
    for entry in decomposition.entry_points:
        text = render_explanation(decomposition, f"entry:{entry.id}", every=True).partition("runs later")[2]
        tree = text.partition("\n\n")[0]  # what it sends outside and starts later follows
        without = [line for line in tree.splitlines()[1:] if line.strip() and not PLACE.search(line)]
        assert without == [], entry.id


def test_every_tree_ends_in_the_tables_of_the_use_case(decomposition):
    for case in decomposition.use_cases:
        text = render_explanation(decomposition, f"entry:{case.entry_point}", every=True)
        shown = set(re.findall(r"= (?:WRITES|reads) (\S+)", text))
        assert shown == {*case.tables_read, *case.tables_written}, case.entry_point


def test_every_access_says_when_it_happens(decomposition):
    assert all(access.contexts for access in decomposition.accesses)
    contexts = {str(context) for access in decomposition.accesses for context in access.contexts}
    assert {"request", "task", "schedule", "command", "admin"} <= contexts


def test_nearly_nothing_in_it_is_unresolved(decomposition):
    resolved, every = decomposition.analysis.coverage.accesses
    assert every - resolved == len(decomposition.open_sites)
    assert len(decomposition.open_sites) <= every / 20
