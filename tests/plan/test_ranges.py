"""Claims of absence are ranges."""

from dataclasses import replace

import pytest

from analyzer.candidates.cut import propose
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.data import OpenSite
from analyzer.model.settings import Settings
from analyzer.plan.assess import assess
from tests.build import at, layered_shop


def site(function, table, op="write", line=90):
    return OpenSite(function, "save", op, at("shop/services.py", line), (table,), "name")


def row_of(table, *sites):
    project = replace(layered_shop(), open_sites=sites)
    evidence = gather(project, find_units(project))
    result = assess(project, evidence, propose(project, evidence, Settings()))
    return next(row for row in result.ownership if row.table == table)


def lines(places):
    return [place.line for place in places]


@pytest.mark.parametrize(
    ("op", "could_read", "could_write"), [("read", [90], []), ("write", [], [90]), ("both", [90], [90])]
)
def test_a_table_lists_the_unresolved_sites_that_could_touch_it(op, could_read, could_write):
    row = row_of("shop_refund", site("shop.services.save_invoice", "shop_refund", op))
    assert (lines(row.could_read), lines(row.could_write)) == (could_read, could_write)


def test_a_site_that_could_touch_something_else_is_not_listed():
    row = row_of("shop_refund", site("shop.services.save_invoice", "shop_invoice"))
    assert (row.could_read, row.could_write) == ((), ())


def test_an_owner_that_the_bad_end_would_put_in_doubt_is_not_certain():
    sites = [site("shop.services.save_ticket", "shop_refund", line=line) for line in (90, 91)]
    row = row_of("shop_refund", *sites)
    assert row.status == "clear"
    assert row.because[-1].rule == "could-be-contested"
    assert "2 unresolved sites in support could write it, against 2 seen" in row.because[-1].text
    assert lines(row.because[-1].locations) == [90, 91]


def test_an_owner_that_keeps_its_majority_at_the_bad_end_is_certain():
    assert row_of("shop_refund", site("shop.services.save_ticket", "shop_refund")).because[-1].rule == "writes"


def test_sites_of_the_owner_put_nothing_in_doubt():
    sites = [site("shop.services.save_invoice", "shop_refund", line=line) for line in (90, 91, 92)]
    assert row_of("shop_refund", *sites).because[-1].rule == "writes"
