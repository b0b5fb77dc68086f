"""Transactions that one service could no longer commit alone. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from analyzer.model.cut import Cut
from analyzer.model.data import Level, Transaction
from analyzer.model.location import Location
from analyzer.model.names import parent_of
from analyzer.model.project import Project


@dataclass(frozen=True, slots=True)
class Spanning:
    """A transaction that writes tables of several services."""

    transaction: Transaction
    services: tuple[str, ...]
    tables: tuple[str, ...]  # written, those with an owner


def find_spanning(project: Project, cut: Cut) -> tuple[Spanning, ...]:
    """Return the transactions whose written tables have several owners, most services first.

    A method of a base class that saves `self` writes the table of whichever class it runs for, one at a time.

    Source: Richardson, Microservices Patterns (2018), chapter 4: a transaction belongs to one service.
    """
    owners = {table: service.id for service in cut.services for table in service.tables}
    either = _alternatives(project)
    found = []
    for item in project.transactions:
        written = {*item.tables_written, *item.tables_written_through_calls} - either[parent_of(item.function)]
        tables = tuple(sorted(table for table in written if table in owners))
        services = tuple(sorted({owners[table] for table in written if table in owners}))
        if len(services) > 1:
            found.append(Spanning(item, services, tables))
    return tuple(
        sorted(found, key=lambda row: (-len(row.services), row.transaction.function, row.transaction.location))
    )


def _alternatives(project: Project) -> dict[str, set[str]]:
    """Return class -> tables of which its methods write one at a time: several tables at one place, by one verb."""
    places: dict[tuple[str, str, Location], set[str]] = defaultdict(set)
    for access in project.accesses:
        for location in access.locations if access.op == "write" and access.level is Level.SELF else ():
            places[access.function, access.verb, location].add(access.table)
    found: dict[str, set[str]] = defaultdict(set)
    for (function, _verb, _location), tables in places.items():
        if len(tables) > 1:
            found[parent_of(function)] |= tables
    return found
