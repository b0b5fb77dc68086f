"""Boundary calls summed up: per pair of services, per operation. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.graph.feedback import feed_forward_order, feedback_edges
from analyzer.model.cut import BoundaryCall
from analyzer.model.decomposition import Decomposition
from analyzer.report.words import counted

Pair = tuple[str, str]  # (client service id, supplier service id)
KINDS = ("call", "inherit", "signal", "task", "reference", "import", "foreign-key")
NOUNS = {"inherit": "inheritance", "foreign-key": "foreign key"}


@dataclass(frozen=True, slots=True)
class Operation:
    """Something one service wants of another, wherever it asks for it."""

    name: str  # the callee
    kind: str
    sites: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything one service wants of another."""

    client: str
    supplier: str
    sites: int  # places where it wants something, of any kind
    kinds: tuple[tuple[str, int], ...]  # (kind, sites), in the order of KINDS
    operations: tuple[Operation, ...]  # most sites first
    feedback: bool  # points against the reading order: part of a circle
    in_loop: int  # rows
    in_transaction: int


@dataclass(frozen=True, slots=True)
class Flows:
    """All pairs, and the order in which users stand before what they use."""

    order: tuple[str, ...]  # service ids
    by_pair: dict[Pair, Flow]

    def strongest(self) -> tuple[Flow, ...]:
        """Return the flows, most sites first."""
        return tuple(sorted(self.by_pair.values(), key=lambda flow: (-flow.sites, flow.client, flow.supplier)))

    def into(self, service: str) -> tuple[Flow, ...]:
        """Return what others want of a service, most sites first."""
        return tuple(flow for flow in self.strongest() if flow.supplier == service)

    def out_of(self, service: str) -> tuple[Flow, ...]:
        """Return what a service wants of others, most sites first."""
        return tuple(flow for flow in self.strongest() if flow.client == service)


def find_flows(decomposition: Decomposition) -> Flows:
    """Sum up the boundary calls between the services; calls from or to shared code are not among them."""
    services = tuple(service.id for service in decomposition.services)
    rows: dict[Pair, list[BoundaryCall]] = defaultdict(list)
    for call in decomposition.boundary_calls:
        if call.from_service in services and call.to_service in services:
            rows[call.from_service, call.to_service].append(call)
    weights = {pair: float(_sites(calls)) for pair, calls in rows.items()}
    order = feed_forward_order(services, weights)
    backwards = feedback_edges(order, weights)
    return Flows(order, {pair: _flow(pair, rows[pair], pair in backwards) for pair in sorted(rows)})


def _flow(pair: Pair, calls: list[BoundaryCall], feedback: bool) -> Flow:
    sites: dict[Pair, int] = defaultdict(int)
    for call in calls:
        sites[call.callee, call.kind] += call.sites
    ranked = sorted(sites.items(), key=lambda item: (-item[1], item[0]))
    operations = tuple(Operation(name, kind, count) for (name, kind), count in ranked)
    loops, transactions = sum(call.in_loop for call in calls), sum(call.in_transaction for call in calls)
    return Flow(*pair, _sites(calls), count_kinds(calls), operations, feedback, loops, transactions)


def count_kinds(calls: Iterable[BoundaryCall]) -> tuple[tuple[str, int], ...]:
    """Return how many sites are of each kind, in the order of KINDS."""
    found: dict[str, int] = defaultdict(int)
    for call in calls:
        found[call.kind] += call.sites
    return tuple(sorted(found.items(), key=lambda item: (_rank(item[0]), item[0])))


def add_kinds(flows: Iterable[Flow]) -> tuple[tuple[str, int], ...]:
    """Return how many sites of several flows are of each kind, in the order of KINDS."""
    found: dict[str, int] = defaultdict(int)
    for flow in flows:
        for kind, sites in flow.kinds:
            found[kind] += sites
    return tuple(sorted(found.items(), key=lambda item: (_rank(item[0]), item[0])))


def in_words(kinds: tuple[tuple[str, int], ...]) -> str:
    """Return "3 calls, 1 foreign key"."""
    return ", ".join(counted(sites, NOUNS.get(kind, kind)) for kind, sites in kinds)


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _sites(calls: list[BoundaryCall]) -> int:
    return sum(call.sites for call in calls)
