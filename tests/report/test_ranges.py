"""Ranges, contexts and unresolved sites in the report."""

from dataclasses import replace

from analyzer.model.cut import Ownership
from analyzer.model.data import Context, OpenSite
from analyzer.report.html import render_html
from analyzer.report.ranges import find_ranges, open_functions, unresolved
from tests.build import access, at
from tests.decompositions import empty

SITES = tuple(
    OpenSite(function, verb, "write", at("mail.py", line), tables, by)
    for function, verb, line, tables, by in (
        ("mail.send", "save", 40, ("shop_order",), "name"),
        ("mail.send", "delete", 41, ("shop_order",), "reach"),
        ("mail.read", "filter_by", 9, (), ""),
    )
)
ROW = Ownership("shop_order", "", "clear", (), (), 0.0, (), could_write=(at("mail.py", 40), at("mail.py", 41)))
MADE = replace(
    empty(),
    ownership=(ROW,),
    open_sites=SITES,
    accesses=(
        replace(access("shop.place", "shop_order", "write", 3), contexts=(Context.REQUEST, Context.TASK)),
        replace(access("shop.fix", "shop_order", "write"), contexts=(Context.COMMAND,)),
    ),
)


def test_a_table_has_both_ends_and_when_it_is_touched():
    found = find_ranges(MADE)["shop_order"]
    assert found.text == "Foreign writers seen: 0; unresolved sites that could write it: 2, read it: 0."
    assert found.contexts == (("Written in", "request at 3 sites, task at 3 sites, command at 1 site"),)


def test_where_nothing_is_unresolved_both_ends_are_the_same():
    assert find_ranges(replace(MADE, ownership=(replace(ROW, could_write=()),)))["shop_order"].text == ""


def test_unresolved_sites_are_counted_by_what_is_known_of_them():
    found = unresolved(MADE)
    assert (found.sites, found.named, found.in_reach, found.anywhere) == (3, 1, 1, 1)


def test_functions_with_most_unresolved_sites_come_first():
    rows = open_functions(MADE).rows
    assert [(row.function, row.sites, row.verbs) for row in rows] == [
        ("mail.send", 2, "delete, save"),
        ("mail.read", 1, "filter_by"),
    ]


def test_the_page_shows_them():
    page = render_html(MADE)
    for part in ("+2 could", "Written in: request at 3 sites", "Could write it:", "mail.py:40"):
        assert part in page
    assert "3 sites that look like data access" in page
