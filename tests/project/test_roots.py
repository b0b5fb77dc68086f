"""Queries that a function of the code base narrows and gives back."""

import pytest

from tests.project.tiny import Asked, with_models

CALLS = "def f():\n    x = narrow(Order.rows.all())\n    y = narrow(Customer.rows.all())\n"


@pytest.mark.parametrize(
    "body",
    [
        "    return query.filter(open=True)\n",
        "    return query.filter(open=True).order_by('id')\n",
        "    if flag:\n        query = query.filter(open=True)\n    return query.order_by('id')\n",
        "    for one in flag:\n        query = query.filter(one)\n    return query\n",
    ],
)
def test_a_narrowed_query_has_the_rows_of_the_one_that_was_given(body):
    asked = Asked(with_models(f"def narrow(query, flag=None):\n{body}{CALLS}"))
    assert asked.kinds("app.f.x") == [("query", "models.Order")]
    assert asked.kinds("app.f.y") == [("query", "models.Customer")]


@pytest.mark.parametrize("body", ["    return query.summed()\n", "    return open(query.filter(open=True))\n"])
def test_gives_up_on_members_that_nobody_knows(body):
    asked = Asked(with_models(f"def narrow(query):\n{body}{CALLS}"))
    assert [one for one in asked.kinds("app.f.x") if one[0] == "query"] == []
