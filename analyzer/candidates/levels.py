"""The levels above the proposed services: which of them belong together, and the coarsest of these that holds. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from analyzer.candidates.partition import TOO_BIG, Partitioner
from analyzer.candidates.stability import DRAWS, DROPPED
from analyzer.graph.fused import Fused, aggregate, thin, without
from analyzer.graph.linkage import Hierarchy, link
from analyzer.graph.reach import reach
from analyzer.model.cut import Area, Level, ServiceCandidate

STABLE = 0.75  # of a group; "a valid, stable cluster". Source: Hennig (2007), section 6
NAMED = 2  # services that an area is named after
PREFIX = "area-"  # of ids
Groups = list[frozenset[int]]  # of numbered services


def find_levels(
    partitioner: Partitioner, placed: Mapping[str, str], services: Sequence[ServiceCandidate], seed: int
) -> tuple[Level, ...]:
    """Return the nested levels above the services, the coarsest first; the one to show first is marked.

    The services are put together step by step, each time the two that gain most fused modularity. A level
    is as stable as the least stable of its areas: the mean, over draws without a tenth of the evidence, of the
    largest Jaccard similarity with an area of the same level there. Shown first is the coarsest level that is STABLE,
    whose areas hang together, and none of which is larger than TOO_BIG; where there is none, the services themselves
    are what there is to see.

    Args:
        partitioner: The fused evidence.
        placed: Node -> service; other nodes lie in the shared kernel.
        services: Every service that is placed.
        seed: Same seed, same answer.

    Source: Clauset, Newman and Moore (2004) for the levels; Hennig (2007), "Cluster-wise assessment of cluster
    stability", for how far they hold.
    """
    names = sorted({*placed.values()})
    labels = _labels(partitioner, placed, names)
    whole = _between(partitioner.fused, labels, len(names))
    thinned = (thin(partitioner.fused, DROPPED, Random(seed + draw)) for draw in range(DRAWS))
    draws = [_linked(_between(fused, labels, len(names))) for fused in thinned]
    hierarchy = _linked(whole)
    by_id = {str(one.id): one for one in services}
    known = [by_id[name] for name in names]
    sizes = [len(one.symbols) + len(one.tables) for one in known]
    found: list[Level] = []
    for count in range(2, len(names)):
        groups = _groups(hierarchy.cut(count))
        stability = min(_kept(group, count, draws) for group in groups)
        broadest = max(sum(sizes[number] for number in group) for group in groups) / max(1, sum(sizes))
        holds = stability >= STABLE and broadest <= TOO_BIG and all(_hangs_together(group, whole) for group in groups)
        first = holds and not any(level.shown_first for level in found)
        areas = tuple(sorted((_area(group, known) for group in groups), key=lambda area: area.id))
        found.append(Level(areas, stability, first))
    return tuple(found)


def _labels(partitioner: Partitioner, placed: Mapping[str, str], names: Sequence[str]) -> list[int]:
    """Return for every node of the fused graph the number of its service; one more for the shared kernel."""
    numbers = {name: number for number, name in enumerate(names)}
    labels = [len(names)] * len(partitioner.fused.ids)
    for name, node in zip(partitioner.ids, partitioner.bond, strict=True):
        labels[node] = min(labels[node], numbers.get(placed.get(name, ""), len(names)))
    return labels


def _between(fused: Fused, labels: Sequence[int], services: int) -> Fused:
    """Return the evidence between services; what is shared takes no part."""
    return without(aggregate(fused, labels), services)


def _linked(between: Fused) -> Hierarchy:
    """Put the services together step by step."""
    return link(between, range(len(between.ids)))


def _hangs_together(group: frozenset[int], between: Fused) -> bool:
    """Say whether some evidence leads from each service of a group to each other one, through others of it maybe."""
    edges = {one: sorted(group.intersection(between.neighbours[one])) for one in group}
    return reach(edges, [min(group)]) == group


def _groups(labels: Sequence[int]) -> Groups:
    found: dict[int, set[int]] = {}
    for number, label in enumerate(labels):
        found.setdefault(label, set()).add(number)
    return [frozenset(group) for _label, group in sorted(found.items())]


def _kept(group: frozenset[int], count: int, draws: Sequence[Hierarchy]) -> float:
    """Return how much of a group is found again in the same level of other hierarchies, 0..1."""
    return sum(max(_similarities(group, _groups(draw.cut(count)))) for draw in draws) / len(draws)


def _similarities(group: frozenset[int], others: Groups) -> Iterator[float]:
    return (len(group & other) / len(group | other) for other in others)


def _area(group: frozenset[int], services: Sequence[ServiceCandidate]) -> Area:
    """Name an area after its largest services."""
    members = sorted((services[number] for number in group), key=lambda one: (-one.metrics.lines, one.id))
    names, rest = [one.name for one in members[:NAMED]], len(members) - NAMED
    title = " and ".join(names) if rest <= 0 else f"{', '.join(names)} and {rest} more"
    return Area(f"{PREFIX}{members[0].id}", title, tuple(sorted(one.id for one in members)))
