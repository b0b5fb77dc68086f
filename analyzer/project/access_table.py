"""Accesses under construction: one row per function, table, op and verb, with all its places. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model.data import Access, Level
from analyzer.model.location import Location
from analyzer.model.names import SymbolName, TableName
from analyzer.project.kinds import LEVELS
from analyzer.project.walk import Site

OPS = {"read": ("read",), "write": ("write",), "both": ("read", "write")}


@dataclass(slots=True)
class Found:
    """Accesses of one function, table, op and verb under construction."""

    level: Level
    locations: set[Location] = field(default_factory=set)
    in_loop: bool = False
    in_transaction: bool = False


Key = tuple[str, str, str, str]  # function, table, op, verb


class AccessTable:
    """Collects accesses."""

    def __init__(self, transactions: frozenset[str]) -> None:
        """Start empty; `transactions` are the paths that open one."""
        self.transactions = transactions
        self.found: dict[Key, Found] = {}

    def add(self, site: Site, op: str, verb: str, tables: Iterable[str], level: Level) -> bool:
        """Record that a site reads or writes tables ("read", "write", "both"); say whether there was any."""
        touched = False
        in_transaction = not self.transactions.isdisjoint(site.contexts)
        for table in tables:
            touched = True
            for one in OPS[op]:
                found = self.found.setdefault((site.owner, table, one, verb), Found(level))
                found.level = min(found.level, level, key=LEVELS.index)
                found.locations.add(Location(site.term.location.path, site.line))
                found.in_loop |= site.in_loop
                found.in_transaction |= in_transaction
        return touched

    def rows(self) -> tuple[Access, ...]:
        """Return all accesses, sorted."""
        return tuple(self._access(key, found) for key, found in sorted(self.found.items()))

    @staticmethod
    def _access(key: Key, found: Found) -> Access:
        function, table, op, verb = key
        return Access(
            function=SymbolName(function),
            table=TableName(table),
            op=op,
            verb=verb,
            level=found.level,
            locations=tuple(sorted(found.locations)),
            in_loop=found.in_loop,
            in_transaction=found.in_transaction,
        )
