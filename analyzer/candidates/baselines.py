"""Other cuts to compare with: what costs nothing, and what standard algorithms say. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from random import Random
from statistics import mean

from analyzer.candidates.metrics import JUDGES, Meter
from analyzer.candidates.partition import TOO_BIG
from analyzer.candidates.placement import Placement, members_of
from analyzer.graph.fused import Layer, Pair, fuse
from analyzer.graph.moving import find_groups
from analyzer.model.cut import Alternative, CutMetrics, Literature
from analyzer.model.evidence import Evidence, is_table

RANDOM_DRAWS = 5  # cuts whose mean is the random baseline
OTHER_COUNTS = (-2, -1, 1, 2)  # numbers of services around the chosen one


def find_baselines(meter: Meter, groups: Mapping[str, int], seed: int) -> tuple[Alternative, ...]:
    """Return today's packages, one service, random groups of equal sizes, plain Leiden and Louvain, measured alike."""
    evidence = meter.evidence
    edges = _edges(evidence, groups)
    packages, leiden, louvain = (
        _follow(evidence, found) for found in (_packages(evidence, groups), _leiden(edges, seed), _louvain(edges, seed))
    )
    draws = [meter.measure(_shuffled(groups, Random(seed + draw))) for draw in range(RANDOM_DRAWS)]
    return (
        Alternative("packages", meter.measure(packages), _sets(packages)),
        Alternative("one service", meter.measure(dict.fromkeys(groups, 0))),
        Alternative("random", _mean(draws)),
        Alternative("leiden", meter.measure(leiden), _sets(leiden)),
        Alternative("louvain", meter.measure(louvain), _sets(louvain)),
    )


def find_alternatives(meter: Meter, placement: Placement) -> tuple[Alternative, ...]:
    """Return the cuts with a few services less or more; what is shared in the chosen cut is shared in them too."""
    chosen = len(set(placement.groups.values()))
    found: dict[int, Alternative] = {}
    for count in sorted(chosen + step for step in OTHER_COUNTS):
        if 2 <= count <= placement.partitioner.hierarchy.leaves:
            groups = placement.partitioner.groups(count)
            groups = {node: group for node, group in groups.items() if node in placement.groups}
            left = len(set(groups.values()))
            if left != chosen:
                found.setdefault(left, Alternative(f"{left} services", meter.measure(groups), _sets(groups)))
    return tuple(found[count] for count in sorted(found))


def _sets(groups: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the groups as sorted tuples, largest first."""
    return tuple(
        sorted((tuple(names) for names in members_of(groups).values()), key=lambda names: (-len(names), names))
    )


def _packages(evidence: Evidence, groups: Mapping[str, int]) -> dict[str, int]:
    """Group the units by folder, one that holds almost everything by its own folders; in a flat layout by file."""
    paths = {unit.id: unit.path.split("/") for unit in evidence.units.units if unit.id in groups}
    depths = dict.fromkeys(paths, 1)
    while paths:
        folders = {name: tuple(path[: depths[name]]) for name, path in paths.items()}
        largest, size = max(sorted(Counter(folders.values()).items()), key=lambda item: item[1])
        inside = [name for name, folder in folders.items() if folder == largest and len(paths[name]) > len(folder)]
        if size <= TOO_BIG * len(paths) or not inside:
            numbers = sorted(set(folders.values()))
            return {name: numbers.index(folder) for name, folder in folders.items()}
        depths.update({name: depths[name] + 1 for name in inside})
    return {}


def _edges(evidence: Evidence, groups: Mapping[str, int]) -> list[Pair]:
    """Return calls, imports and data access between what is placed, tables included, as one graph."""
    return sorted(
        (first, second, strength)
        for view in evidence.views
        if view.name in JUDGES
        for first, second, strength in view.pairs
        if first in groups and second in groups
    )


def _leiden(edges: list[Pair], seed: int) -> dict[str, int]:
    """Group by plain Leiden.

    Source: Traag, Waltman and van Eck (2019), "From Louvain to Leiden".
    """
    import graspologic_native  # heavy, and only needed here

    if not edges:
        return {}
    _, found = graspologic_native.leiden(edges, seed=seed, trials=3)
    return {node: int(group) for node, group in sorted(found.items())}


def _louvain(edges: list[Pair], seed: int) -> dict[str, int]:
    """Group by plain Louvain, one run.

    Source: Blondel et al. (2008), "Fast unfolding of communities in large networks".
    """
    fused = fuse((name for first, second, _ in edges for name in (first, second)), [Layer(edges)])
    return dict(zip(fused.ids, find_groups(fused, (seed,)), strict=True))


def _follow(evidence: Evidence, groups: Mapping[str, int]) -> dict[str, int]:
    """Let every table without a group follow the unit that defines it, else the one with most accesses."""
    placed, best = dict(groups), dict[str, tuple[float, str]]()
    for edge in evidence.graph.edges:
        if is_table(edge.target) and edge.source in groups and edge.target not in groups:
            weight = edge.weight + (1000 if edge.kind == "define" else 0)
            best[edge.target] = max(best.get(edge.target, (0.0, "")), (weight, edge.source))
    placed.update({table: groups[unit] for table, (_, unit) in best.items()})
    return placed


def _shuffled(groups: Mapping[str, int], random: Random) -> dict[str, int]:
    """Return random groups of the same sizes."""
    labels = [groups[node] for node in sorted(groups)]
    random.shuffle(labels)
    return dict(zip(sorted(groups), labels, strict=True))


def _mean(draws: list[CutMetrics]) -> CutMetrics:
    """Return the mean of several cuts, counts rounded."""
    localities = [draw.commit_locality for draw in draws if draw.commit_locality is not None]
    return CutMetrics(
        services=draws[0].services,
        largest_share=draws[0].largest_share,
        crossing_calls=mean(draw.crossing_calls for draw in draws),
        shared_tables=round(mean(draw.shared_tables for draw in draws)),
        crossing_relations=round(mean(draw.crossing_relations for draw in draws)),
        spanning_transactions=round(mean(draw.spanning_transactions for draw in draws)),
        modularity=mean(draw.modularity for draw in draws),
        exclusive_tables=mean(draw.exclusive_tables for draw in draws),
        operations=round(mean(draw.operations for draw in draws)),
        commit_locality=mean(localities) if localities else None,
        literature=_mean_literature([draw.literature for draw in draws]),
    )


def _mean_literature(draws: list[Literature]) -> Literature:
    """Return the mean of each metric that could be measured."""
    names = [item.name for item in fields(Literature)]
    columns = {name: [getattr(draw, name) for draw in draws if getattr(draw, name) is not None] for name in names}
    return Literature(**{name: mean(column) if column else None for name, column in columns.items()})
