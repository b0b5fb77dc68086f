"""Everything that follows from a cut: owners, what crosses, what to do about it, verdict, findings. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from analyzer.model.assessment import Assessment
from analyzer.model.cut import Cut
from analyzer.model.decomposition import Summary
from analyzer.model.evidence import Evidence
from analyzer.model.plan import Decision, Plan
from analyzer.model.project import Project
from analyzer.model.seam import Seam
from analyzer.plan.boundary import find_boundary_calls
from analyzer.plan.crossing_keys import find_crossing_keys
from analyzer.plan.extraction.draft import plan_extraction
from analyzer.plan.findings import Crossings, find_findings
from analyzer.plan.first_seams import find_first_seams
from analyzer.plan.ladder import Grounds, find_moves
from analyzer.plan.operations import find_operations
from analyzer.plan.ownership import find_ownership
from analyzer.plan.patterns.advise import advise
from analyzer.plan.patterns.ground import Ground
from analyzer.plan.ranges import with_ranges
from analyzer.plan.readiness import Offer, judge
from analyzer.plan.sagas import plan_spanning
from analyzer.plan.seams import describe_seams
from analyzer.plan.situation import Situation
from analyzer.plan.spanning import find_spanning
from analyzer.plan.steps import order_steps
from analyzer.plan.sticky import find_sticky
from analyzer.plan.tests_reached import find_reach_of_tests


def assess(
    project: Project, evidence: Evidence, cut: Cut, decisions: Sequence[Decision] = (), goal: str = ""
) -> Assessment:
    """Return what the cut does to data and calls, what to do about each, in which order, and whether to."""
    ownership = with_ranges(find_ownership(evidence, cut, decisions), project, evidence, cut)
    homes = cut.homes()
    calls = find_boundary_calls(project, evidence.units, homes)
    crossings = Crossings(ownership, calls, find_spanning(project, homes))
    situation = Situation(project, evidence, cut, ownership, calls, crossings.spanning)
    seams = describe_seams(project, evidence, cut)
    plan = _plan(situation, seams)
    offer = _offer(situation, plan, seams, goal)
    readiness = judge(project, cut, crossings, offer)
    named = {seam.id: seam for seam in seams}
    seam = named[plan.first_seams[0].seam] if plan.first_seams else None
    advice, rules = advise(Ground(situation, plan, seam))
    plan = replace(plan, advice=advice, rules=rules)
    if seam is not None:
        plan = replace(plan, extraction=plan_extraction(situation, seam, plan.sticky_tables, readiness.rung))
    summary = Summary(readiness.sentence, cut.metrics, find_findings(project, cut, crossings))
    tests = find_reach_of_tests(project, evidence.units, cut, calls)
    return Assessment(ownership, calls, plan, readiness, summary, seams, tests)


def _plan(situation: Situation, seams: Sequence[Seam]) -> Plan:
    """Return what crosses and how to treat it; the extraction waits for the verdict."""
    sticky, transactions = find_sticky(situation), plan_spanning(situation)
    steps = order_steps(situation.cut, situation.crossing, situation.spanning)
    return replace(
        steps,
        operations=find_operations(situation),
        crossing_keys=find_crossing_keys(situation, sticky),
        sticky_tables=sticky,
        transactions=transactions,
        first_seams=find_first_seams(seams, transactions, sticky),
    )


def _offer(situation: Situation, plan: Plan, seams: Sequence[Seam], goal: str) -> Offer:
    """Return what the verdict chooses from."""
    first = plan.first_seams[0] if plan.first_seams else None
    seam = next((one for one in seams if first is not None and one.id == first.seam), None)
    grounds = Grounds(situation, plan.operations, plan.sticky_tables, first, seam)
    return Offer(goal, find_moves(grounds), first, seam.name if seam is not None else "")
