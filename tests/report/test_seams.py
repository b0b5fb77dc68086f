"""What the reports say about sets to take out alone. Pure."""

from dataclasses import replace

import pytest

from analyzer.model.seam import Pricing
from analyzer.report.explain import render_explanation
from analyzer.report.html import render_html
from analyzer.report.price import render_price
from analyzer.report.seams import nearest_seam, own_writes, sites
from tests.decompositions import empty, small
from tests.report.hostile import HOSTILE, hostile

MADE = small()


def section(made):
    text = render_html(made)
    start = text.index('<section id="seams">')
    return text[start : text.index("</section>", start)]


def test_every_seam_has_a_row_and_its_evidence():
    text = section(MADE)
    for at, seam in enumerate(MADE.seams, 1):
        assert f'id="seam-{at}"' in text
        assert seam.tables[0] in text.replace("<wbr>", "")
        assert seam.price.crossing[0].caller in text
    assert "85.0%–92.5%" in text


def test_without_seams_the_page_says_why():
    assert "No set was found" in section(empty())


def test_a_service_says_which_seam_is_nearest_and_what_it_costs():
    text = render_explanation(MADE, f"service:{MADE.services[0].id}")
    assert f"as seam {MADE.seams[0].id}, number 1 of {len(MADE.seams)}: " in text
    assert "own share of its writes: 85.0%–92.5%" in text


def test_a_service_far_from_every_seam_says_nothing():
    assert nearest_seam(MADE, MADE.services[-1].id) is None
    assert "taken out alone" not in render_explanation(MADE, f"service:{MADE.services[-1].id}")


@pytest.mark.parametrize(("functions", "calls", "said"), [(0, 0, "0"), (3, 1200, "3 (1,200)")])
def test_functions_come_with_their_call_sites(functions, calls, said):
    assert sites(functions, calls) == said


def test_the_own_share_is_a_range_only_where_it_is_one():
    price = MADE.seams[0].price
    assert own_writes(replace(price, own_writes_low=0.5, own_writes_high=0.5)) == "50.0%"
    assert own_writes(replace(price, writes=0, own_writes_low=1.0, own_writes_high=1.0)) == "–"
    assert own_writes(replace(price, writes=0, own_writes_low=0.0, own_writes_high=1.0)) == "0%–100%"


def test_a_price_stands_beside_the_first_three_seams():
    lines = render_price(Pricing(MADE.seams[0], MADE.seams)).splitlines()
    (row,) = [line for line in lines if line.strip().startswith("own share")]
    assert row.count("85.0%–92.5%") == 4
    assert max(map(len, lines[: lines.index(f"takes along ({len(MADE.seams[0].modules)})")])) <= 88


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_would_steer_a_terminal_are_shown_as_escapes(name):
    made = hostile(name)
    assert render_price(Pricing(made.seams[0], made.seams), every=True).replace("\n", "").isprintable()
