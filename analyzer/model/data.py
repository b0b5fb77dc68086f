"""Entities, relations, data access and transactions. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.location import Confidence, Location
from analyzer.model.names import ModuleName, SymbolName, TableName, parent_of


class EntityKind(StrEnum):
    """How a persistent class relates to its table."""

    CONCRETE = "concrete"
    ABSTRACT = "abstract"  # no table; `table` is ""
    PROXY = "proxy"  # the table of its parent
    CHILD_TABLE = "child-table"  # multi-table or joined-table inheritance
    SINGLE_TABLE = "single-table"  # shares its parent's table by a discriminator
    AUTOMATIC = "automatic"  # a many-to-many table nobody declared
    BARE_TABLE = "bare-table"  # a table without a class
    EXTERNAL = "external"  # belongs to a third-party package


@dataclass(frozen=True, slots=True)
class Column:
    """One column, by the name the code uses."""

    name: str
    type: str  # last name of the field class: "CharField", "Integer"
    column: str = ""  # name in the database where it differs or is known


@dataclass(frozen=True, slots=True)
class Entity:
    """A persistent class or table; every class of a table is a row of its own."""

    symbol: SymbolName  # the class, or the variable that holds a bare table
    table: TableName  # "" for abstract ones
    kind: EntityKind
    framework: str  # "django", "sqlalchemy"
    module: ModuleName
    location: Location
    columns: tuple[Column, ...] = ()
    label: str = ""  # the app label where the framework has one
    parents: tuple[str, ...] = ()  # entity classes it inherits from
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one table's rows to another's."""

    from_table: TableName
    to_table: TableName  # "*" for generic relations whose targets are unknown
    column: str  # the database column of a foreign key; the field's name for m2m and generic
    kind: str  # "fk", "o2o", "m2m", "generic", "soft", "trigger"
    field: str = ""  # the attribute on the declaring class
    reverse: str = ""  # the attribute on the other class, "" where there is none
    on_delete: str = ""  # "CASCADE", "SET_NULL", ...
    through: TableName = TableName("")
    declared_in: str = ""  # the class whose body declares it
    locations: tuple[Location, ...] = ()
    query_name: str = ""  # the name of the other side in lookup paths, where it is not that of the attribute
    loads: str = ""  # when `field` loads the rows behind it, where declared: LOADED_ALONG, NEVER_LOADED, ASKED
    reverse_loads: str = ""  # the same of `reverse`
    unlinks: bool = (
        False  # the mapper empties the key before it deletes the row it points to, whatever `on_delete` says
    )
    by_name: bool = False  # links are given as names: rows of the other table are looked up by them, and made


# Values of `lazy` on a relation. Source: docs.sqlalchemy.org, ORM, "Relationship Loading Techniques".
STORED = "attribute"  # the verb of a store to an attribute of a row
CASCADE = "cascade"  # the verb of what a deletion does to the rows that hang on the row
LOADED_ALONG = frozenset({"joined", "selectin", "subquery", "immediate"})  # by whatever loads the row that has it
NEVER_LOADED = frozenset({"raise", "raise_on_sql", "noload"})  # when it is asked for: options of a query load it
ASKED = frozenset({"dynamic", "write_only"})  # it is a query itself


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A function names columns of a table: on rows, on the class or in the words of queries."""

    function: SymbolName  # a class body's stand under the class
    table: TableName
    columns: tuple[str, ...]  # by the names that the code uses, sorted


class Level(StrEnum):
    """How a data access was tied to its table (L0 surest)."""

    CLASS_NAMED = "L0"
    LOCAL_FLOW = "L1"
    HELPER = "L2"
    SELF = "L3"
    RELATION = "L4"
    STRING = "L5"
    BY_NAME = "H"
    GIVEN = "given"  # by a person, in the decisions file


class Context(StrEnum):
    """When code runs: what kind of entry point reaches it, or where it stands."""

    REQUEST = "request"
    TASK = "task"
    SCHEDULE = "schedule"
    SIGNAL = "signal"
    ADMIN = "admin"
    COMMAND = "command"  # scripts and commands that operators start
    MIGRATION = "migration"
    TRIGGER = "trigger"  # inside the database
    TEST = "test"
    UNKNOWN = "unknown"  # no entry point that we know reaches it


RUN_TIME = frozenset({Context.REQUEST, Context.TASK, Context.SCHEDULE})  # what tells who owns a table


@dataclass(frozen=True, slots=True)
class Access:
    """A function reads or writes a table; one row per function, receiver, table, op and verb."""

    function: SymbolName  # a class body's accesses stand under the class
    table: TableName
    op: str  # "read" or "write"
    verb: str  # "filter", "save", "select" ...
    level: Level
    locations: tuple[Location, ...]
    receiver: str = ""  # the class the code was walked for, where it is bound
    columns: tuple[str, ...] = ()
    in_loop: bool = False
    in_transaction: bool = False
    after_commit: bool = False  # of a lambda that is put off until the transaction is committed
    via: str = ""  # the function that holds the access, for propagated ones
    implicit: bool = False  # done by the framework, not by a line of the project
    methods: tuple[str, ...] = ()  # of the requests for which a framework does it; none: for all
    contexts: tuple[Context, ...] = ()  # when it happens, in the order of `Context`; never empty in a report

    @property
    def confidence(self) -> Confidence:
        """HIGH where resolved, LOW where only the name matched."""
        return Confidence.LOW if self.level is Level.BY_NAME else Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Transaction:
    """A scope whose writes commit together."""

    function: SymbolName
    kind: str  # "block", "function", "request", "commit"
    location: Location
    tables_read: tuple[TableName, ...]
    tables_written: tuple[TableName, ...]  # directly
    tables_written_through_calls: tuple[TableName, ...] = ()
    tables_locked: tuple[TableName, ...] = ()  # whose rows are locked by name: `select_for_update`, `with_for_update`
    tables_written_after_commit: tuple[TableName, ...] = ()  # by what is put off until then, through calls too
    receivers: tuple[SymbolName, ...] = ()  # of signals that are sent while it is open: they run inside it
    tables_written_by_receivers: tuple[TableName, ...] = ()  # by these only, through calls too
    effects: tuple[str, ...] = ()  # ids of external effects while it is open, through calls too; none of a commit

    @property
    def written(self) -> frozenset[TableName]:
        """The tables written before it commits, directly or through calls."""
        own = {*self.tables_written, *self.tables_written_through_calls}
        return frozenset({*own, *self.tables_written_by_receivers})


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A call that looks like data access on a value that was not found out."""

    function: SymbolName  # that makes the call
    verb: str
    op: str  # what the verb does to a table: "read", "write" or "both"
    location: Location
    tables: tuple[TableName, ...] = ()  # that it could touch; none: nothing says which
    by: str = ""  # what says so: "name" of the value, "reach" of the classes that the module names


def written_one_at_a_time(accesses: Iterable[Access]) -> dict[str, frozenset[TableName]]:
    """Return class -> tables of which its methods write one at a time: several at one place, by one verb.

    That is how a base class or a generic repository writes the table of whichever class it runs for.
    """
    places: dict[tuple[str, str, Location], set[TableName]] = defaultdict(set)
    for access in accesses:
        if access.op == "write" and (access.level is Level.SELF or access.receiver):
            for location in access.locations:
                places[access.function, access.verb, location].add(access.table)
    found: dict[str, set[TableName]] = defaultdict(set)
    for (function, _verb, _location), tables in places.items():
        if len(tables) > 1:
            found[parent_of(function)] |= tables
    return {symbol: frozenset(tables) for symbol, tables in found.items()}
