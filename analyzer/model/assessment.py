"""What a cut does to data and calls, in which order to make it, and whether to. Pure."""

from dataclasses import dataclass, field

from analyzer.model.cut import BoundaryCall, Ownership
from analyzer.model.decomposition import Summary
from analyzer.model.plan import Plan, Readiness
from analyzer.model.seam import Seam
from analyzer.model.teams import Teams
from analyzer.model.testing import ReachOfTests


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that follows from a project and a cut."""

    ownership: tuple[Ownership, ...]
    boundary_calls: tuple[BoundaryCall, ...]
    plan: Plan
    readiness: Readiness
    summary: Summary
    seams: tuple[Seam, ...] = ()
    tests: ReachOfTests = field(default_factory=ReachOfTests)
    teams: Teams = field(default_factory=Teams)
