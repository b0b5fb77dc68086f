"""The rows behind the numbers. Pure."""

from dataclasses import replace

from analyzer.model.cut import BoundaryCall, SharedKernel
from analyzer.model.data import Relation, Transaction
from analyzer.model.decomposition import Decomposition
from analyzer.model.effects import EffectKind, ExternalEffect, ExternalService
from analyzer.model.location import Location, Reason
from analyzer.model.plan import Decision
from analyzer.model.usage import UseCase
from analyzer.report.calls import (
    call_rows,
    count_undecided,
    entry_groups,
    is_undecided,
    second_choice,
    undecided,
)
from analyzer.report.flows import find_flows, in_words
from analyzer.report.index import build_index
from analyzer.report.outside import NOUNS, brief_of, external_rows, held_rows, talks_of
from analyzer.report.services import pages
from analyzer.report.shared import shared_reasons
from analyzer.report.tables import crossing_keys, spanning, table_rows
from tests import decompositions

SMALL = decompositions.small()
AT = Location("shop/a.py", 3, "a()")


def call(kind: str, sites: int = 1, **marks: bool) -> BoundaryCall:
    """Return a boundary call from orders to billing."""
    marked = {"in_loop": False, "in_transaction": False, **marks}
    return BoundaryCall("orders", "billing", f"a{sites}", "b", kind, sites, locations=(AT,), **marked)


def with_calls(*calls: BoundaryCall) -> Decomposition:
    """Return the small decomposition with other boundary calls."""
    return replace(SMALL, boundary_calls=calls)


def test_a_flow_says_how_many_places_are_of_each_kind() -> None:
    flow = find_flows(with_calls(call("foreign-key"), call("call", 3), call("call", 2))).by_pair["orders", "billing"]
    assert (flow.sites, in_words(flow.kinds)) == (6, "5 calls, 1 foreign key")


def test_the_hardest_boundary_calls_come_first() -> None:
    made = with_calls(
        call("foreign-key", 9),
        call("call", 7),
        call("call", 5, in_loop=True),
        call("call", 1, in_transaction=True),
        call("inherit", 2),
    )
    rows = call_rows(made, build_index(made)).rows
    assert [row.call.sites for row in rows] == [1, 5, 7, 2, 9]


def test_a_module_that_splits_stands_on_the_page_of_every_service_that_gets_a_part() -> None:
    orders, billing, *rest = SMALL.services
    module = next(row for row in SMALL.modules if row.service == orders.id)
    symbol = f"{module.name}.Part"
    made = replace(
        SMALL,
        services=(orders, replace(billing, symbols=(*billing.symbols, symbol)), *rest),
        modules=tuple(
            replace(row, splits_into=(orders.id, billing.id)) if row is module else row for row in SMALL.modules
        ),
    )
    home, other = pages(made, build_index(made), find_flows(made))[:2]
    whole = next(line for line in home.modules.rows if line.row.name == module.name)
    part = next(line for line in other.modules.rows if line.row.name == module.name)
    assert (whole.whole, whole.anchor != "") == (False, True)
    assert (part.whole, part.anchor, part.parts.rows) == (False, "", ("Part",))


def test_a_service_page_lists_as_many_modules_as_its_number_says() -> None:
    for page in pages(SMALL, build_index(SMALL), find_flows(SMALL)):
        assert page.modules.total == page.candidate.metrics.modules


def test_foreign_keys_between_the_same_two_tables_are_one_row_with_its_line() -> None:
    one, other = (service.tables[0] for service in SMALL.services[:2])
    made = replace(
        SMALL,
        relations=(Relation(one, other, "a_id", "fk"), Relation(one, other, "b_id", "fk")),
        boundary_calls=(replace(call("foreign-key", 2), caller=one, callee=other),),
    )
    (row,) = crossing_keys(made, build_index(made)).rows
    assert [relation.column for relation in row.relations] == ["a_id", "b_id"]
    assert row.places.rows[0].text == "a()"


def test_a_spanning_transaction_names_its_tables_by_owner() -> None:
    one, other = SMALL.services[:2]
    scope = Transaction("shop.a.b", "block", AT, (), (one.tables[0], *other.tables), (one.tables[1],))
    made = replace(SMALL, transactions=(scope, replace(scope, tables_written=one.tables)))
    (row,) = spanning(made, build_index(made)).rows
    assert {owner.text: tables.total for owner, tables in row.writes} == {
        one.name: 2,
        other.name: len(other.tables),
    }


def test_external_services_behind_a_setting_come_first_then_those_that_most_functions_ask() -> None:
    by_host = ExternalService("api.example.org", "", ("api.example.org",), ("a.b", "a.c"), (), (AT,))
    made = replace(SMALL, external_services=(by_host, *SMALL.external_services[:1]))
    rows = external_rows(made, build_index(made)).rows
    assert [(row.service.name, row.hosts) for row in rows] == [
        (SMALL.external_services[0].name, "api.example.org"),
        ("api.example.org", ""),
    ]
    assert [link.text for link in rows[0].askers.rows] == [SMALL.services[0].name]


