from dataclasses import replace

from analyzer.candidates.units import find_units
from analyzer.evidence.traffic import find_traffic
from analyzer.model.code import Role
from analyzer.model.evidence import Moment
from analyzer.model.project import Project
from tests.build import access, definition, entry, module, use_case


def moments(project):
    return {row.function: row.moment for row in find_traffic(project, find_units(project))}


def shop():
    names = ("shop.a.request", "shop.a.nightly", "shop.a.by_hand", "shop.a.nobody", "shop.a.both", "tests.t.check")
    web, job = entry(names[0], "GET /a"), entry(names[1], "nightly", "schedule")
    command = entry(names[2], "fix", "command")
    return Project(
        modules=(module("shop.a"), module("tests.t", Role.TEST)),
        definitions=tuple(map(definition, names)),
        accesses=tuple(access(name, "orders", "write") for name in names),
        entry_points=(web, job, command),
        use_cases=(
            use_case(web, (names[0], names[4])),
            use_case(job, (names[1],)),
            use_case(command, (names[2], names[4])),
        ),
    )


def test_an_access_happens_when_its_entry_points_do():
    assert moments(shop()) == {
        "shop.a.request": Moment.RUN_TIME,
        "shop.a.nightly": Moment.RUN_TIME,
        "shop.a.both": Moment.RUN_TIME,
        "shop.a.by_hand": Moment.MAINTENANCE,
        "tests.t.check": Moment.MAINTENANCE,
        "shop.a.nobody": Moment.UNREACHED,
    }


def test_a_propagated_access_is_not_counted_again():
    project = shop()
    copies = tuple(replace(row, via="shop.a.nobody") for row in project.accesses)
    assert len(find_traffic(replace(project, accesses=project.accesses + copies), find_units(project))) == 6
