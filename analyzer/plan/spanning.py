"""Transactions that one service could no longer commit alone. Pure."""

from dataclasses import dataclass

from analyzer.model.cut import Homes
from analyzer.model.data import Transaction, written_one_at_a_time
from analyzer.model.location import Location
from analyzer.model.names import parent_of
from analyzer.model.project import Project


@dataclass(frozen=True, slots=True)
class Spanning:
    """A transaction that writes tables of several services."""

    transaction: Transaction
    services: tuple[str, ...]
    tables: tuple[str, ...]  # written, those with an owner


def find_spanning(project: Project, homes: Homes) -> tuple[Spanning, ...]:
    """Return the transactions whose written tables have several owners, most services first.

    Services of which only receivers of signals write count last: a signal is a seam, and may become a message. A method
    of a base class that saves `self` writes the table of whichever class it runs for, one at a time.

    Source: Richardson, Microservices Patterns (2018), chapter 4: a transaction belongs to one service.
    """
    owners = homes.tables
    either = written_one_at_a_time(project.accesses)
    found = []
    for item in project.transactions:
        written = item.written - either.get(parent_of(item.function), frozenset())
        tables = tuple(sorted(table for table in written if table in owners))
        services = tuple(sorted({owners[table] for table in written if table in owners}))
        if len(services) > 1:
            own = {owners[table] for table in tables if table not in item.tables_written_by_receivers}
            found.append((-len(own), Spanning(item, services, tables)))
    found.sort(key=_rank)
    return tuple(row for _own, row in found)


def _rank(found: tuple[int, Spanning]) -> tuple[int, int, str, Location]:
    own, row = found
    return own, -len(row.services), row.transaction.function, row.transaction.location
