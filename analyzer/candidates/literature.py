"""The metrics of published methods, under exactly their formulas. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from math import comb, log

from analyzer.model.cut import Literature
from analyzer.model.graph import Graph

INTERACTION = frozenset({"call", "inherit", "ref"})  # kinds of edges that are pairs of units
USUAL = range(5, 21)  # units of a service that is neither extreme

Pairs = Mapping[tuple[str, str], float]  # directed, with the number of sites


def measure_literature(graph: Graph, groups: Mapping[str, int]) -> Literature:
    """Measure a cut over the units that interact with another one; tables and what is shared do not count.

    An edge is there once per direction, and counts in SM and IFN as one pair whichever way round. Source: Kalia et al.,
    Mono2Micro (FSE 2021), for ICP, BCP, IFN and NED; Jin et al., FoSCI (TSE 2019), for SM.
    """
    units = {node.id for node in graph.units() if node.kind != "table" and node.id in groups}
    volumes: dict[tuple[str, str], float] = defaultdict(float)
    for edge in graph.edges:
        if edge.kind in INTERACTION and edge.source in units and edge.target in units:
            volumes[edge.source, edge.target] += edge.weight
    homes = {unit: groups[unit] for ends in volumes for unit in ends}
    if not homes:
        return Literature()
    pairs = {tuple(sorted(ends)) for ends in volumes}
    sizes = Counter(homes.values())
    meetings = Counter(tuple(sorted((homes[first], homes[second]))) for first, second in pairs)
    crossing = sum(count for (one, other), count in meetings.items() if one != other)
    return Literature(
        sm=_structural_modularity(sizes, meetings),
        icp=_share_of_calls(volumes, homes),
        bcp=_purity(graph, homes, len(sizes)),
        ifn=crossing / len(sizes),
        ned=1 - sum(size for size in sizes.values() if size in USUAL) / len(homes),
    )


def _structural_modularity(sizes: Mapping[int, int], meetings: Mapping[tuple[int, ...], int]) -> float:
    """Return how dense services are inside less how dense it is between two of them, each a mean."""
    inside = sum(meetings.get((group, group), 0) / size**2 for group, size in sorted(sizes.items())) / len(sizes)
    ways = combinations(sorted(sizes), 2)
    between = sum(meetings.get(two, 0) / (sizes[two[0]] * sizes[two[1]]) for two in ways)
    return inside - between / (comb(len(sizes), 2) or 1)


def _share_of_calls(volumes: Pairs, homes: Mapping[str, int]) -> float:
    """Return what crosses of the edges, each by the logarithm of its sites."""
    weights = [(log(volume) + 1, homes[ends[0]] != homes[ends[1]]) for ends, volume in sorted(volumes.items())]
    return sum(weight for weight, crosses in weights if crosses) / (sum(weight for weight, _ in weights) or 1.0)


def _purity(graph: Graph, homes: Mapping[str, int], services: int) -> float | None:
    """Return the mean logarithm of the number of use cases per service; one that none touches counts as one."""
    touched: dict[int, int] = defaultdict(int)
    for case in graph.functionalities:
        for home in sorted({homes[unit] for unit in case.members if unit in homes}):
            touched[home] += 1
    return sum(log(count) for _, count in sorted(touched.items())) / services if touched else None
