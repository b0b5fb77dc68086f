"""The complete result; the JSON report is its serialisation. Pure."""

from dataclasses import dataclass, field

from analyzer.model.code import Call, Definition, Dependency, Wire
from analyzer.model.cut import Alternative, BoundaryCall, CutMetrics, Level, Ownership, ServiceCandidate, SharedKernel
from analyzer.model.data import Access, ColumnUse, Entity, OpenSite, Relation, Transaction
from analyzer.model.effects import ExternalEffect, ExternalService
from analyzer.model.gaps import DynamicSite, Knot, Unreached
from analyzer.model.history import HistoryUse
from analyzer.model.location import Reason
from analyzer.model.plan import Decision, Fact, Plan, Readiness
from analyzer.model.problem import Problem
from analyzer.model.processes import Process
from analyzer.model.project import Coverage
from analyzer.model.seam import Seam
from analyzer.model.signature import Signature, Use
from analyzer.model.teams import Teams
from analyzer.model.testing import ReachOfTests
from analyzer.model.usage import EntryPoint, UseCase

SCHEMA = "decompose-report/1"


@dataclass(frozen=True, slots=True)
class Tool:
    """Which program made the result."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was analysed, and how much of it was seen."""

    fingerprint: str  # sha256 over source bytes and the settings that can change the result
    name: str
    commit: str
    settings: dict[str, str]
    seed: int
    coverage: Coverage
    frameworks: tuple[str, ...]
    lines: int  # physical lines of all Python files
    modules: int
    read_by_level: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # right, read: of draws from real applications
    history: HistoryUse = field(default_factory=HistoryUse)  # commits that co-change was read from


@dataclass(frozen=True, slots=True)
class Summary:
    """The headline."""

    verdict: str  # one sentence
    metrics: CutMetrics
    findings: tuple[Reason, ...]  # worst first


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """Where one module goes."""

    name: str
    path: str
    lines: int
    role: str
    service: str | None  # None for shared, test, migration, generated and vendored modules
    margin: float
    runner_up: str
    splits_into: tuple[str, ...]  # services of its units, where it splits
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Everything the report says; field names are the keys of `decompose-report/1`, in their order."""

    tool: Tool
    analysis: Analysis
    summary: Summary
    services: tuple[ServiceCandidate, ...]
    shared: SharedKernel
    modules: tuple[ModuleRow, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    accesses: tuple[Access, ...]
    transactions: tuple[Transaction, ...]
    dependencies: tuple[Dependency, ...]
    calls: tuple[Call, ...]
    wires: tuple[Wire, ...]
    entry_points: tuple[EntryPoint, ...]
    use_cases: tuple[UseCase, ...]
    ownership: tuple[Ownership, ...]
    boundary_calls: tuple[BoundaryCall, ...]
    plan: Plan
    readiness: Readiness
    alternatives: tuple[Alternative, ...] = ()
    baselines: tuple[Alternative, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
    open_sites: tuple[OpenSite, ...] = ()  # calls that look like data access and could not be tied to a table
    definitions: tuple[Definition, ...] = ()  # classes, functions and methods, and where they stand
    facts: tuple[Fact, ...] = ()  # what people added that no reader can see
    unreached: tuple[Unreached, ...] = ()  # what no entry point that we know reaches, the surest first
    dynamic_sites: tuple[DynamicSite, ...] = ()  # lines that take something by a name made at run time
    knots: tuple[Knot, ...] = ()  # functions that all reach each other, the largest first
    effects: tuple[ExternalEffect, ...] = ()  # what the code does outside of its process and its database
    external_services: tuple[ExternalService, ...] = ()  # other programs that it sends requests to
    processes: tuple[Process, ...] = ()  # what the deployment files start apart from each other today
    seams: tuple[Seam, ...] = ()  # single sets to take out with the rest left as it is, the best first
    levels: tuple[Level, ...] = ()  # nested, above the services, the coarsest first
    tests: ReachOfTests = field(default_factory=ReachOfTests)  # which tests reach which service, and what none reaches
    signatures: tuple[Signature, ...] = ()  # of what is called from outside of its own top-level symbol
    uses: tuple[Use, ...] = ()  # what callers do with what they are given back
    column_uses: tuple[ColumnUse, ...] = ()  # which columns of which table each function names
    teams: Teams = field(default_factory=Teams)  # who works on which service; counts, no names of people
    schema: str = field(default=SCHEMA)
