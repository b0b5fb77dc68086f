"""The HTML report as text: safe, offline, complete, small. Pure."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.report.anchors import dashed
from analyzer.report.html import render_html
from analyzer.report.map import map_request
from tests import decompositions
from tests.report.hostile import HOSTILE, hostile

SMALL, LARGE, EMPTY = decompositions.small(), decompositions.large(), decompositions.empty()
EVERY = {
    "small": SMALL,
    "large": LARGE,
    "empty": EMPTY,
    **{f"hostile {i}": hostile(name) for i, name in enumerate(HOSTILE)},
}


class Page(HTMLParser):
    """Collects tags, attributes and ids."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


def html(made: Decomposition) -> str:
    return render_html(made, decompositions.grid_layout(map_request(made)))


PAGES = {name: html(made) for name, made in EVERY.items()}


@pytest.fixture(params=sorted(PAGES))
def text(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]


def test_names_no_address_outside_the_page(text: str) -> None:
    page = Page(text)
    addresses = [*page.values("href"), *page.values("src"), *page.values("xlink:href"), *page.values("action")]
    assert [found for found in addresses if not found.startswith("#") and found != "data:,"] == []
    style = text[text.index("<style>") : text.index("</style>")]
    assert not re.search(r"url\(|@import|https?:", style)


def test_has_no_inline_style_and_no_handlers(text: str) -> None:
    names = {name for _, name, _ in Page(text).attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_holds_two_scripts_one_style_and_nothing_that_embeds(text: str) -> None:
    tags = Page(text).tags
    assert (tags.count("script"), tags.count("style")) == (2, 1)
    assert not {"iframe", "object", "embed", "img", "base", "foreignobject", "image", "use"} & set(tags)


def test_the_policy_allows_exactly_the_script_and_style_inside(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        body = text[text.rindex(f"<{tag}>") + len(tag) + 2 : text.rindex(f"</{tag}>")]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_ids_are_unique_and_every_link_leads_to_one(text: str) -> None:
    page = Page(text)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", found) for found in ids)
    assert {found[1:] for found in page.values("href") if found.startswith("#")} <= set(ids)


def test_shows_nothing_invisible(text: str) -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", text
    )


def test_the_island_is_json(text: str) -> None:
    island = json.loads(re.search(r'id="island">(.*?)</script>', text, re.DOTALL)[1])
    assert set(island) == {"services", "names"}
    brief = [f"{word}-{dashed(one[0])}" for _, word, rows in island["names"] for one in rows if one[2:] == [1]]
    whole = [one[2] for _, _, rows in island["names"] for one in rows if one[2:] and one[2] != 1]
    assert {*brief, *whole} <= set(Page(text).values("id"))


def test_headings_never_skip_a_level(text: str) -> None:
    levels = [int(tag[1]) for tag in Page(text).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_keeps_the_size_budget() -> None:
    assert len(PAGES["large"].encode()) <= 1_000_000
    body = PAGES["empty"]
    style = body[body.index("<style>") : body.index("</style>")]
    script = body[body.rindex("<script>") : body.rindex("</script>")]
    assert len(style) + len(script) <= 60_000
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_says_why_there_is_no_picture() -> None:
    problem = Problem("no-picture", "a picture was left out: <no> engine", Location("", 0), "nothing", "install it")
    text = render_html(replace(SMALL, problems=(problem,)), None)
    assert "A picture was left out: &lt;no&gt; engine. <a href" in text
    assert "install it" in text
    assert '<span class="cited"><code></code>' not in text


def test_says_so_when_there_is_no_layout() -> None:
    text = render_html(SMALL, None)
    assert "The picture is left out" in text
    assert 'id="picture"' not in text
    assert 'class="grid' in text


def test_ignores_a_layout_of_something_else() -> None:
    assert 'id="picture"' not in render_html(SMALL, decompositions.grid_layout(map_request(LARGE)))


def test_the_matrix_comes_first_where_the_map_gets_crowded() -> None:
    assert PAGES["large"].index('<section id="matrix"') < PAGES["large"].index('<section id="map"')
    assert PAGES["small"].index('<section id="map"') < PAGES["small"].index('<section id="matrix"')


def test_long_lists_say_how_much_of_them_is_shown() -> None:
    total = len(LARGE.boundary_calls)
    assert total > 200
    assert f"200 of {total} pairs of caller and callee; all in the JSON" in PAGES["large"]


def test_every_service_table_and_problem_is_there_without_a_script() -> None:
    text = PAGES["small"]
    assert all(f'id="service-{service.id}"' in text for service in SMALL.services)
    assert all(row.table in text for row in SMALL.ownership)
    assert all(problem.message in text for problem in SMALL.problems)


def test_every_headline_number_has_its_baselines() -> None:
    summary = PAGES["small"][: PAGES["small"].index('<section id="map"')]
    assert summary.count("today’s packages") == 5
    assert summary.count("random groups") == 5


def test_is_the_same_every_time() -> None:
    assert html(decompositions.small()) == PAGES["small"]


def test_says_what_the_words_in_reasons_mean_before_the_first_reason_of_a_service() -> None:
    text = PAGES["small"]
    pages = text.index('<section id="pages"')
    assert pages < text.index("<em>vocabulary</em>, its names hold the same words") < text.index("Why together")
