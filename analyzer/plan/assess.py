"""Everything that follows from a cut: owners, boundary calls, steps, verdict, findings. Pure."""

from collections.abc import Sequence

from analyzer.model.assessment import Assessment
from analyzer.model.cut import Cut
from analyzer.model.decomposition import Summary
from analyzer.model.evidence import Evidence
from analyzer.model.plan import Decision
from analyzer.model.project import Project
from analyzer.plan.boundary import find_boundary_calls
from analyzer.plan.findings import Crossings, find_findings
from analyzer.plan.ownership import find_ownership
from analyzer.plan.ranges import with_ranges
from analyzer.plan.readiness import judge
from analyzer.plan.seams import describe_seams
from analyzer.plan.spanning import find_spanning
from analyzer.plan.steps import order_steps
from analyzer.plan.tests_reached import find_reach_of_tests


def assess(project: Project, evidence: Evidence, cut: Cut, decisions: Sequence[Decision] = ()) -> Assessment:
    """Return what the cut does to data and calls, the order to make it in, and whether to."""
    ownership = with_ranges(find_ownership(evidence, cut, decisions), project, evidence, cut)
    homes = cut.homes()
    calls = find_boundary_calls(project, evidence.units, homes)
    crossings = Crossings(ownership, calls, find_spanning(project, homes))
    plan = order_steps(cut, calls, crossings.spanning)
    readiness = judge(project, cut, crossings, plan)
    summary = Summary(readiness.sentence, cut.metrics, find_findings(project, cut, crossings))
    seams = describe_seams(project, evidence, cut)
    tests = find_reach_of_tests(project, evidence.units, cut, calls)
    return Assessment(ownership, calls, plan, readiness, summary, seams, tests)
