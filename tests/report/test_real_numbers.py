"""The numbers of a real report: the page says what the JSON says, and every headline has its rows."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from analyzer.model.decomposition import Decomposition
from analyzer.report.flows import find_flows
from analyzer.report.index import build_index
from analyzer.report.json import read_json
from analyzer.report.markdown import render_markdown
from analyzer.report.overview import verdict_label
from analyzer.report.schema import render_schema
from analyzer.report.services import pages
from analyzer.report.tables import crossing_keys, spanning
from analyzer.report.text import render_text
from analyzer.report.words import percent


@pytest.fixture(scope="module")
def text(sample_report: Path) -> str:
    return (sample_report / "decompose-report.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(text: str) -> Decomposition:
    return read_json(text)


@pytest.fixture(scope="module")
def page(sample_report: Path) -> str:
    return (sample_report / "decompose-report.html").read_text(encoding="utf-8")


def test_is_valid_under_its_schema(text: str) -> None:
    jsonschema.Draft202012Validator(json.loads(render_schema("report"))).validate(json.loads(text))


def test_every_card_shows_the_number_of_the_json(made: Decomposition, page: str) -> None:
    numbers = made.summary.metrics
    cards = dict(re.findall(r'class="label">([^<]+)</span><strong>([^ ]+) <', page))
    assert cards["Services"] == str(numbers.services) == str(len(made.services))
    assert cards["Calls that cross"] == percent(numbers.crossing_calls)
    assert cards["Tables with several writers"] == str(numbers.shared_tables)
    assert cards["Spanning transactions"] == str(numbers.spanning_transactions)


def test_every_headline_has_as_many_rows(made: Decomposition) -> None:
    index = build_index(made)
    assert spanning(made, index).total == made.summary.metrics.spanning_transactions
    assert crossing_keys(made, index).total == made.summary.metrics.crossing_relations


def test_every_service_has_as_many_rows_as_its_numbers_say(made: Decomposition) -> None:
    index, flows = build_index(made), find_flows(made)
    for shown in pages(made, index, flows):
        numbers, service = shown.candidate.metrics, shown.candidate.id
        calls = [dict(flow.kinds).get("call", 0) for flow in flows.into(service)]
        assert (numbers.modules, numbers.tables) == (shown.modules.total, shown.tables.total)
        assert (numbers.entry_points, numbers.calls_in) == (shown.entries, sum(calls))


def test_every_format_gives_the_same_verdict(made: Decomposition, page: str) -> None:
    sentence = made.summary.verdict
    assert sentence == made.readiness.sentence
    assert f"<h1>{sentence}</h1>" in page
    assert f": {sentence}" in " ".join(render_text(made).splitlines()[:2])
    assert sentence in render_markdown(made).splitlines()[0]
    assert sentence.startswith(verdict_label(made.readiness.verdict))
