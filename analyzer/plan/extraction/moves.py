"""Everything that moves along with a set: code, tables, migrations, templates, tests. Pure."""

from collections import Counter
from collections.abc import Iterator

from analyzer.model.code import Role
from analyzer.model.location import Location
from analyzer.model.names import parent_of
from analyzer.model.plan import Moved
from analyzer.model.seam import Seam
from analyzer.plan.situation import Situation

MOSTLY = 0.5  # of what a test module imports of services; a test that needs less of the set stays


def find_moves_of(situation: Situation, seam: Seam) -> tuple[Moved, ...]:
    """Return what moves, by kind and name: `situation` is the one in which only this set is taken out."""
    rows = [
        *_code(situation, seam),
        *(Moved("table", table, _declared(situation, table)) for table in seam.tables),
        *_migrations(situation, seam),
        *_templates(situation, seam),
        *_tests(situation, seam),
    ]
    order = ("module", "symbol", "table", "migration", "template", "test")
    return tuple(sorted(set(rows), key=lambda one: (order.index(one.kind), one.name)))


def _code(situation: Situation, seam: Seam) -> Iterator[Moved]:
    """Go through the modules that move whole, and the symbols of modules that split."""
    for unit in situation.evidence.units.units:
        if situation.homes.units.get(unit.id) == seam.id:
            yield Moved("module" if unit.kind == "module" else "symbol", unit.id, Location(unit.path, unit.line))


def _declared(situation: Situation, table: str) -> Location | None:
    return next((entity.location for entity in situation.classes_of.get(table, ())), None)


def _migrations(situation: Situation, seam: Seam) -> Iterator[Moved]:
    """Go through the migrations beside the classes of the set's tables: those of a Django application lie below it."""
    homes = {entity.module for table in seam.tables for entity in situation.classes_of.get(table, ())}
    packages = {package for home in homes for package in (home, parent_of(home), parent_of(parent_of(home)))} - {""}
    for module in situation.project.modules:
        if module.role is Role.MIGRATION and not module.is_package and parent_of(parent_of(module.name)) in packages:
            yield Moved("migration", module.name, Location(module.path, 1))


def _templates(situation: Situation, seam: Seam) -> Iterator[Moved]:
    """Go through the templates that views of the set render."""
    for wire in situation.project.wires:
        if wire.via == "template" and wire.key and situation.home_of(wire.source) == seam.id:
            yield Moved("template", wire.key, wire.locations[0] if wire.locations else None)


def _tests(situation: Situation, seam: Seam) -> Iterator[Moved]:
    """Go through the test modules of which most imports lead into the set."""
    homes: dict[str, Counter[str]] = {}
    tests = {str(module.name): module for module in situation.project.modules if module.role is Role.TEST}
    for row in situation.project.dependencies:
        if row.client in tests and row.kind == "import":
            home = situation.home_of(row.supplier)
            homes.setdefault(row.client, Counter())[home] += bool(home)
    for name, counts in sorted(homes.items()):
        if counts[seam.id] > MOSTLY * counts.total():
            yield Moved("test", name, Location(tests[name].path, 1))
