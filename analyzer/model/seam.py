"""A single set to take out of the monolith while the rest stays as it is, and what that costs. Pure."""

from dataclasses import dataclass

from analyzer.model.cut import BoundaryCall
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, TableName

PRICE_SCHEMA = "decompose-price/1"


@dataclass(frozen=True, slots=True)
class Spanned:
    """A transaction that writes tables on both sides."""

    function: str
    location: Location
    inside: tuple[TableName, ...]  # written, of the set
    outside: tuple[TableName, ...]  # written, of the rest


@dataclass(frozen=True, slots=True)
class Price:
    """What taking one set out costs; everything else is left as it is. Code of the shared kernel lies on no side."""

    operations: int  # functions and classes of the set that the rest calls: what it has to offer
    operation_sites: int
    callbacks: int  # functions and classes of the rest that the set calls: what the monolith has to offer
    callback_sites: int
    asynchronous: int  # sites of signals and tasks that cross, either way
    inherited: int  # classes that inherit from a class on the other side
    mentions: int  # sites of imports and references where nothing stronger joins the two
    foreign_keys: int  # that cross, either way
    transactions: int  # that write tables on both sides
    writes: int  # sites that write tables of the set in a request, a task or on a schedule
    own_writes_low: (
        float  # 0..1: the set's own share of them if every unresolved site of the rest writes them; 1 of none
    )
    own_writes_high: float  # 0..1: if every unresolved site of the set does, and none of the rest
    objects: int = 0  # functions and classes among what crosses that hand over rows, queries or persistent classes
    key_targets: tuple[TableName, ...] = ()  # the table that each crossing foreign key points to, sorted
    crossing: tuple[BoundaryCall, ...] = ()  # the first rows of what crosses, those with most sites first
    spanned: tuple[Spanned, ...] = ()  # the first of the transactions


@dataclass(frozen=True, slots=True)
class Seam:
    """A set that could be taken out alone."""

    id: str  # a slug, unique among the seams; "the rest" is everything else
    name: str
    separation: float | None  # 1 - its normalised cut: 1 where nothing crosses, 0 as by chance; None if not measured
    found_as: str  # what the search started from: "service", or "level" of the clustering; or what was asked for
    modules: tuple[str, ...]  # that lie in it whole or for the most part
    symbols: tuple[str, ...]  # its units: modules, and symbols of modules that split
    tables: tuple[TableName, ...]
    entry_points: tuple[EntryPointId, ...]
    lines: int  # of its units
    share_of_code: float  # 0..1 of the lines that were placed in a service
    price: Price


@dataclass(frozen=True, slots=True)
class Pricing:
    """What a person asked for, beside the best seams found."""

    asked: Seam
    seams: tuple[Seam, ...]
    schema: str = PRICE_SCHEMA
