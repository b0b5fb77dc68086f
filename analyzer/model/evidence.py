"""What speaks for keeping things together, and who touches which table when. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.model.cut import View
from analyzer.model.data import Context
from analyzer.model.graph import Graph
from analyzer.model.history import HistoryUse
from analyzer.model.location import Location
from analyzer.model.units import Units

TABLE = "table:"  # in front of a table's name where it is a node beside units


class Moment(StrEnum):
    """When a data access happens."""

    RUN_TIME = "run-time"  # reached from a request, task, signal or schedule
    UNREACHED = "unreached"  # no entry point is known to reach it
    MAINTENANCE = "maintenance"  # reached from the admin, commands and scripts only


@dataclass(frozen=True, slots=True)
class Traffic:
    """A function of a unit reads or writes a table."""

    unit: str  # "" where the function lies outside every unit
    function: str
    table: str
    op: str  # "read" or "write"
    moment: Moment
    locations: tuple[Location, ...]
    contexts: tuple[Context, ...] = ()  # by what kinds of entry points it is reached, finer than the moment


@dataclass(frozen=True, slots=True)
class Evidence:
    """The input of the partition."""

    units: Units
    graph: Graph  # units and tables are its nodes
    views: tuple[View, ...]
    traffic: tuple[Traffic, ...]
    tables: tuple[str, ...]  # names of the tables in the graph
    history: HistoryUse = field(default_factory=HistoryUse)  # the commits that the view of co-change rests on


def table_node(table: str) -> str:
    """Return the id of a table's node."""
    return TABLE + table


def is_table(node: str) -> bool:
    """Return whether a node's id is that of a table."""
    return node.startswith(TABLE)


def table_of(node: str) -> str:
    """Return the table's name of a table's node."""
    return node.removeprefix(TABLE)
