"""What crosses the borders of a cut, piece by piece, and how each piece is to be treated. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.location import Location, Reason
from analyzer.model.names import ServiceId, SymbolName, TableName
from analyzer.model.signature import Crossing, Passed


@dataclass(frozen=True, slots=True)
class Operation:
    """Something of one service that another one uses: all call sites of all callers together."""

    from_service: ServiceId  # that uses it
    to_service: ServiceId  # that has to offer it
    name: str  # function, class, task or signal
    kind: str  # "call", "inherit", "reference", "import", "signal", "task"
    crossings: tuple[Crossing, ...]  # what goes over, the hardest to send first
    sites: int
    callers: tuple[str, ...]  # sorted
    parameters: tuple[Passed, ...] = ()
    gives: tuple[Passed, ...] = ()
    raises: tuple[str, ...] = ()
    payload: tuple[str, ...] = ()  # "order.number": what the far side looks at of objects that cross
    result_used: bool = False
    in_loop: bool = False
    in_transaction: bool = False
    tables_read: tuple[TableName, ...] = ()  # by it and what it calls
    tables_written: tuple[TableName, ...] = ()
    synchronous: bool = True
    why: str = ""  # synchronous, or a message
    locations: tuple[Location, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether it can be offered over a network: only plain values and what can be looked up by a key go over."""
        return self.kind in ("call", "task", "signal") and SENT.issuperset(self.crossings)


SENT = frozenset({Crossing.VALUE, Crossing.CONSTANT, Crossing.TASK, Crossing.SIGNAL, Crossing.EXCEPTION})
OBJECTS = frozenset(
    {Crossing.INSTANCE, Crossing.QUERY, Crossing.MODEL_CLASS, Crossing.SESSION, Crossing.OBJECT, Crossing.FRAMEWORK}
)


class Treatment(StrEnum):
    """What becomes of data that the cut goes through. Source: Newman, Monolith to Microservices (2019), chapter 4."""

    KEEP_TOGETHER = "keep-together"  # both sides in one service
    STICKY = "sticky"  # one decision for all keys to this table
    LOOKUP = "id-and-lookup"  # a plain id, and an operation that gives the row
    BATCH = "batch"  # the same for many ids at once
    REPLICA = "replica"  # a copy of a few columns, kept up to date by events
    EVENT = "event"  # the owner says that a row is gone
    TOMBSTONE = "tombstone"  # the row is marked, and goes when everybody has let it go
    LINKS = "links-to-their-writer"  # the table in between goes to the side that writes it
    TYPE_AND_ID = "type-and-id"  # of a generic relation
    SAGA = "saga"  # one transaction per service, each with what takes it back
    OUTBOX = "outbox"  # the last write is announced, and made by whoever listens
    SEPARATE = "separate"  # the rows are marked first and the rest may follow later


@dataclass(frozen=True, slots=True)
class CrossingKey:
    """A relation whose two tables would have two owners."""

    from_table: TableName
    to_table: TableName
    column: str
    kind: str  # "fk", "o2o", "m2m", "generic", "soft"
    on_delete: str
    from_service: ServiceId
    to_service: ServiceId
    treatments: tuple[Treatment, ...]  # the main one first
    sentence: str  # what to do, and why
    joins: int = 0  # queries that go over it
    follows: int = 0  # sites that load the row behind it, or the rows in front
    deletes: tuple[Location, ...] = ()  # where rows of `to_table` are deleted
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class StickyTable:
    """A table that most use cases touch: one decision for all keys to it, not one per key."""

    table: TableName
    owner: str
    share: float  # 0..1 of the entry points that reach tables
    keys: int  # relations of other services to it
    services: tuple[ServiceId, ...]  # of these relations
    columns: tuple[str, ...]  # that other services look at
    choice: str  # "claims", "replica" or "lookup"
    sentence: str
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SagaStep:
    """The part of a transaction that one service commits."""

    service: ServiceId
    tables: tuple[TableName, ...]
    functions: tuple[SymbolName, ...]  # that write them there
    compensation: str  # what takes it back; "" for the last step, which needs none
    existing: tuple[SymbolName, ...] = ()  # functions that do about that today
    locations: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class SpanningPlan:
    """A transaction that would span services, and what becomes of it."""

    function: SymbolName
    location: Location
    services: tuple[ServiceId, ...]
    treatment: Treatment
    orchestrated: bool  # one function runs the steps; else each step is set off by the one before
    steps: tuple[SagaStep, ...]  # in their order today
    sentence: str
    question: str = ""  # what only people know
    because: tuple[Reason, ...] = ()


class Outcome(StrEnum):
    """What a rule says; what does not fire is only counted."""

    FIRES = "fires"
    ASKS = "asks"  # a condition of it is no fact of the code


@dataclass(frozen=True, slots=True)
class Advice:
    """One pattern of the literature that applies to something of this application."""

    rule: str  # slug of the pattern
    outcome: Outcome
    subject: str  # table, operation, transaction, service or module
    services: tuple[ServiceId, ...]
    sentence: str
    question: str = ""  # where it asks
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule was asked and what it said."""

    rule: str
    looked_at: int
    fires: int
    asks: int
