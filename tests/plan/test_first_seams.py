from dataclasses import replace

import pytest

from analyzer.model.border import SpanningPlan, StickyTable, Treatment
from analyzer.model.seam import Price, Seam, Spanned
from analyzer.plan.first_seams import find_first_seams
from tests.build import at

PRICE = Price(2, 3, 0, 0, 0, 0, 0, 1, 0, 10, 1.0, 1.0, objects=1, key_targets=("user",))


def seam(name, price=PRICE, entries=3):
    points = tuple(f"http GET /{name}/{number}" for number in range(entries))
    return Seam(name, name.capitalize(), 0.7, "service", (), (), ("row",), points, 100, 0.1, price)


def first(*seams, plans=(), sticky=()):
    return find_first_seams(seams, plans, sticky)


def test_a_set_within_every_limit_misses_nothing():
    (found,) = first(seam("mail"))
    assert (found.missing, found.could_flip) == ("", False)
    assert all(check.passes for check in found.checks)
    assert found.benefit == "serves 3 entry points, owns 1 table, 10% of the code"
    assert found.cost == "2 operations, 3 sites to change, 1 foreign key, 0 transactions"


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"own_writes_low": 0.5, "own_writes_high": 0.5}, "30% more of the writes to its tables"),
        ({"transactions": 2}, "2 transactions"),
        ({"operations": 25}, "5 operations"),
        ({"objects": 11}, "1 handed-over object"),
        ({"key_targets": ("user",) * 8}, "3 foreign keys"),
        ({"callbacks": 12}, "2 calls back"),
    ],
)
def test_what_is_between_a_set_and_its_limits_is_said(change, missing):
    (found,) = first(seam("mail", replace(PRICE, **change)))
    assert found.missing == missing


def test_keys_to_sticky_tables_do_not_count():
    sticky = StickyTable("user", "users", 0.9, 8, (), (), "lookup", "")
    (found,) = first(seam("mail", replace(PRICE, key_targets=("user",) * 8)), sticky=(sticky,))
    assert found.missing == ""


def test_a_transaction_that_only_announces_needs_no_saga():
    spanned = Spanned("mail.send", at("mail.py"), ("row",), ("user",))
    plan = SpanningPlan("mail.send", at("mail.py"), (), Treatment.OUTBOX, False, (), "")
    row = seam("mail", replace(PRICE, transactions=1, spanned=(spanned,)))
    assert first(row, plans=(plan,))[0].missing == ""
    assert first(row, plans=(replace(plan, treatment=Treatment.SAGA),))[0].missing == "1 transaction"


def test_unresolved_sites_may_decide():
    (found,) = first(seam("mail", replace(PRICE, own_writes_low=0.6, own_writes_high=0.9)))
    assert (found.could_flip, found.missing) == (True, "20% more of the writes to its tables")
    both = replace(PRICE, own_writes_low=0.6, own_writes_high=0.9, transactions=1)
    assert not first(seam("mail", both))[0].could_flip


def test_the_nearest_goes_first_and_a_set_that_nobody_asks_for_goes_last():
    far, near = seam("far", replace(PRICE, callbacks=40)), seam("near", replace(PRICE, callbacks=11))
    idle, busy = seam("idle", entries=0), seam("quiet", entries=9)
    assert [one.seam for one in first(far, near, idle, busy)] == ["quiet", "idle", "near", "far"]


def test_without_a_seam_there_is_no_first_one():
    assert first() == ()
