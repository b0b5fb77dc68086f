"""When a data access happens."""

from dataclasses import replace

import pytest

from analyzer.model.code import Role
from analyzer.model.project import Project
from analyzer.project.contexts import with_contexts
from tests.build import access, entry, module, use_case


def contexts(kinds=(), role=Role.APPLICATION, row=None):
    """The contexts of `shop.save`, reached by one entry point of each kind, in a module of a role."""
    entries = [entry(f"shop.{kind}_{number}", f"{kind} {number}", kind) for number, kind in enumerate(kinds)]
    project = Project(
        modules=(module("shop", role),),
        accesses=(row or access("shop.save", "order", "write"),),
        entry_points=tuple(entries),
        use_cases=tuple(use_case(one, (one.function, "shop.save")) for one in entries),
    )
    return [str(one) for one in with_contexts(project)[0].contexts]


@pytest.mark.parametrize(
    ("kind", "context"),
    [
        ("http", "request"),
        ("graphql", "request"),
        ("task", "task"),
        ("schedule", "schedule"),
        ("signal", "signal"),
        ("admin", "admin"),
        ("command", "command"),
        ("script", "command"),
    ],
)
def test_the_kind_of_entry_point_that_reaches_it(kind, context):
    assert contexts([kind]) == [context]


def test_several_contexts_stand_in_a_fixed_order_each_once():
    assert contexts(["admin", "task", "http", "http"]) == ["request", "task", "admin"]


def test_what_nothing_reaches_is_unknown_and_so_is_what_an_unheard_of_entry_reaches():
    assert contexts() == contexts(["telegraph"]) == ["unknown"]


@pytest.mark.parametrize(
    ("role", "context"), [(Role.TEST, "test"), (Role.MIGRATION, "migration"), (Role.SCRIPT, "command")]
)
def test_the_role_of_the_module_wins(role, context):
    assert contexts(["http"], role) == [context]


def test_what_the_database_does_is_a_trigger():
    assert contexts(["http"], row=replace(access("shop.save", "order"), verb="trigger")) == ["trigger"]


@pytest.mark.parametrize("verb", ["trigger", "function", "procedure", "view"])
def test_what_the_database_keeps_happens_inside_it(verb):
    row = replace(access("shop.save", "order", "write"), verb=verb)
    assert contexts(["http"], Role.MIGRATION, row) == ["trigger"]
