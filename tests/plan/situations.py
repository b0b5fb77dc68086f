"""A situation from plain rows: which unit and table lies in which service, and what the code does."""

from dataclasses import replace

from analyzer.evidence.traffic import find_traffic
from analyzer.model.cut import Cut as ProposedCut
from analyzer.model.cut import CutMetrics, ServiceCandidate, ServiceMetrics, SharedKernel
from analyzer.model.evidence import Evidence
from analyzer.model.graph import Graph
from analyzer.model.project import Project
from analyzer.model.units import Unit, Units
from analyzer.plan.boundary import find_boundary_calls
from analyzer.plan.ownership import find_ownership
from analyzer.plan.situation import Situation
from analyzer.plan.spanning import find_spanning
from tests.build import path_of


def unit(name: str) -> Unit:
    return Unit(name, name, "module", path_of(name), 1, 100)


def situation(project: Project, services: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Situation:
    """Return a situation; `services` maps a service to its modules and its tables."""
    modules = [module for own, _tables in services.values() for module in own]
    units = Units(tuple(unit(name) for name in sorted(modules)), homes={name: name for name in modules})
    tables = tuple(sorted(table for _own, own in services.values() for table in own))
    evidence = Evidence(units, Graph((), ()), (), find_traffic(project, units), tables)
    cut = ProposedCut(
        services=tuple(candidate(project, name, *rows) for name, rows in sorted(services.items())),
        shared=SharedKernel((), (), ()),
        memberships=(),
        metrics=CutMetrics(len(services), 0.5, 0.0, 0, 0, 0, 0.0),
        unit_services={module: name for name, (own, _tables) in services.items() for module in own},
    )
    homes = cut.homes()
    calls, spanning = find_boundary_calls(project, units, homes), find_spanning(project, homes)
    return Situation(project, evidence, cut, find_ownership(evidence, cut), calls, spanning)


def candidate(project: Project, name: str, modules: tuple[str, ...], tables: tuple[str, ...]) -> ServiceCandidate:
    entries = tuple(one.id for one in project.entry_points if one.function.rpartition(".")[0] in modules)
    metrics = ServiceMetrics(len(modules), 100, len(entries), len(tables), 0.5, 1.0, 1.0)
    return ServiceCandidate(name, name.capitalize(), "", modules, modules, tables, entries, metrics, 1.0, ())


def grown(found: Situation, **rows) -> Situation:
    """Return the situation of the same services with other rows of the project."""
    services = {one.id: (one.modules, one.tables) for one in found.cut.services}
    return situation(replace(found.project, **rows), services)
