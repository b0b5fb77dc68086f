"""The table that joins two jobs of one service."""

from analyzer.candidates.joints import Joint, find_joints
from analyzer.model.evidence import Evidence
from analyzer.model.graph import Edge, Graph, Node
from analyzer.model.units import Units

ORDERS = (Edge("place", "table:orders", "write"), Edge("place", "table:customers", "read"))
BILLS = (Edge("pay", "table:bills", "write"), Edge("pay", "table:customers", "read"))


def joints(edges, entries=("pay", "place"), services=None):
    names = sorted({end for edge in edges for end in (edge.source, edge.target)})
    nodes = tuple(Node(name, "table" if ":" in name else "module", entry=name in entries) for name in names)
    evidence = Evidence(Units(), Graph(nodes, tuple(edges)), (), (), ())
    return find_joints(evidence, services or dict.fromkeys(names, "shop"))


def test_a_table_without_which_two_jobs_have_nothing_in_common_is_found():
    found = joints([*ORDERS, *BILLS])
    assert found == {"shop": Joint("customers", (("bills",), ("orders",)))}
    assert found["shop"].text == "only customers joins two jobs: bills, and orders"


def test_the_class_of_the_table_goes_with_it():
    model = [Edge("Customer", "table:customers", "define")]
    uses = [Edge("place", "Customer", "call"), Edge("pay", "Customer", "call")]
    assert joints([*ORDERS, *BILLS, *model, *uses])["shop"].table == "customers"


def test_a_module_with_the_classes_of_several_tables_stays_and_joins():
    models = [Edge("models", f"table:{name}", "define") for name in ("customers", "orders")]
    uses = [Edge("place", "models", "call"), Edge("pay", "models", "call")]
    assert joints([*ORDERS, *BILLS, *models, *uses]) == {}


def test_jobs_that_call_each_other_are_one():
    assert joints([*ORDERS, *BILLS, Edge("place", "pay", "call")]) == {}


def test_a_part_without_an_entry_point_or_a_table_is_no_job():
    assert joints([*ORDERS, *BILLS], entries=("place",)) == {}
    assert joints([*ORDERS, Edge("pay", "table:customers", "read")]) == {}


def test_jobs_that_are_apart_already_are_joined_by_nothing():
    assert joints([ORDERS[0], BILLS[0]]) == {}


def test_what_lies_in_another_service_joins_nothing():
    services = {"place": "a", "table:orders": "a", "table:customers": "a", "pay": "b", "table:bills": "b"}
    assert joints([*ORDERS, *BILLS], services=services) == {}
