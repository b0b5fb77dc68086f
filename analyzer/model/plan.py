"""What to do with a cut: order, verdict, decisions people made. Pure."""

from dataclasses import dataclass

from analyzer.model.location import Reason
from analyzer.model.names import ServiceId


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


@dataclass(frozen=True, slots=True)
class Plan:
    """Ordered steps; what is left after each is a working application."""

    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """The verdict and the facts for and against."""

    verdict: str  # slug: "modular-monolith-first", "extract-one", "several-services", "unknown"
    sentence: str
    speaks_for: tuple[Reason, ...] = ()
    speaks_against: tuple[Reason, ...] = ()
    unknown: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; wins over the algorithm."""

    op: str  # "move", "pin", "rename", "merge", "together", "apart", "services", "table-owner", "shared", "ignore"
    name: str  # module, symbol, table or service
    to: str = ""
    reason: str = ""
    line: int = 0  # of the decisions file
