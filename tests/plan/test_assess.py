from dataclasses import replace

import pytest

from analyzer.candidates.cut import propose
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.cut import Ownership
from analyzer.model.effects import EffectKind, ExternalEffect
from analyzer.model.plan import Decision
from analyzer.model.project import Coverage, Project
from analyzer.model.settings import Settings
from analyzer.plan.assess import assess
from analyzer.plan.findings import Crossings, find_findings
from analyzer.plan.steps import order_steps
from tests.build import access, call, entry, layered_shop, relation, transaction, use_case


def evidence_of(project):
    return project, gather(project, find_units(project))


def assessed(project, decisions=()):
    _, evidence = evidence_of(project)
    return assess(project, evidence, propose(project, evidence, Settings(), decisions), decisions)


def grown(**rows):
    project = layered_shop()
    return replace(project, **{name: getattr(project, name) + more for name, more in rows.items()})


def large(project):
    return replace(project, modules=tuple(replace(one, lines=10 * one.lines) for one in project.modules))


def owner_of(result, table):
    return next(row for row in result.ownership if row.table == table)


@pytest.fixture(scope="module")
def result():
    return assessed(layered_shop())


def test_every_table_has_one_row(result):
    assert [row.table for row in result.ownership] == list(layered_shop().owned_tables())


def test_the_writer_owns_a_table_and_the_lines_say_so(result):
    row = owner_of(result, "shop_invoice")
    assert (row.owner, row.status, row.share_of_writes, row.foreign_writers) == ("billing", "clear", 1.0, ())
    assert row.readers == ("billing", "support")
    assert row.because[0].locations


def test_a_foreign_writer_is_named():
    row = owner_of(
        assessed(grown(accesses=(access("shop.services.save_ticket", "shop_refund", "write"),))), "shop_refund"
    )
    assert (row.owner, row.status, row.foreign_writers) == ("billing", "clear", ("support",))
    assert row.share_of_writes == pytest.approx(2 / 3)


def test_a_table_that_two_services_write_evenly_is_contested():
    more = access("shop.services.save_ticket", "shop_refund", "write", sites=2)
    row = owner_of(assessed(grown(accesses=(more,))), "shop_refund")
    assert row.status == "contested"


def test_what_only_a_command_writes_does_not_vote():
    command = entry("shop.commands.fix", "fix", "command")
    project = grown(
        accesses=(access("shop.commands.fix", "shop_refund", "write", sites=9),),
        entry_points=(command,),
        use_cases=(use_case(command, ("shop.commands.fix",)),),
    )
    assert owner_of(assessed(project), "shop_refund").foreign_writers == ()


def test_an_owner_that_a_person_named_is_clear():
    row = owner_of(assessed(layered_shop(), (Decision("table-owner", "shop_refund", "support"),)), "shop_refund")
    assert (row.owner, row.status, row.foreign_writers) == ("support", "clear", ("billing",))
    assert row.because[0].rule == "decided"


def test_calls_and_foreign_keys_that_cross_are_listed(result):
    rows = {(row.caller, row.callee, row.kind): row for row in result.boundary_calls}
    crossing = rows["shop.services.save_parcel", "shop.services.save_invoice", "call"]
    assert (crossing.from_service, crossing.to_service, crossing.in_loop) == ("shipping", "billing", True)
    assert ("shop_voucher", "shop_product", "foreign-key") in rows
    assert len(rows) == 3


def test_calls_into_the_shared_kernel_do_not_cross(result):
    assert not [row for row in result.boundary_calls if row.callee == "shop.text.clean"]


def test_the_cheapest_service_goes_first_and_the_dearest_stays(result):
    assert [step.number for step in result.plan.steps] == [1, 2, 3, 4]
    assert result.plan.steps[0].service == "support"
    assert all(step.because for step in result.plan.steps)


def test_findings_come_worst_first(result):
    rules = [finding.rule for finding in result.summary.findings]
    assert rules == ["spanning-transaction", "cascade", "cascade", "chatty-call"]


def test_services_that_call_each_other_are_a_cycle():
    back = call("shop.services.save_invoice", "shop.services.save_parcel")
    findings = assessed(grown(calls=(back,))).summary.findings
    assert [finding.text for finding in findings if finding.rule == "cycle"] == [
        "billing calls shipping at 1 place and is called back at 1"
    ]


def test_many_spanning_transactions_speak_for_staying(result):
    assert result.readiness.verdict == "modular-monolith-first"
    assert "many-spanning-transactions" in [reason.rule for reason in result.readiness.speaks_against]


