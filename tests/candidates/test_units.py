from dataclasses import replace

from analyzer.candidates.units import find_units
from analyzer.model.code import Role
from analyzer.model.project import Project
from tests.build import access, call, definition, entity, entry, layered_shop, module


def split_modules(project):
    return [split.module for split in find_units(project).splits]


def test_a_module_with_one_job_is_one_unit():
    project = Project(
        modules=(module("shop.orders"),),
        definitions=(definition("shop.orders.place"), definition("shop.orders.price")),
        calls=(call("shop.orders.place", "shop.orders.price"),),
        accesses=(access("shop.orders.place", "orders", "write"), access("shop.orders.price", "prices")),
    )
    assert [unit.id for unit in find_units(project).units] == ["shop.orders"]


def test_a_module_that_defines_many_tables_splits_into_its_classes():
    names = ["shop.models.Order", "shop.models.Parcel", "shop.models.Ticket"]
    project = Project(
        modules=(module("shop.models", Role.ENTITY),),
        definitions=tuple(definition(name, "class") for name in names),
        entities=tuple(entity(name, name.lower()) for name in names),
    )
    units = find_units(project)
    assert [unit.id for unit in units.units] == names
    assert units.splits[0].because.rule == "many-entities"
    assert units.unit_of("shop.models.Order.close") == "shop.models.Order"
    assert units.unit_of("shop.models") == ""


def test_a_variable_that_holds_a_bare_table_is_a_unit_of_a_split_module():
    names = ["db.tables.orders", "db.tables.parcels", "db.tables.tickets"]
    project = Project(modules=(module("db.tables", Role.ENTITY),), entities=tuple(entity(name, name) for name in names))
    assert [(unit.id, unit.kind) for unit in find_units(project).units] == [(name, "table") for name in names]


def test_a_module_splits_where_many_symbols_share_neither_data_nor_calls():
    pages = ("orders", "tickets", "parcels", "vouchers")
    project = Project(
        modules=(module("shop.views"),),
        definitions=tuple(definition(f"shop.views.{page}") for page in pages),
        accesses=tuple(access(f"shop.views.{page}", page) for page in pages),
        entry_points=tuple(entry(f"shop.views.{page}", f"GET /{page}") for page in pages),
    )
    assert split_modules(project) == ["shop.views"]
    assert split_modules(replace(project, definitions=project.definitions[:3])) == []


def test_a_module_splits_where_two_parts_each_have_tables_of_their_own():
    tables = {"order": ("orders", "lines"), "reply": ("tickets", "answers")}
    project = Project(
        modules=(module("shop.services"),),
        definitions=tuple(definition(f"shop.services.{name}") for name in tables),
        accesses=tuple(access(f"shop.services.{name}", table) for name in tables for table in tables[name]),
    )
    assert split_modules(project) == ["shop.services"]


def test_a_module_stays_whole_where_its_symbols_share_a_table():
    project = Project(
        modules=(module("shop.views"),),
        definitions=(definition("shop.views.listing"), definition("shop.views.detail")),
        accesses=(access("shop.views.listing", "orders"), access("shop.views.detail", "orders")),
    )
    assert split_modules(project) == []


def test_a_table_that_most_modules_touch_holds_no_module_together():
    others, pages = [f"shop.part{number}" for number in range(5)], ("orders", "tickets", "parcels", "vouchers")
    project = Project(
        modules=tuple(map(module, [*others, "shop.views"])),
        definitions=(
            *(definition(f"{name}.show") for name in others),
            *(definition(f"shop.views.{page}") for page in pages),
        ),
        accesses=(
            *(access(f"{name}.show", "users") for name in others),
            *(access(f"shop.views.{page}", table) for page in pages for table in (page, "users")),
        ),
    )
    assert split_modules(project) == ["shop.views"]


def test_platform_modules_are_listed_and_tests_are_not_placed():
    units = find_units(layered_shop())
    assert units.platform == ("shop.settings", "shop.text")
    assert not [unit for unit in units.units if unit.module == "tests.test_shop"]
    assert units.unit_of("shop.text.clean") == "shop.text"


def test_every_top_level_symbol_lies_in_exactly_one_unit():
    project = layered_shop()
    units = find_units(project)
    ids = [unit.id for unit in units.units]
    assert len(ids) == len(set(ids))
    placed = [item.name for item in project.definitions]
    assert all(units.unit_of(name) in ids for name in placed)


def test_an_api_to_many_tables_splits_though_its_parts_call_each_other():
    tables = [f"t{number}" for number in range(6)]
    project = Project(
        modules=(module("db.api"),),
        definitions=(definition("db.api.first"), definition("db.api.second")),
        calls=(call("db.api.first", "db.api.second"),),
        accesses=tuple(access("db.api.second", table) for table in tables),
    )
    assert [split.because.rule for split in find_units(project).splits] == ["many-tables"]


def toolbox(*idle):
    users = ("shop.orders", "desk.tickets", "depot.parcels")
    names = ["shop.tools.rates", *(f"shop.tools.{name}" for name in idle)]
    return Project(
        modules=tuple(map(module, (*users, "shop.tools"))),
        definitions=tuple(definition(name) for name in [*(f"{user}.run" for user in users), *names]),
        calls=tuple(call(f"{user}.run", name) for user in users for name in names),
        accesses=(access("shop.tools.rates", "rates"), access("shop.orders.run", "orders")),
    )


def test_a_module_that_is_mostly_a_toolbox_splits_into_its_tools_and_what_works():
    units = find_units(toolbox("round_up", "trim"))
    assert [(split.module, split.because.rule) for split in units.splits] == [("shop.tools", "mostly-library")]
    assert sorted(units.libraries) == ["shop.tools.round_up", "shop.tools.trim"]


def test_a_module_with_few_tools_stays_whole():
    assert split_modules(toolbox("round_up")) == []
