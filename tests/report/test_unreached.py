"""What nothing reaches, in the page and for one name."""

import re
from dataclasses import replace

from analyzer.model.code import Call
from analyzer.model.gaps import Doubt, DynamicSite, Gap, Knot, OpenCalls, Unreached
from analyzer.model.location import Confidence, Location
from analyzer.report.explain import render_explanation
from analyzer.report.html import render_html
from analyzer.report.json import read_json, render_json
from analyzer.report.unreached import DOUBTS, GAPS, knot_words, open_calls, unseen
from tests.build import definition
from tests.decompositions import small

AT = Location("shop/old.py", 7)
CALL = Call("shop.old.b", "shop.old.a", Confidence.HIGH, (AT,))


def shop(*rows, **more):
    template = small()
    coverage = replace(template.analysis.coverage, open_calls=(OpenCalls(Gap.LIBRARY, 3, (("go", 3),)),), low_calls=2)
    return replace(template, analysis=replace(template.analysis, coverage=coverage), unreached=rows, **more)


def row(name, *doubts, confidence=Confidence.HIGH, **more):
    return Unreached(name, "function", AT, 9, confidence, doubts, **more)


def section(page, name):
    return re.search(rf'<section id="{name}">.*?</section>', page, re.DOTALL).group()


def test_the_page_shows_the_surest_rows_and_counts_the_others():
    doubtful = row("shop.old.kept", Doubt.DECORATED, confidence=Confidence.LOW)
    page = section(render_html(shop(row("shop.old.left", changed="2019-03-04"), doubtful)), "unreached")
    assert "2019-03-04" in page
    assert "old.left" in page
    assert "old.kept" not in page
    assert DOUBTS[Doubt.DECORATED] in page


def test_nothing_is_called_dead():
    assert not re.search(r"\bdead\b|\bunused\b", section(render_html(shop(row("shop.old.left"))), "unreached"))


def test_every_doubt_and_every_gap_has_a_sentence():
    assert (set(DOUBTS), set(GAPS)) == (set(Doubt), set(Gap))


def test_what_cannot_be_seen_is_counted():
    site = DynamicSite("shop.old.a", "attribute", AT, "on_*")
    text = " ".join(unseen(shop(dynamic_sites=(site,))))
    assert "1 line takes something by a name made at run time (1 attribute)" in text
    assert "2 calls lead to one of many" in text


def test_open_calls_have_their_reason():
    assert [(one.text, one.count, one.share) for one in open_calls(shop())] == [(GAPS[Gap.LIBRARY], "3", 1.0)]


def test_the_largest_knot_is_said():
    knot = Knot(("shop.old.a", "shop.old.b"), (CALL,))
    assert knot_words(shop(knots=(knot,))).startswith("2 functions reach each other: shop.old.a, shop.old.b; 1 call")
    assert "No functions" in knot_words(shop())


def test_a_report_is_read_back():
    result = shop(row("shop.old.left", Doubt.STRING), knots=(Knot(("a", "b"), (CALL,)),))
    assert read_json(render_json(result)) == result


def test_explain_says_what_is_not_reached_and_what_may_reach_it():
    name = "shop.old.left"
    text = render_explanation(
        shop(row(name, Doubt.STRING, changed="before 2019-03-04"), definitions=(definition(name),)), name
    )
    assert "not reached from any entry point we know; its file was last changed before 2019-03-04" in text
    assert f"but: {DOUBTS[Doubt.STRING]}" in text


def test_explain_names_the_circle_a_function_stands_in():
    one, two = "shop.old.a", "shop.old.b"
    call = replace(CALL, caller=two, callee=one)
    knot = Knot((one, two), (call,))
    text = render_explanation(shop(calls=(call,), knots=(knot,), definitions=(definition(one), definition(two))), one)
    assert f"{one}: with {two}" in text
    assert f"closed by {two} -> {one}  shop/old.py:7" in text