def test_where_nothing_forbids_it_one_service_may_go_first():
    inside = tuple(transaction(f"shop.services.save_{noun}", f"shop_{noun}") for noun in ("ticket", "reward", "brand"))
    readiness = assessed(large(grown(transactions=inside))).readiness
    assert readiness.verdict == "extract-one"
    assert readiness.sentence.startswith("The code would let Catalog go first")


def test_too_few_resolved_accesses_give_no_verdict():
    readiness = assessed(replace(layered_shop(), coverage=Coverage(accesses=(10, 100)))).readiness
    assert readiness.verdict == "unknown"
    assert "accesses-unresolved" in [reason.rule for reason in readiness.unknown]


def test_what_no_code_can_tell_is_said_to_be_unknown(result):
    assert [reason.rule for reason in result.readiness.unknown] == ["load-unknown", "volume-unknown", "goal-unknown"]


def test_a_project_without_code_has_no_plan_and_no_verdict():
    result = assessed(Project())
    assert result.plan.steps == ()
    assert result.readiness.verdict == "leave-it"


def test_what_one_deletion_takes_along_is_one_finding():
    more = (relation("shop_carrier", "shop_product"), relation("shop_ticket", "shop_product"))
    findings = assessed(grown(relations=more)).summary.findings
    (found,) = [finding for finding in findings if finding.rule == "cascade" and "row of shop_product" in finding.text]
    assert found.text == (
        "deleting a row of shop_product (catalog) deletes rows of "
        "shop_carrier (shipping), shop_ticket (support) and shop_voucher (loyalty)"
    )


def test_of_many_tables_that_go_along_the_services_are_named():
    more = tuple(relation(f"shop_{name}", "shop_product") for name in ("carrier", "depot", "ticket", "reply"))
    texts = [finding.text for finding in assessed(grown(relations=more)).summary.findings]
    assert "deleting a row of shop_product (catalog) deletes rows of 5 tables of loyalty, shipping and support" in texts


def test_code_without_tables_does_not_go_first():
    cut = propose(*evidence_of(layered_shop()), Settings())
    bare = replace(cut, services=tuple(replace(one, tables=()) if one.id == "billing" else one for one in cut.services))
    assert order_steps(cut, (), ()).steps[0].service == "billing"
    assert order_steps(bare, (), ()).steps[-1].service == "billing"


@pytest.mark.parametrize(
    ("owner", "share", "writers", "told"),
    [
        ("a", 0.5, ("b",), "t: a makes 50% of the writes, b writes it too"),
        ("a", 0.004, ("b", "c"), "t: a makes less than 1% of the writes, b and c write it too"),
        ("a", 0.0, ("b", "c"), "t: a owns it and is not seen writing it, b and c write it"),
        ("", 0.0, ("b", "c"), "t: no service owns it, b and c write it"),
    ],
)
def test_a_contested_table_tells_who_writes_it(owner, share, writers, told):
    row = Ownership("t", owner, "contested", (), writers, share, ())
    project, evidence = evidence_of(layered_shop())
    cut = propose(project, evidence, Settings(), ())
    (found,) = [one for one in find_findings(project, cut, Crossings((row,), (), ())) if one.rule == "contested-table"]
    assert found.text == told


def test_what_goes_out_while_a_transaction_is_open_is_a_finding_requests_first():
    place = layered_shop().transactions[0].location
    effects = tuple(
        ExternalEffect(f"{kind} call shop.services.x{target}", "shop.services.x", kind, "call", target, (place,))
        for kind, target in (
            (EffectKind.QUEUE, "shop.tasks.mail"),
            (EffectKind.HTTP, "PAY_URL"),
            (EffectKind.CACHE, ""),
        )
    )
    scopes = (
        replace(transaction("shop.services.send"), effects=(effects[0].id,)),
        replace(transaction("shop.services.pay"), effects=(effects[0].id, effects[1].id)),
        replace(transaction("shop.services.keep"), effects=(effects[2].id,)),
    )
    project = grown(effects=effects, transactions=scopes)
    found = [one for one in assessed(project).summary.findings if one.rule == "effect-in-transaction"]
    assert [one.text for one in found] == [
        "shop.services.pay keeps its transaction open while it sends a request to PAY_URL and "
        "a message to shop.tasks.mail",
        "shop.services.send keeps its transaction open while it sends a message to shop.tasks.mail",
    ]
    assert found[0].locations == (transaction("shop.services.pay").location, place, place)
