from dataclasses import replace

from analyzer.model.data import Relation
from analyzer.project.cascades import Cascades, Taking


def relation(child, parent, on_delete="", kind="fk", reverse="", through=""):
    return Relation(child, parent, "x_id", kind, "x", reverse, on_delete, through)


def test_rows_go_with_the_row_they_point_to_and_take_theirs_along():
    found = Cascades([relation("leg", "order", "CASCADE"), relation("stop", "leg", "CASCADE")])
    assert found.of("order", Taking.COLLECTED) == (("leg", "read"), ("leg", "write"), ("stop", "write"))
    assert found.of("stop", Taking.COLLECTED) == ()


def test_rows_that_only_lose_their_key_take_nothing_along():
    found = Cascades([relation("leg", "order", "SET_NULL"), relation("stop", "leg", "CASCADE")])
    assert found.of("order", Taking.COLLECTED) == (("leg", "write"),)


def test_a_mapper_that_loads_reads_what_has_a_name_on_the_row():
    found = Cascades([relation("leg", "order", reverse="legs"), relation("note", "order")])
    assert found.of("order", Taking.ATTRIBUTES) == (("leg", "read"),)
    assert found.of("order", Taking.COLLECTED) == ()


def test_links_go_with_the_rows_of_both_ends_that_know_of_them():
    found = Cascades([relation("order", "tag", kind="m2m", through="order_tag", reverse="orders")])
    assert found.of("order", Taking.COLLECTED) == found.of("tag", Taking.COLLECTED) == (("order_tag", "write"),)
    alone = Cascades([relation("order", "tag", kind="m2m", through="order_tag", reverse="")])
    assert (alone.of("order", Taking.COLLECTED), alone.of("tag", Taking.COLLECTED)) == ((("order_tag", "write"),), ())


def test_circles_end():
    assert Cascades([relation("part", "part", "CASCADE")]).of("part", Taking.COLLECTED) == (
        ("part", "read"),
        ("part", "write"),
    )


def test_protected_rows_are_asked_for_and_generic_ones_left_alone():
    found = Cascades([relation("leg", "order", "PROTECT"), relation("note", "*", kind="generic")])
    assert found.of("order", Taking.COLLECTED) == (("leg", "read"),)
    assert found.of("order", Taking.NOTHING) == ()


def test_rows_that_the_database_takes_along_are_not_loaded():
    found = Cascades([relation("leg", "order", "DB_CASCADE"), relation("stop", "leg", "CASCADE")])
    assert found.of("order", Taking.COLLECTED) == (("leg", "write"), ("stop", "write"))


def test_rows_whose_key_the_mapper_empties_stay():
    kept = replace(relation("leg", "order", "CASCADE", reverse="legs"), unlinks=True)
    found = Cascades([kept, relation("stop", "leg", "CASCADE")])
    assert found.of("order", Taking.ATTRIBUTES) == (("leg", "read"), ("leg", "write"))
    assert found.of("order", Taking.NOTHING) == (("leg", "write"), ("stop", "write"))
