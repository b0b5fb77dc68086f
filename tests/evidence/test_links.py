from dataclasses import replace

from analyzer.evidence.links import direct_accesses
from analyzer.model.data import EntityKind, Level, Relation
from analyzer.model.project import Project
from tests.build import access, call, entity


def rows(project):
    return [(one.function, one.table, one.op) for one in direct_accesses(project)]


def test_adding_to_a_many_to_many_relation_writes_the_table_in_between():
    project = Project(
        relations=(Relation("profile", "genre", "blocked", "m2m", through="profile_blocked"),),
        accesses=(replace(access("block", "genre", "write"), verb="set", level=Level.RELATION),),
    )
    assert rows(project) == [("block", "genre", "read"), ("block", "profile_blocked", "write")]


def test_a_row_made_through_a_relation_is_written():
    made = replace(access("add_genre", "genre", "write"), verb="create", level=Level.RELATION)
    relations = (Relation("profile", "genre", "blocked", "m2m", through="profile_blocked"),)
    assert rows(Project(relations=relations, accesses=(made,))) == [("add_genre", "genre", "write")]


def test_of_two_relations_the_one_whose_other_end_is_touched_is_meant():
    between = [Relation(end, "genre", "genres", "m2m", through=f"{end}_genres") for end in ("title", "profile")]
    set_genres = replace(access("edit", "genre", "write"), verb="set", level=Level.RELATION)
    project = Project(relations=tuple(between), accesses=(set_genres, access("edit", "title", "write")))
    assert ("edit", "title_genres", "write") in rows(project)
    assert ("edit", "profile_genres", "write") not in rows(project)


def test_what_a_base_class_writes_counts_for_those_who_call_it_on_a_class_with_a_table():
    calls = (
        replace(call("shop.orders.place", "shop.base.Base.create"), receiver="shop.models.Order"),
        call("shop.base.Base.create", "shop.base.Base.save"),
    )
    tables = ("orders", "parcels")
    project = Project(
        calls=calls,
        entities=tuple(
            entity(symbol, table, EntityKind.CONCRETE)
            for symbol, table in zip(("shop.models.Order", "shop.models.Parcel"), tables, strict=True)
        ),
        accesses=tuple(access("shop.base.Base.save", table, "write") for table in tables),
    )
    assert rows(project) == [("shop.orders.place", "orders", "write"), ("shop.models.Parcel", "parcels", "write")]


def test_what_a_deletion_takes_along_says_nothing():
    taken = replace(access("close", "lines", "write"), verb="cascade", level=Level.RELATION)
    assert rows(Project(accesses=(access("close", "orders", "write"), taken))) == [("close", "orders", "write")]
