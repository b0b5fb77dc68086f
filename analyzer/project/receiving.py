"""Receivers that run inside a transaction: of rows that it saves and deletes, of signals that it sends.

They run in the thread of the sender, before it goes on. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model import facts as f
from analyzer.model.code import Wire
from analyzer.model.data import Access
from analyzer.model.knowledge import RowEvents
from analyzer.model.location import Confidence, Location
from analyzer.model.names import last_of
from analyzer.project.committing import Committing
from analyzer.project.kinds import Knowledge
from analyzer.project.nodes import SIGNAL, Nodes
from analyzer.project.walk import Node, Walk


class Receiving:
    """Knows what runs at once when rows are written and signals are sent."""

    def __init__(self, knowledge: Knowledge, walk: Walk, wires: Iterable[Wire], openers: frozenset[str]) -> None:
        """Sort the wires of signals by what sends them; `walk` tells which sends stand inside a transaction."""
        self.events: tuple[RowEvents, ...] = tuple(one.row_events for one in knowledge.frameworks)
        known = {name for one in self.events for name in one.saving | one.deleting}
        tables: dict[str, list[str]] = {}
        for entity in knowledge.entities:
            tables.setdefault(entity.symbol, []).append(entity.table)
        self.of_rows: dict[tuple[str, str], list[str]] = {}  # table ("" for any) and event -> receivers
        self.sent: dict[str, list[Wire]] = {}  # function -> the signals that it sends
        for wire in wires:
            event = last_of(wire.key.partition(":")[0])
            if wire.via != SIGNAL or wire.confidence is not Confidence.HIGH:
                continue
            if knowledge.code.function_of(wire.source) is not None:
                self.sent.setdefault(wire.source, []).append(wire)
            for table in tables.get(wire.source, [] if ":" in wire.key else [""]) if event in known else ():
                self.of_rows.setdefault((table, event), []).append(wire.target)
        self._held = self._sends_inside(walk, Committing(knowledge, openers))

    def _sends_inside(self, walk: Walk, committing: Committing) -> frozenset[Location]:
        """Return where signals are sent while a block or decorator of the same function holds a transaction open."""
        places = {place for wires in self.sent.values() for wire in wires for place in wire.locations}
        sites = walk.sites(f.CALLS) if places else []
        return frozenset(site.location for site in sites if site.location in places and committing.is_held(site))

    def sent_by(self, function: str, whole: bool) -> list[str]:
        """Return the receivers of what a function sends: all of it, or inside its transaction."""
        sent = self.sent.get(function, ())
        return [wire.target for wire in sent if whole or not self._held.isdisjoint(wire.locations)]

    def inside(
        self, nodes: Nodes, edges: Mapping[Node, Sequence[Node]], starts: Iterable[Node], direct: Iterable[Access]
    ) -> tuple[set[Node], set[str]]:
        """Return what runs from some nodes on, receivers of what is written and sent on the way included.

        Args:
            nodes: Tells what every node touches.
            edges: Caller -> callees.
            starts: What the transaction calls, and the receivers of what it sends itself.
            direct: What it touches itself.

        Returns:
            The nodes, and the receivers among them that a write or a send on the way woke.
        """
        seen: set[Node] = set()
        woken: set[str] = set()
        waiting, touched = set(starts), list(direct)
        while True:
            new = reach(edges, waiting) - seen
            seen |= new
            touched += [one for node in new for one in nodes.accesses(node)]
            found = {one for access in touched for one in self._woken_by(access)}
            found.update(one for node in new for one in self.sent_by(node[0], whole=True))
            waiting, touched = {nodes.of(one, "") for one in found - woken}, []
            woken |= found
            if not waiting:
                return seen, woken

    def _woken_by(self, access: Access) -> list[str]:
        if access.op != "write" or access.implicit:
            return []
        events = {
            event
            for one in self.events
            for verbs, sent in ((one.saves, one.saving), (one.deletes, one.deleting))
            if access.verb in verbs
            for event in sent
        }
        keys = [(table, event) for event in sorted(events) for table in (access.table, "")]
        return [receiver for key in keys for receiver in self.of_rows.get(key, ())]
