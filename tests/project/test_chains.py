import pytest

from tests.project.tiny import project_of, with_models


def verbs(body):
    project = project_of(with_models(f"def f(x):\n    {body}\n"))
    return [(one.verb, one.op) for one in project.accesses]


@pytest.mark.parametrize("body", ["Order.rows.filter(a=1).update(b=2)", "Order.rows.all().filter(a=1).update(b=2)"])
def test_a_chain_that_ends_in_a_write_reads_nothing(body):
    assert verbs(body) == [("update", "write")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Order.rows.filter(a=1).first().save()", [("filter", "read"), ("first", "read"), ("save", "write")]),
        ("found = Order.rows.filter(a=1)\n    found.update(b=2)", [("filter", "read"), ("update", "write")]),
        ("for one in Order.rows.filter(a=1): one.save()", [("filter", "read"), ("save", "write")]),
    ],
)
def test_rows_that_are_looked_at_before_are_read(body, expected):
    assert verbs(body) == expected


def test_gives_up_on_a_member_that_no_framework_knows():
    assert verbs("Order.rows.filter(a=1).later().update(b=2)") == [("filter", "read")]
