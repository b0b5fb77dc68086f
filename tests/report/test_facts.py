"""The flat facts document."""

import json

from analyzer.model.code import Call, Definition, Wire
from analyzer.model.data import Access, Entity, EntityKind, Level, Relation, Transaction
from analyzer.model.location import Confidence, Location
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.report.facts import list_facts, render_facts

AT = Location("shop/models.py", 3)


def entity(symbol, table, kind=EntityKind.CONCRETE):
    return Entity(symbol, table, kind, "django", "shop.models", AT)


PROJECT = Project(
    entities=(
        entity("shop.models.Base", "", EntityKind.ABSTRACT),
        entity("shop.models.Order", "shop_order"),
        entity("shop.models.OldOrder", "shop_order", EntityKind.PROXY),
        entity("shop.models.tags", "tags", EntityKind.BARE_TABLE),
        entity("django.contrib.auth.models.User", "auth_user", EntityKind.EXTERNAL),
    ),
    relations=(Relation("shop_order", "auth_user", "user_id", "fk"),),
    accesses=(
        Access("shop.views.show", "shop_order", "read", "filter", Level.CLASS_NAMED, (AT,), receiver="A"),
        Access("shop.views.show", "shop_order", "read", "get", Level.CLASS_NAMED, (AT,), receiver="B"),
    ),
    calls=(Call("shop.views.show", "shop.services.load", Confidence.HIGH, (AT,)),) * 2,
    transactions=(
        Transaction("shop.services.close", "block", AT, (), ("b",), ("c",)),
        Transaction("shop.services.close", "block", AT, (), ("a",)),
    ),
    entry_points=(
        EntryPoint("http", "http", "GET /o", "shop.views.show", AT, "GET", "/o"),
        EntryPoint("task", "task", "send", "shop.tasks.send", AT),
        EntryPoint("command", "command", "load", "shop.management.commands.load.Command", AT),
    ),
    use_cases=(UseCase("http", ("shop.views.show",), ("shop_order",), ()),),
    wires=(
        Wire("shop.models.Order", "shop.receivers.sync", "signal", "post_save:shop.models.Order", False, (AT,)),
        Wire("shop.signals.closed", "shop.receivers.mail", "signal", "shop.signals.closed", False, (AT,)),
        Wire("shop.views.show", "shop.tasks.send", "task", "send", True, (AT,)),
    ),
)


def test_every_list_is_flat_sorted_and_without_repeats():
    assert list_facts(PROJECT) == {
        "schema": "decompose-facts/1",
        "tables": [
            {"name": "shop_order", "model": "shop.models.OldOrder"},
            {"name": "shop_order", "model": "shop.models.Order"},
            {"name": "tags", "model": ""},
        ],
        "entities": [
            {"table": "shop_order", "class": "shop.models.OldOrder"},
            {"table": "shop_order", "class": "shop.models.Order"},
            {"table": "tags", "class": ""},
        ],
        "relations": [{"from_table": "shop_order", "column": "user_id", "to_table": "auth_user", "kind": "fk"}],
        "accesses": [{"function": "shop.views.show", "table": "shop_order", "op": "read"}],
        "calls": [["shop.views.show", "shop.services.load"]],
        "entry_points": [
            {
                "kind": "command",
                "name": "load",
                "function": "shop.management.commands.load.Command",
                "tables_read": [],
                "tables_written": [],
            },
            {
                "kind": "http",
                "name": "GET /o",
                "function": "shop.views.show",
                "tables_read": ["shop_order"],
                "tables_written": [],
            },
            {"kind": "task", "name": "send", "function": "shop.tasks.send", "tables_read": [], "tables_written": []},
        ],
        "transactions": [{"function": "shop.services.close", "tables_written": ["a", "b", "c"]}],
        "routes": [{"method": "GET", "path": "/o", "handler": "shop.views.show"}],
        "tasks": [{"name": "send", "function": "shop.tasks.send"}],
        "signals": [
            {"signal": "post_save", "receiver": "shop.receivers.sync", "sender": "shop.models.Order"},
            {"signal": "shop.signals.closed", "receiver": "shop.receivers.mail", "sender": ""},
        ],
        "commands": [{"name": "load", "function": "shop.management.commands.load.Command"}],
    }


def test_the_text_is_json_with_one_row_a_line():
    text = render_facts(PROJECT)
    assert json.loads(text) == list_facts(PROJECT)
    assert '\n{"table": "shop_order", "class": "shop.models.Order"},\n' in text


def test_facts_of_closures_stand_under_the_function_that_holds_them():
    outer = Definition("shop.views.make", "shop.views", "function", AT, 9)
    inner = Access("shop.views.make.inner", "shop_order", "read", "filter", Level.CLASS_NAMED, (AT,))
    calls = (
        Call("shop.views.make", "shop.views.make.inner", Confidence.HIGH, (AT,)),
        Call("shop.views.make.inner", "shop.services.load", Confidence.HIGH, (AT,)),
    )
    facts = list_facts(Project(definitions=(outer,), accesses=(inner,), calls=calls))
    assert facts["accesses"] == [{"function": "shop.views.make", "table": "shop_order", "op": "read"}]
    assert facts["calls"] == [["shop.views.make", "shop.services.load"]]


def test_a_generic_relation_leads_to_no_known_table():
    facts = list_facts(Project(relations=(Relation("note", "*", "item", "generic"),)))
    assert facts["relations"] == [{"from_table": "note", "column": "item", "to_table": None, "kind": "generic"}]


def test_nothing_found_is_a_document_too():
    assert json.loads(render_facts(Project()))["tables"] == []
