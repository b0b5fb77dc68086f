"""[[fact]] tables of the decisions file."""

import pytest

from analyzer.model.errors import InvalidDecisions
from analyzer.model.plan import Decision, Fact
from analyzer.sources.decisions import FILE, read_decisions

HEAD = 'schema = "decompose-decisions/1"\n'


def read(folder, rows):
    (folder / FILE).write_text(HEAD + rows)
    return read_decisions(str(folder / FILE))


def test_every_kind(tmp_path):
    rows = """
[[fact]]
function = "shop.reports.close"
reads = "shop_order"
writes = ["shop_invoice", "shop_line"]
reason = "stored procedure close_month"

[[decision]]
op = "pin"
module = "shop.cart"

[[fact]]
caller = "shop.hooks.run"
callee = "shop.billing.bill"

[[fact]]
trigger = "keep_totals"
on = "shop_line"
writes = "shop_order"
"""
    assert read(tmp_path, rows) == (
        Decision("pin", "shop.cart", "", "", 9),
        Fact(
            "access",
            "shop.reports.close",
            ("shop_order",),
            ("shop_invoice", "shop_line"),
            reason="stored procedure close_month",
            line=3,
        ),
        Fact("call", "shop.hooks.run", to="shop.billing.bill", line=13),
        Fact("trigger", "keep_totals", (), ("shop_order",), on=("shop_line",), line=17),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('reason = "x"', ":2: the fact does not say what it is about"),
        ('function = "a.b"', ":2: the fact says neither reads nor writes"),
        ('function = "a.b"\nwrite = "t"', ":2: write means nothing in this fact"),
        ('function = ["a", "b"]\nwrites = "t"', ":2: it has one function"),
        ('function = "a"\nwrites = 3', ":2: writes must be a name or a list of names"),
        ('caller = "a.b"', ":2: a call has one caller"),
        ('trigger = "t"\non = "x"', ":2: the fact says neither reads nor writes"),
    ],
)
def test_what_cannot_be_understood_names_its_line(tmp_path, row, message):
    with pytest.raises(InvalidDecisions, match=message):
        read(tmp_path, f"[[fact]]\n{row}\n")


def test_the_nearest_key_is_suggested(tmp_path):
    with pytest.raises(InvalidDecisions) as error:
        read(tmp_path, '[[fact]]\nfunction = "a.b"\nwrite = "t"\n')
    assert error.value.hint == "did you mean writes?"


def test_facts_that_are_no_tables_are_refused(tmp_path):
    with pytest.raises(InvalidDecisions, match="must be"):
        read(tmp_path, "fact = 3\n")
