"""What it costs to take one set out, from any decomposition, just made or saved. Wires: evidence to report."""

from collections.abc import Mapping, Sequence

from analyzer.candidates.asked import find_asked
from analyzer.evidence.graph import build_graph, find_tables
from analyzer.evidence.traffic import find_traffic
from analyzer.model.code import Definition, Module, Role
from analyzer.model.cut import Homes
from analyzer.model.decomposition import Decomposition
from analyzer.model.evidence import Evidence
from analyzer.model.names import ModuleName
from analyzer.model.project import Project, module_of
from analyzer.model.seam import Pricing
from analyzer.model.units import Unit, Units
from analyzer.plan.seams import describe_set
from analyzer.report.json import render_json
from analyzer.report.price import render_price


def price(decomposition: Decomposition, values: Sequence[str]) -> Pricing:
    """Return the price of the set that the values name, beside the best seams found.

    Raises:
        UnknownName: A value names nothing that has a service.
    """
    project = _project(decomposition)
    units = _units(decomposition, project.modules_by_name())
    tables = find_tables(project)
    evidence = Evidence(units, build_graph(project, units, tables), (), find_traffic(project, units), tables)
    homes = _homes(decomposition, units)
    asked = describe_set(project, evidence, homes, find_asked(project, evidence, homes, values))
    return Pricing(asked, decomposition.seams)


def render(pricing: Pricing, format_name: str, every: bool) -> str:
    """Return a price in one of the formats `text`, with long lists whole if `every`, and `json`."""
    return render_json(pricing) if format_name == "json" else render_price(pricing, every)


def _project(result: Decomposition) -> Project:
    """Return what the report holds of the project that it was made from."""
    return Project(
        modules=tuple(Module(ModuleName(row.name), row.path, row.lines, Role(row.role)) for row in result.modules),
        definitions=result.definitions,
        dependencies=result.dependencies,
        calls=result.calls,
        wires=result.wires,
        entities=result.entities,
        relations=result.relations,
        accesses=result.accesses,
        open_sites=result.open_sites,
        transactions=result.transactions,
        entry_points=result.entry_points,
        use_cases=result.use_cases,
        signatures=result.signatures,
        uses=result.uses,
        column_uses=result.column_uses,
    )


def _units(result: Decomposition, modules: dict[str, Module]) -> Units:
    """Return the units that lie in services; everything else is nobody's."""
    definitions: dict[str, Definition] = {one.name: one for one in result.definitions}
    units = []
    for symbol in sorted(symbol for service in result.services for symbol in service.symbols):
        module, found = modules[module_of(symbol, modules)], definitions.get(symbol)
        if symbol == module.name:
            units.append(Unit(symbol, symbol, "module", module.path, 1, module.lines))
        elif found is not None:
            first = found.location.line
            units.append(Unit(symbol, module.name, found.kind, module.path, first, max(1, found.end_line - first + 1)))
        else:
            units.append(Unit(symbol, module.name, "table", module.path, 1, 1))
    homes = {**dict.fromkeys(modules, ""), **{unit.id: unit.id for unit in units}}
    return Units(tuple(units), homes=homes)


def _homes(result: Decomposition, units: Units) -> Homes:
    services: Mapping[str, str] = {unit: str(one.id) for one in result.services for unit in one.symbols}
    tables: Mapping[str, str] = {table: str(one.id) for one in result.services for table in one.tables}
    return Homes({unit.id: services[unit.id] for unit in units.units}, tables)
