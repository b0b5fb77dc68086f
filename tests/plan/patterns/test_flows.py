from analyzer.model.border import Outcome
from analyzer.model.project import Project
from analyzer.plan.patterns.flows import saga_choreographed, saga_orchestrated
from tests.build import access, at, call, definition, transaction
from tests.plan.patterns.grounds import ground

SERVICES = {name: ((name,), (f"{name}_row",)) for name in ("billing", "orders", "stock")}


def said(rule, *written):
    names = [row.partition("_")[0] for row in written]
    others = [name for name in names if name != "orders"]
    project = Project(
        definitions=tuple(definition(f"{name}.save", lines=9) for name in SERVICES),
        calls=tuple(call("orders.save", f"{name}.save", in_transaction=True, line=2) for name in others),
        accesses=tuple(access(f"{name}.save", f"{name}_row", "write") for name in names),
        transactions=(transaction("orders.save", *written),),
    )
    return list(rule(ground(project, SERVICES)))


def test_three_owners_ask_for_one_function_that_runs_the_steps():
    (found,) = said(saga_orchestrated, "orders_row", "billing_row", "stock_row")
    assert (found.outcome, found.subject) == (Outcome.ASKS, "orders.save")
    assert found.services == ("orders", "billing", "stock")
    assert "half done" in found.question


def test_two_owners_need_no_function_that_runs_the_steps():
    assert said(saga_orchestrated, "orders_row", "billing_row") == [None]
    (found,) = said(saga_choreographed, "orders_row", "billing_row")
    assert found.because[0].locations == (at("orders.py"),)


def test_a_transaction_of_one_owner_is_nobodys_business():
    assert said(saga_orchestrated, "orders_row") == said(saga_choreographed, "orders_row") == []
