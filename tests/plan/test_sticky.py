from dataclasses import replace

import pytest

from analyzer.model.data import ColumnUse
from analyzer.model.project import Project
from analyzer.plan.sticky import find_sticky
from tests.build import definition, entity, entry, relation, use_case
from tests.plan.situations import situation

NAMES = ("carts", "orders", "returns", "stock", "users")
SERVICES = {name: ((name,), (f"{name}_row",)) for name in NAMES}


def sticky(*relations, **rows):
    return find_sticky(situation(Project(relations=relations, **rows), SERVICES))


def to_users(*names):
    return [relation(f"{name}_row", "users_row", "") for name in names]


def test_half_of_the_other_services_make_a_table_sticky():
    (found,) = sticky(*to_users("carts", "orders", "returns"))
    assert (found.table, found.owner, found.services) == ("users_row", "users", ("carts", "orders", "returns"))


def test_two_services_do_not():
    assert sticky(*to_users("carts", "orders")) == ()


def test_a_table_behind_most_entry_points_is_sticky():
    entries = [entry(f"orders.page_{at}", f"GET /{at}") for at in range(3)]
    cases = [
        use_case(entries[0], (), ("users_row",)),
        use_case(entries[1], (), ("users_row",)),
        use_case(entries[2], (), ("orders_row",)),
    ]
    rows = {"entry_points": tuple(entries), "use_cases": tuple(cases)}
    (found,) = sticky(*to_users("orders"), **rows)
    assert found.share == pytest.approx(2 / 3)
    assert found.sentence.startswith("67% of the entry points that reach tables touch users_row, and 1 key of Orders")


def test_who_is_signed_in_is_sticky_by_the_class_it_extends():
    user = replace(definition("users.Member", "class"), bases=("django.contrib.auth.models.AbstractUser",))
    guarded = replace(entry("orders.page", "GET /"), guards=("login",))
    rows = {"definitions": (user,), "entities": (entity("users.Member", "users_row"),), "entry_points": (guarded,)}
    (found,) = sticky(*to_users("orders"), **rows)
    assert found.sentence.startswith("it holds who is signed in (1 of 1 route ask)")
    other = replace(user, bases=("library.Row",))
    assert sticky(*to_users("orders"), **{**rows, "definitions": (other,)}) == ()


def test_a_table_that_no_other_service_points_to_is_nobodys_problem():
    user = replace(definition("users.Member", "class"), bases=("AbstractUser",))
    assert sticky(definitions=(user,), entities=(entity("users.Member", "users_row"),)) == ()


@pytest.mark.parametrize(("many", "choice"), [(0, "lookup"), (2, "claims"), (7, "replica")])
def test_the_choice_follows_from_the_columns_that_others_look_at(many, choice):
    columns = tuple(f"c{at}" for at in range(many))
    uses = (ColumnUse("orders.page", "users_row", columns),) if many else ()
    own = ColumnUse("users.page", "users_row", ("secret",))
    (found,) = sticky(*to_users("carts", "orders", "returns"), column_uses=(*uses, own))
    assert (found.choice, found.columns) == (choice, columns)
