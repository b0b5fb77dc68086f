"""Who reads and writes which table, and when. Pure."""

from collections.abc import Iterable

from analyzer.evidence.links import direct_accesses
from analyzer.model.code import NOT_RUNNING
from analyzer.model.evidence import Moment, Traffic
from analyzer.model.project import Project, module_of
from analyzer.model.units import Units

MAINTENANCE_KINDS = frozenset({"admin", "command", "script", "migration"})  # entry points that operators start


def find_traffic(project: Project, units: Units) -> tuple[Traffic, ...]:
    """Return every direct data access with the unit that holds it and the moment it happens.

    An access happens at run time where a request, task, signal or schedule reaches its function. What only the
    admin, commands or scripts reach, and what lies in tests and migrations, is maintenance: it does not tell who
    owns a table.
    """
    run_time = _reached(project, maintenance=False)
    maintenance = _reached(project, maintenance=True)
    modules = project.modules_by_name()
    rows = []
    for access in direct_accesses(project):
        module = modules.get(module_of(access.function, modules))
        resting = module is not None and module.role in NOT_RUNNING
        moment = _moment(access.function, run_time, maintenance, resting)
        unit = units.unit_of(access.function)
        rows.append(Traffic(unit, access.function, access.table, access.op, moment, access.locations, access.contexts))
    return tuple(sorted(rows, key=lambda row: (row.table, row.unit, row.function, row.op, row.locations)))


def _reached(project: Project, maintenance: bool) -> frozenset[str]:
    """Return the functions that maintenance entry points reach, or the others."""
    kinds = {entry.id: entry.kind for entry in project.entry_points}
    chosen = [case for case in project.use_cases if (kinds.get(case.entry_point) in MAINTENANCE_KINDS) is maintenance]
    functions: Iterable[str] = (function for case in chosen for function in case.functions)
    return frozenset(functions)


def _moment(function: str, run_time: frozenset[str], maintenance: frozenset[str], resting: bool) -> Moment:
    """Return when a function runs."""
    if function in run_time:
        return Moment.RUN_TIME
    if resting or function in maintenance:
        return Moment.MAINTENANCE
    return Moment.UNREACHED
