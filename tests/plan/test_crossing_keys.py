from dataclasses import replace

import pytest

from analyzer.model.border import Treatment
from analyzer.model.data import Level
from analyzer.model.project import Project
from analyzer.plan.crossing_keys import find_crossing_keys
from analyzer.plan.sticky import find_sticky
from tests.build import access, call, relation, transaction
from tests.plan.situations import situation

SERVICES = {"billing": (("billing",), ("invoice",)), "orders": (("orders",), ("order",))}


def keys(*accesses, on_delete="CASCADE", kind="fk", **rows):
    row = replace(relation("invoice", "order", on_delete), kind=kind)
    found = situation(Project(relations=(row,), accesses=accesses, **rows), SERVICES)
    return find_crossing_keys(found, find_sticky(found))


def over(function, table, verb, sites=1):
    return replace(access(function, table, sites=sites), level=Level.RELATION, verb=verb)


def test_a_foreign_key_becomes_an_id_that_its_owner_looks_up():
    (key,) = keys(on_delete="")
    assert key.treatments == (Treatment.LOOKUP,)
    assert key.sentence == "order_id becomes a plain id that Orders looks up"


def test_a_key_inside_of_one_service_does_not_cross():
    rows = {"billing": (("billing",), ("invoice", "order"))}
    assert find_crossing_keys(situation(Project(relations=(relation("invoice", "order"),)), rows), ()) == ()


def test_queries_that_join_ask_for_a_copy():
    (key,) = keys(over("billing.overdue", "order", "join", 2), on_delete="")
    assert (key.treatments, key.joins) == ((Treatment.LOOKUP, Treatment.REPLICA), 2)
    assert "2 queries filter or join over it: keep a copy of the columns" in key.sentence


def test_many_sites_that_load_rows_ask_for_many_ids_at_once():
    (key,) = keys(over("billing.overdue", "order", "lazy", 3), on_delete="")
    assert key.treatments == (Treatment.LOOKUP, Treatment.BATCH)
    (few,) = keys(over("billing.overdue", "order", "lazy", 2), on_delete="")
    assert few.treatments == (Treatment.LOOKUP,)


def test_what_the_owner_itself_follows_does_not_count():
    (key,) = keys(over("orders.close", "order", "join"), on_delete="")
    assert key.joins == 0


@pytest.mark.parametrize(
    ("on_delete", "treatment", "words"),
    [
        ("CASCADE", Treatment.EVENT, "1 site deletes rows of order: announce it so that rows of invoice go too"),
        ("PROTECT", Treatment.TOMBSTONE, "which invoice forbids today: mark rows of order instead of deleting them"),
        ("SET_NULL", Treatment.EVENT, "announce it so that order_id is emptied"),
    ],
)
def test_deletions_are_told_by_what_happens_today(on_delete, treatment, words):
    gone = replace(access("orders.purge", "order", "write"), verb="delete")
    (key,) = keys(gone, on_delete=on_delete)
    assert treatment in key.treatments
    assert words in key.sentence
    assert [place.path for place in key.deletes] == ["orders.py"]


def test_where_no_deletion_is_seen_it_says_so():
    (key,) = keys()
    assert "no site is seen that deletes rows of order" in key.sentence


@pytest.mark.parametrize(("kind", "treatment"), [("m2m", Treatment.LINKS), ("generic", Treatment.TYPE_AND_ID)])
def test_links_and_generic_relations_have_their_own_treatment(kind, treatment):
    (key,) = keys(kind=kind, on_delete="")
    assert key.treatments == (treatment,)


def test_what_is_written_in_one_transaction_may_be_kept_together():
    (key,) = keys(
        access("orders.close", "order", "write"),
        access("billing.bill", "invoice", "write"),
        calls=(call("orders.close", "billing.bill"),),
        transactions=(transaction("orders.close", "order", "invoice"),),
    )
    assert key.treatments[-1] is Treatment.KEEP_TOGETHER
    assert key.because[1].text.startswith("orders.close writes both in one transaction")


def test_keys_to_a_sticky_table_are_one_decision():
    names = ("a", "b", "c", "d")
    services = {**{name: ((name,), (f"{name}_row",)) for name in names}, "users": (("users",), ("user",))}
    rows = tuple(relation(f"{name}_row", "user", "") for name in names)
    found = situation(Project(relations=rows), services)
    sticky = find_sticky(found)
    assert [(one.table, one.keys, one.choice) for one in sticky] == [("user", 4, "lookup")]
    assert {key.treatments for key in find_crossing_keys(found, sticky)} == {(Treatment.STICKY,)}
