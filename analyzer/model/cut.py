"""The proposed cut: views, candidates, memberships, what it does to data and calls. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.model.location import Confidence, Location, Reason
from analyzer.model.names import EntryPointId, ServiceId, TableName


@dataclass(frozen=True, slots=True)
class View:
    """One kind of evidence that units belong together."""

    name: str  # "structure", "imports", "data", "routes", "use-cases", "vocabulary", "packages", "history"
    question: str
    pairs: tuple[tuple[str, str, float], ...]  # (unit, unit, strength 0..1), each pair once, sorted
    trust: float = 1.0  # 0..1, how far hard evidence confirms it
    missing: str = ""  # why there is nothing to see
    weight: float = 1.0  # in the sum of the views; follows from the trust, 1 for hard evidence


@dataclass(frozen=True, slots=True)
class ServiceMetrics:
    """Numbers of one candidate; shares are 0..1."""

    modules: int
    lines: int
    entry_points: int
    tables: int
    share_of_code: float  # of the lines that were placed in a service
    cohesion: float  # edge weight inside / edge weight that touches the candidate
    exclusive_tables: float  # owned tables nobody else touches / owned tables; 1 where it owns none
    calls_in: int = 0  # sites of its boundary calls of kind "call"; counted once the boundary is known
    calls_out: int = 0


@dataclass(frozen=True, slots=True)
class ServiceCandidate:
    """A group of units that could become a service."""

    id: ServiceId
    name: str
    description: str  # one sentence from facts
    modules: tuple[str, ...]  # modules that lie in it whole or for the most part
    symbols: tuple[str, ...]  # every unit: modules, and symbols of modules that split
    tables: tuple[TableName, ...]  # owned
    entry_points: tuple[EntryPointId, ...]
    metrics: ServiceMetrics
    stability: float  # 0..1: mean share of its pairs kept when a tenth of the evidence is dropped
    because: tuple[Reason, ...]
    flags: tuple[str, ...] = ()  # "layer", "too-big", "too-small", "one-view"


@dataclass(frozen=True, slots=True)
class Area:
    """Services that belong together on a coarser level: people see it first, with the services as modules inside."""

    id: str
    name: str
    services: tuple[ServiceId, ...]  # sorted


@dataclass(frozen=True, slots=True)
class Level:
    """One of the nested levels above the services; every service lies in one of its areas."""

    areas: tuple[Area, ...]
    stability: float  # 0..1, of the least stable area: how much of it is found again without a tenth of the evidence
    shown_first: bool  # the coarsest level that holds


@dataclass(frozen=True, slots=True)
class Membership:
    """Why a unit lies where it lies."""

    unit: str
    service: ServiceId
    margin: float  # 0..1: (best - second best) / best attraction
    runner_up: str  # service id or ""
    because: tuple[Reason, ...]
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class SharedKernel:
    """Code kept as a library, and tables that are a decision for people."""

    modules: tuple[str, ...]
    tables: tuple[TableName, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns a table after the cut."""

    table: TableName
    owner: str  # service id, or "" where nobody writes or reads it
    status: str  # "clear", "contested", "read-only", "untouched"
    readers: tuple[ServiceId, ...]
    foreign_writers: tuple[ServiceId, ...]
    share_of_writes: float  # 0..1, the owner's share of run-time write sites; 0 where nobody writes
    because: tuple[Reason, ...]
    could_read: tuple[Location, ...] = ()  # unresolved sites that could read it; details in `open_sites`
    could_write: tuple[Location, ...] = ()  # unresolved sites that could write it


@dataclass(frozen=True, slots=True)
class BoundaryCall:
    """A call, inheritance, reference or import that crosses the cut; one row per caller, callee and kind."""

    from_service: ServiceId
    to_service: ServiceId
    caller: str
    callee: str
    kind: str  # "call", "inherit", "reference", "signal", "task", "import", "foreign-key"
    sites: int
    in_loop: bool
    in_transaction: bool
    locations: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Literature:
    """What published methods report of a cut; none says whether it is right. Source: Kalia et al. (FSE 2021)."""

    sm: float | None = None  # up: pairs inside a service / size squared, less pairs between two / sizes; the means
    icp: float | None = None  # down, 0..1: (ln sites + 1) over the pairs that cross / over all
    bcp: float | None = None  # down: mean ln of the use cases that touch a service; none without use cases
    ifn: float | None = None  # down: pairs that cross / services
    ned: float | None = None  # down, 0..1: share of units outside of services of 5 to 20 units


@dataclass(frozen=True, slots=True)
class CutMetrics:
    """Numbers of one whole cut, comparable between cuts of one application."""

    services: int
    largest_share: float  # 0..1 of the placed units and tables
    crossing_calls: float  # 0..1: calls between services / calls between placed units
    shared_tables: int  # tables written by more than one service
    crossing_relations: int  # foreign keys whose ends lie in two services
    spanning_transactions: int
    modularity: float  # of the cut on the calls-and-data graph. Source: Newman and Girvan (2004)
    exclusive_tables: float = 1.0  # 0..1: tables that one service touches / tables touched, maintenance left out
    operations: int = 0  # functions and classes that another service calls
    commit_locality: float | None = None  # 0..1: commits of several modules that stay in one service
    literature: Literature = field(default_factory=Literature)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another cut, or a baseline."""

    name: str  # "packages", "one service", "random", "7 services"
    metrics: CutMetrics
    groups: tuple[tuple[str, ...], ...] = ()  # units; empty for baselines that are averages


@dataclass(frozen=True, slots=True)
class Homes:
    """Where units and tables lie; what is in neither lies in the shared kernel, on no side of any border."""

    units: Mapping[str, str]  # unit -> service, "" for shared
    tables: Mapping[str, str]  # table -> the service that owns it


@dataclass(frozen=True, slots=True)
class SeamSet:
    """A set of units and tables that could be taken out alone, as it was found."""

    name: str  # a slug, unique among the sets
    nodes: tuple[str, ...]  # units and table nodes, sorted
    separation: float | None  # 1 - its normalised cut: 1 where nothing ties it to the rest; None of what was asked for
    found_as: str  # "service", "level" of the clustering; or what was asked for


@dataclass(frozen=True, slots=True)
class Cut:
    """The chosen partition with everything that explains it."""

    services: tuple[ServiceCandidate, ...]
    shared: SharedKernel
    memberships: tuple[Membership, ...]
    metrics: CutMetrics
    views: tuple[View, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    baselines: tuple[Alternative, ...] = ()
    unit_services: dict[str, str] = field(default_factory=dict)  # unit -> service id, "" for shared
    seams: tuple[SeamSet, ...] = ()  # the best first
    levels: tuple[Level, ...] = ()  # above the services, the coarsest first

    def homes(self) -> Homes:
        """Return where every unit and table lies."""
        return Homes(self.unit_services, {table: service.id for service in self.services for table in service.tables})
