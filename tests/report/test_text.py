"""The terminal summary and the Markdown summary. Pure."""

import re
from dataclasses import replace

import pytest

from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Reason
from analyzer.report.markdown import escaped, render_markdown, render_mermaid
from analyzer.report.text import render_text
from analyzer.report.words import cut, percent, place, short, shown
from tests import decompositions
from tests.report.hostile import HOSTILE, hostile

MADE = [decompositions.empty(), decompositions.small(), decompositions.large(), *map(hostile, HOSTILE)]


@pytest.mark.parametrize("made", MADE)
def test_has_at_most_25_lines_of_at_most_80_columns(made: Decomposition) -> None:
    lines = render_text(made, "out/decompose-report.html").splitlines()
    places = {f"    {shown(place(at))}" for finding in made.summary.findings for at in finding.locations}
    assert len(lines) <= 25
    assert max(len(line) for line in lines[:-1] if line not in places) <= 80


@pytest.mark.parametrize("made", MADE)
def test_names_cannot_forge_terminal_output(made: Decomposition) -> None:
    text = render_text(made) + render_markdown(made)
    assert all(char == "\n" or char.isprintable() for char in text)


def test_the_last_line_sums_up_and_points_to_the_report() -> None:
    last = render_text(decompositions.small(), "decompose-out/decompose-report.html").splitlines()[-1]
    assert (
        last == "6 services · 17.9% calls cross · 4 shared tables · 5 to decide → decompose-out/decompose-report.html"
    )


def test_findings_carry_their_line() -> None:
    assert re.search(
        r"! billing writes shop_product, which catalog owns\n    shop/\w+/billing\.py:\d+\n",
        render_text(decompositions.small()),
    )


def test_the_first_finding_of_every_rule_comes_before_the_second_of_any() -> None:
    made = decompositions.small()
    rows = tuple(Reason(rule, f"{rule} {count}") for rule in ("one", "two", "three") for count in (1, 2))
    text = render_text(replace(made, summary=replace(made.summary, findings=rows)))
    assert re.findall(r"! (\w+ \d)", text) == ["one 1", "two 1", "three 1", "one 2", "two 2", "three 2"]


def test_a_long_verdict_is_cut() -> None:
    made = decompositions.small()
    text = render_text(replace(made, summary=replace(made.summary, verdict="word " * 200)))
    assert text.splitlines()[1].endswith("…")


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_has_no_markup_of_a_name(name: str) -> None:
    assert not re.search(r"[<>`*\[\]|]", escaped(name))


@pytest.mark.parametrize("made", MADE)
def test_mermaid_ids_are_opaque_and_labels_plain(made: Decomposition) -> None:
    for line in render_mermaid(made).splitlines()[1:]:
        assert re.fullmatch(r'  n\d+(\["[\w #;:]*"\]| (--|-\.) "\d+" (-->|\.->) n\d+)', line)


def test_a_mermaid_picture_stays_below_the_limits() -> None:
    text = render_mermaid(decompositions.make(60, 300, seed=1))
    assert text.count("-->") <= 500
    assert len(text) < 50_000


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (1, "100%"), (0.179, "17.9%"), (0.0001, "< 0.1%"), (0.9999, "> 99.9%")]
)
def test_percent_never_rounds_to_nothing_or_all(share: float, text: str) -> None:
    assert percent(share) == text


def test_invisible_characters_are_shown_as_escapes() -> None:
    assert shown("a\u202eb\nc\udce9") == "a\\u202eb\\nc\\udce9"
    assert shown("straße 東京") == "straße 東京"


def test_shortening_keeps_both_ends() -> None:
    assert short("abcdefghijklmnop", 8) == "abc…mnop"
    assert cut("abcdefghijklmnop", 8) == "abcdefg…"
    assert short("abc", 8) == "abc"


def with_owners() -> Decomposition:
    """Twelve services; only the last one in the alphabet owns tables."""
    made = decompositions.small()
    one = made.services[0]
    empty = tuple(replace(one, id=f"s{row:02}", name=f"Empty {row:02}", tables=()) for row in range(11))
    return replace(made, services=(*empty, replace(one, id="zoo", name="Zoo", tables=("animal", "cage"))))


def test_services_that_own_tables_come_first() -> None:
    text = render_text(with_owners(), "out/decompose-report.html")
    rows = text[text.index("owns\n") :].splitlines()[1:]
    assert rows[0].startswith("  Zoo")
    assert rows[1].startswith("  Empty 00")
    assert "  … 4 more services in the report" in rows


def test_a_file_has_every_service() -> None:
    made = with_owners()
    for text in (render_text(made), render_markdown(made)):
        assert all(service.name in text for service in made.services)
        assert text.index("Zoo") < text.index("Empty 00")
        assert "more service" not in text


def test_calls_say_what_counts_as_seen() -> None:
    text = " ".join(render_text(decompositions.small()).split())
    assert re.search(r"not seen: .* the target of [\d,]+ of [\d,]+ calls, libraries included", text)
