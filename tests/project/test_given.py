"""Facts given by hand."""

from dataclasses import replace

from analyzer.model.data import Level
from analyzer.model.plan import Fact
from analyzer.model.project import Project
from analyzer.project.given import with_facts
from tests.build import access, call, definition, entity, entry, module, transaction, use_case

PAGE = entry("shop.page", "GET /")


def shop():
    """A page that saves an order, and functions that nothing reaches."""
    names = ("page", "save", "run", "close", "tidy")
    return Project(
        modules=(module("shop"),),
        definitions=tuple(definition(f"shop.{name}") for name in names),
        entities=(entity("shop.Order", "order"), entity("shop.Log", "log"), entity("shop.Bill", "bill")),
        calls=(call("shop.page", "shop.save"), call("shop.close", "shop.tidy")),
        accesses=(access("shop.save", "order", "write"), access("shop.tidy", "bill", "write")),
        transactions=(replace(transaction("shop.page", "order"), kind="function"),),
        entry_points=(PAGE,),
        use_cases=(use_case(PAGE, ("shop.page", "shop.save"), (), ("order",)),),
    )


def test_without_facts_nothing_changes():
    project = shop()
    assert with_facts(project, ()) is project


def test_an_access_is_marked_and_reaches_use_cases_and_transactions():
    found = with_facts(shop(), [Fact("access", "shop.save", ("bill",), ("log",), reason="procedure", line=7)])
    given = [one for one in found.accesses if one.level is Level.GIVEN]
    assert [(one.function, one.table, one.op, one.verb) for one in given] == [
        ("shop.save", "bill", "read", "given"),
        ("shop.save", "log", "write", "given"),
    ]
    assert [str(place.line) + place.path for place in given[0].locations] == ["7decompose.decisions.toml"]
    assert [str(context) for context in given[0].contexts] == ["request"]
    assert (found.use_cases[0].tables_read, found.use_cases[0].tables_written) == (("bill",), ("log", "order"))
    assert found.transactions[0].tables_written_through_calls == ("log",)


def test_an_access_in_the_function_of_a_transaction_is_written_in_it():
    found = with_facts(shop(), [Fact("access", "shop.page", (), ("log",))])
    assert found.transactions[0].tables_written == ("log", "order")


def test_a_call_is_a_wire_and_everything_behind_it_is_reached():
    found = with_facts(shop(), [Fact("call", "shop.save", to="shop.close", reason="by name", line=3)])
    (wire,) = found.wires
    assert (wire.source, wire.target, wire.via, wire.key) == ("shop.save", "shop.close", "given", "by name")
    assert found.use_cases[0].functions == ("shop.close", "shop.page", "shop.save", "shop.tidy")
    assert found.use_cases[0].tables_written == ("bill", "order")
    assert found.transactions[0].tables_written_through_calls == ("bill",)
    contexts = {one.function: [str(context) for context in one.contexts] for one in found.accesses}
    assert contexts["shop.tidy"] == ["request"]


def test_whoever_sets_off_a_trigger_writes_its_tables():
    found = with_facts(shop(), [Fact("trigger", "keep_log", writes=("log",), on=("order",), line=5)])
    rows = [(one.function, one.table, one.via, [str(c) for c in one.contexts]) for one in found.accesses]
    assert ("keep_log", "log", "", ["trigger"]) in rows
    assert ("shop.save", "log", "keep_log", ["request"]) in rows
    assert [(one.from_table, one.to_table, one.kind) for one in found.relations] == [("order", "log", "trigger")]
    assert found.use_cases[0].tables_written == ("log", "order")


def test_a_wrong_name_is_a_problem_with_the_nearest_one_and_has_no_effect():
    project = shop()
    found = with_facts(project, [Fact("access", "shop.saved", (), ("logg",), line=4)])
    assert [one.table for one in found.accesses] == [one.table for one in project.accesses]
    assert [(one.slug, one.location.line, one.hint) for one in found.problems] == [
        ("stale-fact", 4, "did you mean shop.save?"),
        ("stale-fact", 4, "did you mean log?"),
    ]


def test_a_name_like_no_other_is_to_be_removed():
    (problem,) = with_facts(shop(), [Fact("access", "shop.save", (), ("zzzzzz",))]).problems
    assert problem.hint == "remove it, or correct the name"


def test_a_class_stands_for_its_table():
    grown = with_facts(shop(), [Fact("access", "shop.save", (), ("shop.Log",))])
    assert [one.table for one in grown.accesses if one.level is Level.GIVEN] == ["log"]
    assert grown.problems == ()
