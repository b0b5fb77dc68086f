"""A check by hand holds for the way and the number of tables that were read, and for no others."""

import tomllib

from bench.scaling import READ, checked_before
from tests.decompositions import medium

RESULT = medium()
CASE = next(case for case in RESULT.use_cases if case.functions and (case.tables_read or case.tables_written))
TABLES = len({*CASE.tables_read, *CASE.tables_written})


def group(tables, through=CASE.functions, verdict="real"):
    return [{"verdict": verdict, "through": list(through), "tables": {CASE.entry_point: tables}}]


def test_holds_where_no_more_tables_are_reached_the_same_way():
    assert checked_before(RESULT, group(TABLES)) == [CASE.entry_point]


def test_is_stale_where_more_tables_are_reached():
    assert checked_before(RESULT, group(TABLES - 1)) == []


def test_is_stale_where_the_way_is_another_one():
    assert checked_before(RESULT, group(TABLES, ["shop.gone"])) == []


def test_false_reach_is_no_check():
    assert checked_before(RESULT, group(TABLES, verdict="false")) == []


def test_every_group_has_a_verdict_a_reason_and_a_way():
    groups = tomllib.loads(READ.read_text(encoding="utf-8"))["group"]
    assert {one["verdict"] for one in groups} <= {"real", "false"}
    assert all(one["reason"] and one["through"] and one["tables"] for one in groups)
