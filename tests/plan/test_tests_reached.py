"""What tests say about a cut."""

from analyzer.candidates.units import find_units
from analyzer.model.code import Role
from analyzer.model.cut import BoundaryCall, Cut, CutMetrics, ServiceCandidate, ServiceMetrics, SharedKernel
from analyzer.model.project import Project
from analyzer.model.testing import ReadTests, SetUp, Touched, WrittenTest
from analyzer.plan.tests_reached import NO_TESTS, find_reach_of_tests
from tests.build import access, at, call, definition, entity, entry, module, use_case

PAGE = entry("rest.page", "GET /carts")


def written(name, *names, asks=(), set_up=()):
    return WrittenTest(name, name.rpartition(".")[0], Touched(names, asks), Touched(set_up))


def shop(tests=(), set_ups=()):
    return Project(
        modules=(module("pay"), module("rest"), module("test_shop", Role.TEST)),
        definitions=tuple(definition(name) for name in ("pay.charge", "pay.refund", "rest.order", "rest.page")),
        entities=(entity("pay.Invoice", "invoice"), entity("rest.Cart", "cart")),
        calls=(call("rest.order", "pay.charge"),),
        accesses=(access("pay.charge", "invoice", "write"), access("rest.order", "cart", "write")),
        entry_points=(PAGE,),
        use_cases=(use_case(PAGE, ("rest.page",)),),
        tests=ReadTests(tuple(tests), tuple(set_ups), requests=3),
    )


def service(name, *tables):
    metrics = ServiceMetrics(1, 100, 0, len(tables), 0.5, 1.0, 1.0)
    return ServiceCandidate(name, name, "", (name,), (name,), tables, (), metrics, 1.0, ())


def found(tests=(), set_ups=(), calls=()):
    project = shop(tests, set_ups)
    services = (service("pay", "invoice"), service("rest", "cart"))
    homes = {"pay": "pay", "rest": "rest"}
    cut = Cut(services, SharedKernel((), (), ()), (), CutMetrics(2, 0.5, 0, 0, 0, 0, 0), unit_services=homes)
    return find_reach_of_tests(project, find_units(project), cut, calls)


def counts(reach):
    return {one.service: (one.tests, one.by_set_up) for one in reach.services}


def crossing(caller, callee, kind="call"):
    return BoundaryCall("rest", "pay", caller, callee, kind, 1, False, False, (at(),))


def test_a_change_runs_the_tests_that_name_its_code_or_what_calls_it():
    reach = found([written("test_shop.a", "pay.refund"), written("test_shop.b", "rest.order")])
    assert counts(reach) == {"pay": (2, 0), "rest": (1, 0)}
    assert reach.tests == 2


def test_a_request_reaches_what_its_use_case_does():
    assert counts(found([written("test_shop.a", asks=(PAGE.id,))])) == {"pay": (0, 0), "rest": (1, 0)}


def test_tests_that_only_shared_set_up_ties_to_a_service_are_counted_apart():
    reach = found([written("test_shop.a", "rest.page", set_up=("pay.charge",))])
    assert counts(reach) == {"pay": (1, 1), "rest": (1, 0)}
    assert [one.services for one in reach.modules] == [("pay", "rest")]


def test_boundary_calls_whose_caller_no_test_reaches_those_of_unreached_callees_first():
    calls = [crossing("rest.page", "pay.refund"), crossing("rest.order", "pay.charge"), crossing("rest.x", "pay.y")]
    reach = found([written("test_shop.a", "rest.order", "pay.refund")], calls=calls)
    assert [(one.caller, one.callee_reached) for one in reach.unseen_calls] == [("rest.x", False), ("rest.page", True)]
    assert reach.boundary_calls == 3


def test_imports_and_what_runs_when_a_module_is_loaded_need_no_test():
    calls = [crossing("rest.page", "pay", "import"), crossing("rest", "pay.charge")]
    assert found([written("test_shop.a")], calls=calls).boundary_calls == 0


def test_set_up_that_writes_rows_of_two_services_is_shared():
    both = SetUp("test_shop.both", "fixture", at(), ("rest.order",), 4)
    made = SetUp("test_shop.Made", "factory", at(), ("pay.Invoice",), 2)
    reach = found([written("test_shop.a")], [both, made])
    assert [(one.name, one.tables, one.services) for one in reach.shared_set_ups] == [
        ("test_shop.both", ("cart", "invoice"), ("pay", "rest"))
    ]


def test_without_tests_it_says_so():
    assert found().missing == NO_TESTS
