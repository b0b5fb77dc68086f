"""What code holds with all it reaches: effects, transactions, what it starts later, what repeats. Pure."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.graph.condensed import Below, Holdings, gather
from analyzer.model.code import Wire
from analyzer.model.data import Transaction
from analyzer.model.effects import ExternalEffect, ExternalService
from analyzer.model.location import Confidence
from analyzer.model.names import EntryPointId, TableName
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.calls import Edge
from analyzer.project.nodes import Nodes
from analyzer.project.walk import Node

COMMIT = "commit"  # kind of transactions that have no block: what they hold open is not known line by line


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be counted."""

    effects: Sequence[ExternalEffect]
    services: Sequence[ExternalService]
    transactions: Sequence[Transaction]
    wires: Sequence[Wire]
    entry_points: Sequence[EntryPoint]


class Measures:
    """Everything that is counted has a number; what a node reaches is a set of numbers, gathered once for all nodes."""

    def __init__(self, seen: Seen, nodes: Nodes, edges: Mapping[Node, Sequence[Node]], calls: Sequence[Edge]) -> None:
        """Gather over the call graph `edges`; `calls` say which of them are followed in a loop, and which later."""
        self.seen, self.nodes, self.calls = seen, nodes, calls
        self._items: list[str] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._whole: dict[str, int] = {}  # kind -> all numbers of it
        self._every, self._repeated = self._of_functions()
        self._kinds = self._masks((one.id, one.kind.value) for one in seen.effects)
        self._services = self._masks((effect, one.name) for one in seen.services for effect in one.effects)
        universe = {*edges, *(callee for callees in edges.values() for callee in callees)}
        own = {node: self._own(node) for node in sorted(universe)}
        self._held = Holdings({node: one[0] for node, one in own.items()}, {node: one[1] for node, one in own.items()})
        self._edges, self._loops = edges, nodes.loops(calls)
        self._below = gather(edges, self._held, self._loops)
        self._at_once = self._gather_at_once()

    def add_to(self, case: UseCase, starts: Iterable[Node], own: Container[str]) -> UseCase:
        """Return a use case with what its start nodes reach; the tables of `own` a library touches for it, at once."""
        below, at_once = Below(), Below()
        for node in starts:
            below |= self._of(node)
            at_once |= self._at_once.get(node) or self._of(node)
        later = self._named("table", below.every & ~at_once.every)
        return replace(
            case,
            depth=below.depth,
            tables_later=tuple(TableName(one) for one in later if one not in own),
            tables_in_loops=tuple(map(TableName, self._named("table", below.repeated))),
            transactions=len(self._named("transaction", below.every)),
            effects=_counts(self._kinds, below.every),
            effects_in_loops=_counts(self._kinds, below.repeated),
            services=tuple(name for name, mask in self._services.items() if mask & below.every),
            starts=tuple(map(EntryPointId, self._named("start", below.every))),
        )

    def with_effects(self) -> tuple[Transaction, ...]:
        """Return the transactions with the effects that happen while they are open, through calls inside them too."""
        direct = _by((one.function, one.id) for one in self.seen.effects if one.in_transaction)
        inside: dict[str, list[Node]] = {}
        for call in self.calls:
            if call.in_transaction:
                inside.setdefault(call.caller[0], []).append(self.nodes.of(*call.callee))
        rows = []
        for one in self.seen.transactions:
            below = 0
            for callee in inside.get(one.function, ()):
                below |= (self._at_once.get(callee) or self._of(callee)).every
            for receiver in one.receivers:
                woken = self.nodes.of(receiver, "")
                below |= (self._at_once.get(woken) or self._of(woken)).every
            held = {*direct.get(one.function, ()), *self._named("effect", below)}
            rows.append(one if one.kind == COMMIT else replace(one, effects=tuple(sorted(held))))
        return tuple(rows)

    def _gather_at_once(self) -> Mapping[Node, Below]:
        """Return what nodes reach without what is handed on to run later."""
        later = {(call.caller, self.nodes.of(*call.callee)) for call in self.calls if call.later}
        if not later:
            return self._below
        edges = {node: [one for one in callees if (node, one) not in later] for node, callees in self._edges.items()}
        return gather(edges, self._held, self._loops)

    def _of(self, node: Node) -> Below:
        return self._below.get(node) or Below(*self._own(node), 1)

    def _bit(self, kind: str, name: str) -> int:
        """Return the set that holds the number of something only."""
        number = self._numbers.setdefault((kind, name), len(self._items))
        if number == len(self._items):
            self._items.append(name)
            self._whole[kind] = self._whole.get(kind, 0) | 1 << number
        return 1 << number

    def _named(self, kind: str, numbers: int) -> list[str]:
        """Return the names of one kind in a set of numbers, sorted."""
        numbers &= self._whole.get(kind, 0)
        found = []
        while numbers:
            lowest = numbers & -numbers
            found.append(self._items[lowest.bit_length() - 1])
            numbers ^= lowest
        return sorted(found)

    def _of_functions(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return what functions hold themselves, whatever class they run for, and what of it stands in a loop."""
        every: dict[str, int] = {}
        repeated: dict[str, int] = {}
        for function, kind, name, in_loop in self._facts():
            every[function] = every.get(function, 0) | self._bit(kind, name)
            if in_loop:
                repeated[function] = repeated.get(function, 0) | self._bit(kind, name)
        return every, repeated

    def _facts(self) -> Iterator[tuple[str, str, str, bool]]:
        """Go through what functions hold: function, kind, name, whether in a loop."""
        for one in self.seen.effects:
            yield one.function, "effect", one.id, one.in_loop
        for scope in self.seen.transactions:
            yield scope.function, "transaction", scope.function, False
        woken = _by((entry.function, entry.id) for entry in self.seen.entry_points)
        for wire in self.seen.wires:
            if wire.asynchronous and wire.confidence is not Confidence.LOW:
                yield from ((wire.source, "start", entry, False) for entry in woken.get(wire.target, ()))

    def _own(self, node: Node) -> tuple[int, int]:
        every, repeated = self._every.get(node[0], 0), self._repeated.get(node[0], 0)
        for access in self.nodes.accesses(node):
            if not access.implicit:
                bit = self._bit("table", access.table)
                every |= bit
                repeated |= bit if access.in_loop else 0
        return every, repeated

    def _masks(self, rows: Iterable[tuple[str, str]]) -> dict[str, int]:
        """Return for every group the set of its effects."""
        found: dict[str, int] = {}
        for effect, group in rows:
            found[group] = found.get(group, 0) | self._bit("effect", effect)
        return dict(sorted(found.items()))


def _counts(masks: Mapping[str, int], numbers: int) -> dict[str, int]:
    counted = {group: (mask & numbers).bit_count() for group, mask in masks.items()}
    return {group: number for group, number in counted.items() if number}


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
