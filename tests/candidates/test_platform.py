from dataclasses import replace

from analyzer.candidates.platform import find_library_parts, find_platform
from analyzer.model.project import Project
from tests.build import access, call, definition, dependency, entity, entry, module

USERS = ("shop.orders.views", "shop.parcels.views", "shop.tickets.views")


def project(**rows):
    names = (*USERS, "shop.money")
    base = Project(
        modules=tuple(map(module, names)),
        definitions=tuple(definition(f"{name}.run") for name in names),
        calls=tuple(call(f"{user}.run", "shop.money.run") for user in USERS),
        accesses=(access("shop.orders.views.run", "orders"),),
    )
    return replace(base, **{name: getattr(base, name) + more for name, more in rows.items()})


def test_what_touches_no_data_and_many_packages_use_is_a_utility():
    found = find_platform(project())
    assert list(found) == ["shop.money"]
    assert found["shop.money"].rule == "utility"


def test_what_touches_data_through_a_call_is_none():
    through = call("shop.money.run", "shop.orders.views.run")
    assert find_platform(project(calls=(through,))) == {}


def test_what_is_woken_from_outside_is_none():
    assert find_platform(project(entry_points=(entry("shop.money.run", "GET /money"),))) == {}


def test_what_defines_an_entity_is_none():
    assert find_platform(project(entities=(entity("shop.money.Rate", "rates"),))) == {}


def test_what_one_package_uses_is_none():
    users = tuple(f"shop.orders.part{number}" for number in range(9))
    lonely = Project(
        modules=tuple(map(module, (*users, "shop.money"))),
        calls=tuple(call(f"{user}.run", "shop.money.run") for user in users),
        accesses=(access("shop.orders.part0.run", "orders"),),
    )
    assert find_platform(lonely) == {}


def test_what_guards_many_entry_points_is_a_guard():
    guarded = tuple(
        replace(entry(f"{user}.run", f"GET /{number}"), guards=("shop.doors.members_only",))
        for number, user in enumerate(USERS)
    )
    found = find_platform(project(modules=(module("shop.doors"),), entry_points=guarded))
    assert found["shop.doors"].rule == "guard"


def test_gives_up_where_no_data_access_was_seen_at_all():
    assert find_platform(replace(project(), accesses=())) == {}


def test_the_idle_functions_of_a_mixed_module_are_set_aside_and_its_busy_ones_are_not():
    names = [f"shop.money.{name}" for name in ("run", "round_up", "format")]
    mixed = project(
        definitions=tuple(definition(name) for name in [*names, "shop.money.rates"]),
        accesses=(access("shop.money.rates", "rates"),),
    )
    assert sorted(find_library_parts(mixed)) == sorted(names)


def test_classes_of_a_mixed_module_are_never_set_aside():
    mixed = project(
        definitions=(definition("shop.money.Rounding", "class"), definition("shop.money.rates")),
        accesses=(access("shop.money.rates", "rates"),),
    )
    assert "shop.money.Rounding" not in find_library_parts(mixed)


def test_a_base_class_that_works_on_the_tables_of_its_heirs_is_not_busy_itself():
    work = replace(access("shop.money.Base.list", "orders"), receiver="shop.orders.views.Orders")
    hook = call("shop.money.Base.list", "shop.orders.views.Orders.owner")
    heir = dependency("shop.orders.views.Orders", "shop.money.Base", "inherit")
    owner = access("shop.orders.views.Orders.owner", "members")
    found = find_platform(project(accesses=(work, owner), calls=(hook,), dependencies=(heir,)))
    assert list(found) == ["shop.money"]


def test_who_calls_an_heir_of_a_working_base_class_touches_its_data():
    work = replace(access("shop.base.Base.list", "orders"), receiver="shop.orders.views.Orders")
    bound = replace(call("shop.money.run", "shop.base.Base.list"), receiver="shop.orders.views.Orders")
    assert find_platform(project(modules=(module("shop.base"),), accesses=(work,), calls=(bound,))) == {}
