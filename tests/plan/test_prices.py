"""What one extraction costs."""

from dataclasses import replace

from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.model.cut import Homes
from analyzer.model.data import Context, OpenSite
from analyzer.model.project import Project
from analyzer.plan.prices import MOST_ROWS, REST, price_set
from tests.build import access, at, call, definition, dependency, entity, module, relation, transaction


def reached(row, *contexts):
    return replace(row, contexts=contexts)


def shop(**more):
    """Return two modules: `pay` owns invoice, `rest` owns cart; neither touches the other."""
    rows = {
        "modules": (module("pay"), module("rest")),
        "definitions": tuple(definition(name) for name in ("pay.charge", "pay.refund", "rest.order", "rest.close")),
        "entities": (entity("pay.Invoice", "invoice"), entity("rest.Cart", "cart")),
        "accesses": (reached(access("pay.charge", "invoice", "write"), Context.REQUEST),),
    }
    return Project(**{name: rows.get(name, ()) + more.get(name, ()) for name in {*rows, *more}})


def price(**more):
    project = shop(**more)
    evidence = gather(project, find_units(project))
    homes = Homes({"pay": "pay", "rest": REST}, {"invoice": "pay", "cart": REST})
    return price_set(project, evidence, homes, "pay")


def test_what_nothing_ties_to_the_rest_costs_nothing():
    found = price()
    assert (found.operations, found.callbacks, found.foreign_keys, found.transactions, found.crossing) == (0,) * 4 + (
        (),
    )
    assert (found.writes, found.own_writes_low, found.own_writes_high) == (1, 1.0, 1.0)


def test_functions_called_from_outside_are_counted_once_their_sites_each():
    calls = tuple(call(caller, "pay.charge", line=line) for line, caller in enumerate(("rest.order", "rest.close"), 1))
    found = price(calls=(*calls, call("rest.order", "pay.refund", line=9)))
    assert (found.operations, found.operation_sites, found.callbacks) == (2, 3, 0)


def test_calls_back_into_the_monolith_are_counted_apart():
    found = price(calls=(call("pay.charge", "rest.close"),))
    assert (found.operations, found.callbacks, found.callback_sites) == (0, 1, 1)


def test_tasks_and_signals_are_no_calls():
    found = price(dependencies=(dependency("rest.order", "pay.charge", "task"),))
    assert (found.operations, found.asynchronous) == (0, 1)


def test_classes_that_inherit_across_and_imports_are_counted():
    found = price(dependencies=(dependency("rest.Cart", "pay.Invoice", "inherit"),))
    assert (found.inherited, found.mentions) == (1, 0)
    assert price(dependencies=(dependency("rest", "pay"),)).mentions == 1


def test_foreign_keys_count_either_way():
    assert price(relations=(relation("cart", "invoice"), relation("invoice", "cart"))).foreign_keys == 2


def test_a_transaction_over_both_sides_says_what_it_writes_where():
    (row,) = price(transactions=(transaction("rest.order", "cart", "invoice"),)).spanned
    assert (row.function, row.inside, row.outside) == ("rest.order", ("invoice",), ("cart",))


def test_writes_of_others_lower_the_own_share():
    found = price(accesses=(reached(access("rest.order", "invoice", "write", sites=3), Context.TASK),))
    assert (found.writes, found.own_writes_low, found.own_writes_high) == (4, 0.25, 0.25)


def test_what_only_commands_write_does_not_count():
    found = price(accesses=(reached(access("rest.order", "invoice", "write", sites=3), Context.COMMAND),))
    assert (found.writes, found.own_writes_low) == (1, 1.0)


def test_unresolved_sites_make_the_share_a_range():
    sites = tuple(
        OpenSite(function, "save", "write", at(line=line), ("invoice",), "name")
        for line, function in enumerate(("rest.order", "pay.refund", "elsewhere.run"))
    )
    foreign = reached(access("rest.order", "invoice", "write"), Context.REQUEST)
    found = price(accesses=(foreign,), open_sites=sites)
    assert (found.own_writes_low, found.own_writes_high) == (1 / 3, 2 / 3)


def test_unresolved_reads_change_nothing():
    found = price(open_sites=(OpenSite("rest.order", "get", "read", at(), ("invoice",), "name"),))
    assert found.own_writes_low == 1.0


def test_only_the_first_rows_are_kept_the_numbers_stay_exact():
    names = [f"rest.f{number}" for number in range(MOST_ROWS + 5)]
    found = price(definitions=tuple(map(definition, names)), calls=tuple(call(name, "pay.charge") for name in names))
    assert (len(found.crossing), found.operation_sites) == (MOST_ROWS, MOST_ROWS + 5)
