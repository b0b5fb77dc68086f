"""Accesses under construction: one row per function, table, op and verb, with all its places. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model.data import Access, Level
from analyzer.model.location import Location
from analyzer.model.names import SymbolName, TableName
from analyzer.project.committing import Committing
from analyzer.project.kinds import LEVELS
from analyzer.project.walk import Node, Site

EMBEDDED = "subquery"
MOST_EMBEDDED = 5  # queries inside queries that are followed
OPS = {"read": ("read",), "write": ("write",), "both": ("read", "write")}


@dataclass(slots=True)
class Found:
    """Accesses of one function, table, op and verb under construction."""

    level: Level
    locations: set[Location] = field(default_factory=set)
    in_loop: bool = False
    in_transaction: bool = False
    after_commit: bool = False


Key = tuple[str, str, str, str, str]  # function, class it is bound to, table, op, verb


class AccessTable:
    """Collects accesses."""

    def __init__(self, committing: Committing) -> None:
        """Start empty; `committing` says what happens while a transaction is open."""
        self.committing = committing
        self.found: dict[Key, Found] = {}
        self.settled: frozenset[str] = frozenset()  # functions that run only for the classes they were read for

    def add(self, site: Site, op: str, verb: str, tables: Iterable[str], level: Level) -> bool:
        """Record that a site reads or writes tables ("read", "write", "both"); say whether there was any."""
        touched = False
        in_transaction, after = self.committing.is_held(site), self.committing.is_put_off(site)
        for table in tables:
            touched = True
            for one in OPS[op]:
                found = self.found.setdefault((*site.node, table, one, verb), Found(level))
                found.level = min(found.level, level, key=LEVELS.index)
                found.locations.add(site.location)
                found.in_loop |= site.in_loop
                found.in_transaction |= in_transaction
                found.after_commit |= after
        return touched

    def add_stored(self, script: str, op: str, verb: str, tables: Iterable[str], place: Location) -> None:
        """Record what a file of SQL does to tables without any code around it."""
        for table in tables:
            self.found.setdefault((script, "", table, op, verb), Found(Level.STRING)).locations.add(place)

    def embed(self, queries: Iterable[tuple[Site, str]]) -> None:
        """Let sites read what functions read whose queries they embed, those that are embedded there included."""
        waiting = list(queries)
        for _round in range(MOST_EMBEDDED):
            before = len(self.found)
            reads: dict[str, list[str]] = {}
            for function, _receiver, table, op, _verb in sorted(self.found):
                reads.setdefault(function, []).extend([table] if op == "read" else [])
            for site, function in waiting:
                self.add(site, "read", EMBEDDED, reads.get(function, ()), Level.HELPER)
            if len(self.found) == before:
                return

    def rows(self, walked: Iterable[Node] = ()) -> tuple[tuple[Access, ...], frozenset[Node]]:
        """Return all accesses, sorted, and the functions that do something of their own for a class.

        Args:
            walked: Functions with the classes that they were read for, beside what defines them. Where one does
                there what it does anyway, it is listed once.
        """
        happening = self._happening()
        seen: dict[Node, set[tuple[str, str, str]]] = {}
        for function, receiver, *rest in happening:
            seen.setdefault((function, receiver), set()).add((rest[0], rest[1], rest[2]))
        apart = frozenset(node for node in walked if seen.get(node) != seen.get((node[0], "")))
        kept = [key for key in happening if not key[1] or key[:2] in apart]
        return tuple(self._access(key, self.found[key]) for key in kept), apart

    def _happening(self) -> list[Key]:
        """Return all keys, sorted, without what a settled function does for none of its classes."""
        bound = {(function, *rest) for function, receiver, *rest in self.found if receiver}
        return [
            key for key in sorted(self.found) if key[1] or key[0] not in self.settled or (key[0], *key[2:]) in bound
        ]

    @staticmethod
    def _access(key: Key, found: Found) -> Access:
        function, receiver, table, op, verb = key
        return Access(
            function=SymbolName(function),
            table=TableName(table),
            op=op,
            verb=verb,
            level=found.level,
            locations=tuple(sorted(found.locations)),
            receiver=receiver,
            in_loop=found.in_loop,
            in_transaction=found.in_transaction,
            after_commit=found.after_commit,
        )
