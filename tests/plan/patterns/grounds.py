"""What rules look at, from plain rows."""

from analyzer.model.plan import Plan
from analyzer.model.project import Project
from analyzer.plan.crossing_keys import find_crossing_keys
from analyzer.plan.operations import find_operations
from analyzer.plan.patterns.ground import Ground
from analyzer.plan.sagas import plan_spanning
from analyzer.plan.sticky import find_sticky
from tests.plan.situations import situation


def ground(project: Project, services: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> Ground:
    """Return a cut with everything that crosses it; `services` maps a service to its modules and its tables."""
    found = situation(project, services)
    sticky = find_sticky(found)
    plan = Plan(
        operations=find_operations(found),
        crossing_keys=find_crossing_keys(found, sticky),
        sticky_tables=sticky,
        transactions=plan_spanning(found),
    )
    return Ground(found, plan)
