from dataclasses import replace

import pytest

from analyzer.model.border import Operation
from analyzer.model.code import Wire
from analyzer.model.project import Project
from analyzer.model.signature import Crossing, Passed, Signature, Use
from analyzer.plan.operations import find_operations
from tests.build import access, at, call, definition, dependency, entity
from tests.plan.situations import situation

SERVICES = {
    "billing": (("billing",), ("invoice",)),
    "orders": (("orders", "carts"), ("order",)),
}
DEFINITIONS = (
    definition("billing.charge"),
    definition("orders.close", line=1, lines=20),
    definition("billing.Bill", "class"),
)


def found(**rows) -> dict[str, Operation]:
    project = Project(**{"definitions": DEFINITIONS, **rows})
    return {one.name: one for one in find_operations(situation(project, SERVICES))}


def signature(*parameters: Passed, gives: tuple[Passed, ...] = (), raises: tuple[str, ...] = ()) -> Signature:
    return Signature("billing.charge", parameters, gives, raises)


CALL = call("orders.close", "billing.charge", line=5)
UNUSED = (Use("orders.close", "billing.charge", False),)


def test_all_callers_of_a_function_are_one_operation():
    rows = (CALL, call("carts.pay", "billing.charge", in_loop=True, line=2))
    one = found(calls=rows)["billing.charge"]
    assert (one.from_service, one.to_service, one.kind, one.sites) == ("orders", "billing", "call", 2)
    assert (one.callers, one.in_loop) == (("carts.pay", "orders.close"), True)


def test_a_result_that_is_used_is_waited_for():
    used = (Use("orders.close", "billing.charge", True, ("number",)),)
    one = found(calls=(CALL,), uses=used, signatures=(signature(),))["billing.charge"]
    assert (one.synchronous, one.why) == (True, "the result is used")


def test_where_nobody_uses_the_result_a_message_will_do():
    one = found(calls=(CALL,), uses=UNUSED, signatures=(signature(),))["billing.charge"]
    assert (one.synchronous, one.why) == (False, "nobody uses what it gives back")


def test_what_may_refuse_is_waited_for():
    one = found(calls=(CALL,), uses=UNUSED, signatures=(signature(raises=("billing.Refused",)),))["billing.charge"]
    assert (one.synchronous, one.why) == (True, "it may refuse: it raises Refused")


def test_a_table_that_the_caller_reads_afterwards_keeps_it_synchronous():
    reads = replace(access("orders.close", "invoice"), locations=(at("orders.py", 9),))
    writes = access("billing.charge", "invoice", "write")
    rows = {"calls": (CALL,), "uses": UNUSED, "signatures": (signature(),)}
    late = found(**rows, accesses=(reads, writes))["billing.charge"]
    assert late.why == "nothing is given back, but the same request reads invoice afterwards"
    early = replace(reads, locations=(at("orders.py", 3),))
    assert not found(**rows, accesses=(early, writes))["billing.charge"].synchronous


def test_inside_a_transaction_the_message_waits_for_the_commit():
    held = call("orders.close", "billing.charge", in_transaction=True)
    one = found(calls=(held,), uses=UNUSED, signatures=(signature(),))["billing.charge"]
    assert one.why.endswith("send it once the transaction is committed")


def test_a_row_that_goes_over_is_an_object_with_its_payload():
    order = Passed("order", "", Crossing.INSTANCE, ("order",), ("number", "total"))
    gives = (Passed("", "", Crossing.INSTANCE, ("invoice",)),)
    used = (Use("orders.close", "billing.charge", True, ("id",)),)
    one = found(calls=(CALL,), uses=used, signatures=(signature(order, gives=gives),))["billing.charge"]
    assert one.crossings == (Crossing.INSTANCE,)
    assert one.payload == ("order.number", "order.total", "result.id")
    assert not one.is_offered


def test_values_can_be_offered_as_they_are():
    cents = Passed("cents", "int", Crossing.VALUE)
    one = found(calls=(CALL,), signatures=(signature(cents),))["billing.charge"]
    assert (one.crossings, one.is_offered) == ((Crossing.VALUE,), True)


def test_without_a_signature_nothing_is_known_of_what_goes_over():
    assert found(calls=(CALL,))["billing.charge"].crossings == (Crossing.UNKNOWN,)


@pytest.mark.parametrize(
    ("base", "crossing"), [("builtins.Exception", Crossing.EXCEPTION), ("library.Thing", Crossing.CLASS)]
)
def test_a_class_that_is_named_is_told_by_what_it_extends(base, crossing):
    bill = replace(definition("billing.Bill", "class"), bases=(base,))
    rows = found(definitions=(bill,), dependencies=(dependency("orders.close", "billing.Bill", "reference"),))
    assert rows["billing.Bill"].crossings == (crossing,)


def test_a_persistent_class_that_is_named_asks_for_an_operation():
    rows = found(
        entities=(entity("billing.Bill", "invoice"),),
        dependencies=(dependency("orders.close", "billing.Bill", "reference"),),
    )
    one = rows["billing.Bill"]
    assert (one.crossings, one.is_offered) == ((Crossing.MODEL_CLASS,), False)
    assert "an operation that answers their query" in one.why


def test_a_task_is_a_message_already():
    wire = Wire("orders.close", "billing.charge", "task", "charge", True, (at("orders.py"),))
    one = found(wires=(wire,))["billing.charge"]
    assert (one.kind, one.synchronous, one.crossings) == ("task", False, (Crossing.TASK,))


def test_calls_inside_of_one_service_are_no_operation():
    assert found(calls=(call("orders.close", "carts.pay"),)) == {}
