from dataclasses import replace

from analyzer.model.border import Treatment
from analyzer.model.project import Project
from analyzer.plan.sagas import plan_spanning
from tests.build import access, at, call, definition, transaction
from tests.plan.situations import situation

SERVICES = {
    "accounts": (("accounts",), ("account",)),
    "billing": (("billing",), ("invoice",)),
    "taste": (("taste",), ("row",)),
}
DEFINITIONS = (
    definition("accounts.sign_up", line=1, lines=20),
    definition("accounts.close_account", line=30),
    definition("billing.open_invoice"),
    definition("billing.void_invoice"),
    definition("taste.seed"),
)
CALLS = (
    call("accounts.sign_up", "taste.seed", in_transaction=True, line=9),
    call("accounts.sign_up", "billing.open_invoice", in_transaction=True, line=7),
)
WRITES = (
    replace(access("accounts.sign_up", "account", "write"), verb="create", locations=(at("accounts.py", 5),)),
    replace(access("billing.open_invoice", "invoice", "write"), verb="create"),
    replace(access("taste.seed", "row", "write"), verb="create"),
)


def planned(*accesses, scope=None, **rows):
    project = Project(
        **{"definitions": DEFINITIONS, "calls": CALLS, **rows},
        accesses=(*WRITES, *accesses),
        transactions=(scope or transaction("accounts.sign_up", "account", "invoice", "row"),),
    )
    return plan_spanning(situation(project, SERVICES))


def test_steps_stand_in_the_order_in_which_the_function_sets_them_off():
    (plan,) = planned()
    assert [step.service for step in plan.steps] == ["accounts", "billing", "taste"]
    assert (plan.treatment, plan.orchestrated) == (Treatment.SAGA, True)
    assert plan.question == "May sign_up be seen half done by Accounts, Billing and Taste? If not, keep them together."


def test_every_step_but_the_last_says_what_takes_it_back():
    (plan,) = planned()
    told = [step.compensation for step in plan.steps]
    assert told == [
        "cancel or delete the rows of account that the step made",
        "cancel or delete the rows of invoice that the step made",
        "",
    ]


def test_functions_that_take_such_rows_back_today_are_named():
    (plan,) = planned(access("billing.void_invoice", "invoice", "write"))
    assert [step.existing for step in plan.steps] == [(), ("billing.void_invoice",), ()]
    assert "1 step has nothing yet" in plan.sentence


def test_a_telling_name_that_writes_other_tables_takes_nothing_back():
    (plan,) = planned(access("accounts.close_account", "invoice", "write"))
    assert [step.existing for step in plan.steps] == [(), (), ()]


def test_deleted_rows_are_marked_first():
    gone = replace(access("accounts.sign_up", "account", "write"), verb="delete", locations=(at("accounts.py", 5),))
    project = Project(
        definitions=DEFINITIONS,
        calls=CALLS,
        accesses=(gone, *WRITES[1:]),
        transactions=(transaction("accounts.sign_up", "account", "invoice", "row"),),
    )
    (plan,) = plan_spanning(situation(project, SERVICES))
    assert plan.steps[0].compensation.startswith("nothing brings deleted rows back: mark the rows of account first")


def test_what_only_receivers_of_signals_write_is_announced():
    scope = replace(
        transaction("accounts.sign_up", "account"),
        receivers=("taste.seed",),
        tables_written_by_receivers=("row",),
    )
    (plan,) = planned(scope=scope, calls=())
    assert (plan.treatment, plan.question) == (Treatment.OUTBOX, "")
    assert plan.sentence.startswith("Accounts commits account alone and leaves a message in an outbox table")


def test_what_is_only_deleted_elsewhere_may_follow_later():
    gone = replace(access("taste.seed", "row", "write"), verb="delete")
    project = Project(
        definitions=DEFINITIONS,
        calls=CALLS[:1],
        accesses=(WRITES[0], gone),
        transactions=(transaction("accounts.sign_up", "account", "row"),),
    )
    (plan,) = plan_spanning(situation(project, SERVICES))
    assert plan.treatment is Treatment.SEPARATE


def test_two_services_set_each_other_off():
    (plan,) = planned(scope=transaction("accounts.sign_up", "account", "invoice"))
    assert (plan.treatment, plan.orchestrated) == (Treatment.SAGA, False)
    assert [step.service for step in plan.steps] == ["accounts", "billing"]


def test_a_transaction_inside_of_one_service_needs_no_plan():
    assert planned(scope=transaction("accounts.sign_up", "account")) == ()
