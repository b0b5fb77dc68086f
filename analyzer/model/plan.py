"""What to do with a cut: order, verdict, decisions people made. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.border import Advice, CrossingKey, Operation, RuleCount, SpanningPlan, StickyTable
from analyzer.model.location import Location, Reason
from analyzer.model.names import ServiceId, TableName


@dataclass(frozen=True, slots=True)
class Step:
    """One reversible move."""

    number: int  # 1..n
    service: ServiceId
    title: str
    because: tuple[Reason, ...]
    boundary_calls: int  # call sites that become remote
    foreign_keys: int  # that cross
    transactions: int  # that would span


class Rung(StrEnum):
    """What can be done, the cheapest first: each rung keeps what the ones below it brought."""

    LEAVE_IT = "leave-it"
    CLEAN_MODULES = "clean-modules"  # facades and contracts in one process
    SEVERAL_DEPLOYMENTS = "several-deployments"  # the same code, started apart for some routes, tasks or queues
    SPLIT_DATABASE = "split-database"  # only the tables
    TAKE_ONE_OUT = "take-one-out"
    SEVERAL_SERVICES = "several-services"  # never from analysis alone


class Goal(StrEnum):
    """What a cut is for; only people can say."""

    AUTONOMY = "autonomy"  # teams that do not wait for each other
    RELEASE_SPEED = "release-speed"
    SCALE = "scale"  # more of the part under load
    ISOLATION = "isolation"  # one part fails, the rest goes on
    COMPLIANCE = "compliance"  # who may see which data


@dataclass(frozen=True, slots=True)
class Move:
    """The cheapest move that serves a goal."""

    goal: Goal
    rung: Rung
    sentence: str
    question: str = ""  # what would have to be known to go further
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One condition on taking a set out, with its limit."""

    rule: str  # slug
    sentence: str
    value: float  # at its bad end: unresolved sites speak against the set
    limit: float
    passes: bool
    best: float  # the value if every unresolved site spoke for the set

    @property
    def could_flip(self) -> bool:
        """Whether unresolved sites decide it."""
        return not self.passes and self.holds(self.best)

    def holds(self, value: float) -> bool:
        """Say whether a value would pass: shares have to reach their limit, counts must not go over it."""
        return value >= self.limit if self.rule in SHARES else value <= self.limit


SHARES = frozenset({"own-writes"})


@dataclass(frozen=True, slots=True)
class FirstSeam:
    """A set that could go first: what it brings beside what it costs."""

    seam: str  # id
    benefit: str
    cost: str
    checks: tuple[Check, ...]
    missing: str  # what is between it and passing every check: "3 foreign keys and 1 transaction"; "" where it passes
    could_flip: bool  # unresolved sites decide whether it passes


class Phase(StrEnum):
    """Where a stage works."""

    IN_PROCESS = "in-process"
    DATA = "data"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that moves with the set."""

    kind: str  # "module", "symbol", "table", "migration", "template", "test", "package", "setting"
    name: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One reversible stage of an extraction."""

    phase: Phase
    title: str
    actions: tuple[str, ...]
    undo: str
    sites: int  # that change
    files: int  # that these stand in
    better: str  # what is better already if you stop here
    left: str  # what is left open if you stop here
    no_return: bool = False  # after it, going back means moving data back
    tables: tuple[TableName, ...] = ()
    number: int = 0  # 1..n, once the stages are in order


@dataclass(frozen=True, slots=True)
class Extraction:
    """How to take the recommended set out."""

    seam: str  # id
    rung: Rung  # up to which the stages go
    stages: tuple[Stage, ...]
    moves: tuple[Moved, ...]
    hazards: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What crosses and how to treat it, and in which order to go; what is left after each step works."""

    steps: tuple[Step, ...] = ()
    operations: tuple[Operation, ...] = ()
    crossing_keys: tuple[CrossingKey, ...] = ()
    sticky_tables: tuple[StickyTable, ...] = ()
    transactions: tuple[SpanningPlan, ...] = ()
    advice: tuple[Advice, ...] = ()
    rules: tuple[RuleCount, ...] = ()  # every rule, and how often it fired and asked
    first_seams: tuple[FirstSeam, ...] = ()  # the recommended one first
    extraction: Extraction | None = None  # of the recommended seam


@dataclass(frozen=True, slots=True)
class Readiness:
    """The verdict and the facts for and against."""

    verdict: str  # slug: "leave-it", "modular-monolith-first", "extract-one", "unknown"
    sentence: str
    speaks_for: tuple[Reason, ...] = ()
    speaks_against: tuple[Reason, ...] = ()
    unknown: tuple[Reason, ...] = ()
    goal: str = ""  # that people stated, a value of `Goal`
    rung: Rung = Rung.CLEAN_MODULES  # up to which the facts and the goal carry
    moves: tuple[Move, ...] = ()  # goal -> the cheapest move that serves it
    nearest_flip: str = ""  # what would have to change for the next rung
    could_flip: bool = False  # whether unresolved sites could change the verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; wins over the algorithm."""

    op: str  # "move", "pin", "rename", "merge", "new", "together", "apart", "services", "table-owner", "shared", ...
    name: str  # module, symbol, table or service
    to: str = ""
    reason: str = ""
    line: int = 0  # of the decisions file
    file: str = "decompose.decisions.toml"  # its name, without folders


@dataclass(frozen=True, slots=True)
class Fact:
    """What a person knows and no reader can see; marked as given by hand wherever it is used."""

    kind: str  # "access", "call" or "trigger"
    name: str  # the function that accesses or calls; the trigger's or procedure's own name
    reads: tuple[str, ...] = ()  # tables
    writes: tuple[str, ...] = ()  # tables
    to: str = ""  # calls: what is called
    on: tuple[str, ...] = ()  # triggers: the tables whose writes set it off
    reason: str = ""
    line: int = 0  # of the decisions file


Said = tuple[Decision | Fact, ...]  # everything in a decisions file, in its order


def split_said(said: Iterable[Decision | Fact]) -> tuple[tuple[Decision, ...], tuple[Fact, ...]]:
    """Return the decisions about the cut, and the facts about the code."""
    rows = tuple(said)
    return (
        tuple(row for row in rows if isinstance(row, Decision)),
        tuple(row for row in rows if isinstance(row, Fact)),
    )