def test_only_what_no_rollback_takes_back_is_listed_as_held() -> None:
    sent, cached = (
        ExternalEffect(f"{kind} x a.b", "a.b", kind, "x", "", (AT,)) for kind in (EffectKind.HTTP, EffectKind.CACHE)
    )
    scopes = tuple(
        Transaction(name, "block", AT, (), (), effects=held)
        for name, held in (("a.one", (cached.id,)), ("a.two", (cached.id, sent.id)))
    )
    rows = held_rows(replace(SMALL, effects=(sent, cached), transactions=scopes)).rows
    assert [(row.function, row.does.rows) for row in rows] == [("a.two", (sent,))]


def test_a_service_says_whom_it_talks_to() -> None:
    service = SMALL.services[0]
    talks = talks_of(SMALL, build_index(SMALL))[service.id]
    assert (talks.kinds, talks.targets.rows) == ("1 request", (SMALL.external_services[0].name,))


def test_an_entry_point_says_in_brief_how_deep_it_goes_and_what_it_does_outside() -> None:
    case = UseCase("e", (), (), (), depth=4, effects={"http": 2, "queue": 1}, starts=("task a",))
    assert brief_of(case) == "depth 4 · 2 HTTP · starts 1 task"
    assert brief_of(replace(case, starts=())) == "depth 4 · 2 HTTP · 1 queued"
    assert brief_of(UseCase("e", (), (), (), depth=1)) == brief_of(None) == ""


def test_a_module_with_itself_as_second_choice_is_decided() -> None:
    row = next(row for row in SMALL.modules if is_undecided(row))
    assert not is_undecided(replace(row, runner_up=row.service))


def test_as_many_rows_to_decide_as_the_summary_says() -> None:
    assert undecided(SMALL, build_index(SMALL)).total == count_undecided(SMALL)


def test_the_same_reason_for_several_names_is_given_once() -> None:
    names = [row.name for row in SMALL.modules[:3]]
    reasons = (Reason("all", "3 modules serve all"), *(Reason("each", f"{name}: owns no data") for name in names))
    made = replace(SMALL, shared=SharedKernel((), (), reasons))
    found = shared_reasons(made, build_index(made)).rows
    assert [(row.text, row.names.rows) for row in found] == [
        ("3 modules serve all", ()),
        ("owns no data", tuple(names)),
    ]


def test_what_a_person_accepted_is_no_longer_to_decide() -> None:
    before = count_undecided(SMALL)
    module = next(row.name for row in SMALL.modules if is_undecided(row))
    table = next(row.table for row in SMALL.ownership if row.status == "contested")
    accepted = replace(SMALL, decisions=(Decision("accept", module), Decision("accept", table)))
    assert count_undecided(accepted) == before - 2
    assert undecided(accepted, build_index(accepted)).total == before - 2
    package = replace(SMALL, decisions=(Decision("accept", module.partition(".")[0]),))
    assert count_undecided(package) == sum(row.status == "contested" for row in SMALL.ownership)


def test_a_table_whose_owner_a_person_chose_is_decided() -> None:
    first = replace(SMALL.ownership[0], because=(Reason("decided", "billing pays for it"),))
    made = replace(SMALL, ownership=(first, *SMALL.ownership[1:]))
    row = next(row for row in table_rows(made, build_index(made)).rows if row.ownership == first)
    assert (row.status, row.hint) == ("decided", "a person said who owns it")


def test_entry_points_are_counted_in_words() -> None:
    kinds = [kind for group in entry_groups(SMALL, build_index(SMALL)) for kind in group.kinds]
    assert any(kind.endswith(" routes") for kind in kinds)
    assert not any("http" in kind for kind in kinds)


def test_a_split_module_has_none_of_its_own_services_as_second_choice() -> None:
    row = replace(decompositions.small().modules[0], service="orders", runner_up="mail")
    assert second_choice(row) == "mail"
    assert second_choice(replace(row, runner_up="orders")) == ""
    assert second_choice(replace(row, splits_into=("mail", "orders"))) == ""


def test_entry_points_outside_the_services_have_a_reason() -> None:
    made = decompositions.small()
    foreign = replace(made.entry_points[0], id="http GET /login", function="allauth.views.LoginView")
    made = replace(made, entry_points=(*made.entry_points, foreign))
    *inside, outside = entry_groups(made, build_index(made))
    assert outside.note.startswith("1 run code of third-party packages (allauth), which no service holds")
    assert not any(group.note for group in inside)


def test_a_long_row_of_guards_is_cut() -> None:
    made = decompositions.small()
    entry = replace(made.entry_points[0], guards=("One", "Two", "Three", "Four"))
    made = replace(made, entry_points=(entry, *made.entry_points[1:]))
    rows = [row for group in entry_groups(made, build_index(made)) for row in group.entries.rows]
    assert "One, Two, Three +1" in [row.guards for row in rows]


def test_every_kind_of_effect_has_a_word() -> None:
    assert set(NOUNS) == set(EffectKind)
