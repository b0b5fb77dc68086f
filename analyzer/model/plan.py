"""What to do with a cut: order, verdict, decisions people made. Pure."""

from collections.abc import Iterable
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
