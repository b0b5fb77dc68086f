"""The price of a set is the same whoever asks: the analysis, or a person who names it."""

from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.model.settings import Settings
from analyzer.pipeline.analyze import analyze
from analyzer.pipeline.price import price, render

SAMPLE = Path(__file__).parents[2] / "sample_monolith"


@pytest.fixture(scope="module")
def decomposition():
    return analyze([str(SAMPLE)], Settings(jobs=1), (), lambda *_progress: None)


def bare(seam):
    """Return a seam without its name and the citations, in which a saved report adds the source lines."""
    return replace(
        seam, id="", name="", separation=None, found_as="", price=replace(seam.price, crossing=(), spanned=())
    )


def test_every_seam_costs_the_same_by_its_names(decomposition):
    assert len(decomposition.seams) > 3
    for seam in decomposition.seams:
        asked = price(decomposition, [*seam.symbols, *seam.tables]).asked
        assert bare(asked) == bare(seam)


def test_every_url_and_table_has_a_price(decomposition):
    for value in ("/*", "*", *(seam.tables[0] for seam in decomposition.seams if seam.tables)):
        assert render(price(decomposition, [value]), "text", every=True).startswith(f"taken out alone: {value}\n")
