"""Find groups by moving units where the fused modularity gains most, level by level, seeded. Pure."""

from collections import deque
from collections.abc import Mapping, Sequence
from operator import mul
from random import Random

from analyzer.graph.fused import Fused, aggregate, group_degrees, modularity, renumber

SMALLEST_GAIN = 1e-12  # of modularity; below it a move is rounding noise
NOWHERE = -1  # the group of what is being moved
MOST_VISITS = 50  # per node on average; the moving has settled long before


def find_groups(fused: Fused, seeds: Sequence[int], resolution: float = 1.0) -> list[int]:
    """Return the best grouping that several orders of visiting the nodes lead to; ties go to the first found.

    What all runs put together is made one node, and the runs start again from there until they agree on no more: many
    groupings are almost as good as the best, and single runs end in any of them.

    Args:
        fused: What to group.
        seeds: One run each; with a single one nothing is repeated.
        resolution: Factor of the null model, above 1 for smaller groups.

    Returns:
        The group of every node, numbered 0.. in the order of first members.

    Source: Blondel et al. (2008), "Fast unfolding of communities in large networks", on the sum of modularities
    of Mucha et al. (2010); Ovelgoenne and Geyer-Schulz (2013), "An ensemble learning strategy for graph clustering".
    """
    best = cores = renumber(range(len(fused.ids)))
    best_value = float("-inf")
    while True:
        level = aggregate(fused, cores)
        runs = [_run(level, cores, seed, resolution) for seed in seeds]
        for labels in dict.fromkeys(tuple(renumber(run)) for run in runs):
            moved = improve(fused, labels, Random(seeds[0]), resolution)
            value = modularity(fused, moved)
            if value > best_value + SMALLEST_GAIN:
                best, best_value = moved, value
        agreed = renumber(list(zip(*runs, strict=True)))
        if len(seeds) == 1 or max(agreed, default=0) == max(cores, default=0):
            return best
        cores = agreed


def _run(level: Fused, cores: Sequence[int], seed: int, resolution: float) -> list[int]:
    """Group what `cores` made of the nodes, and return the group of every node."""
    labels = _louvain(level, Random(seed), resolution)
    return [labels[core] for core in cores]


def _louvain(fused: Fused, random: Random, resolution: float) -> list[int]:
    """Move, aggregate and move again until nothing gains; then move single nodes once more."""
    labels = list(range(len(fused.ids)))
    level = fused
    while True:
        moved = improve(level, list(range(len(level.ids))), random, resolution)
        if max(moved, default=-1) + 1 == len(level.ids):
            break
        labels = [moved[label] for label in labels]
        level = aggregate(level, moved)
    return improve(fused, renumber(labels), random, resolution)


def improve(fused: Fused, labels: Sequence[int], random: Random, resolution: float = 1.0) -> list[int]:
    """Move single nodes between the groups of `labels` while that gains; groups may vanish, none is born.

    After a move only the neighbours left behind are looked at again. Source: Traag, Waltman and van Eck (2019),
    fast local moving.
    """
    labels = list(labels)
    totals = group_degrees(fused, labels)
    order = list(range(len(fused.ids)))
    random.shuffle(order)
    waiting, queued = deque(order), [True] * len(order)
    for _ in range(MOST_VISITS * len(order)):
        if not waiting:
            break
        node = waiting.popleft()
        queued[node] = False
        if _move(fused, labels, totals, node, resolution):
            for other in fused.neighbours[node]:
                if not queued[other] and labels[other] != labels[node]:
                    waiting.append(other)
                    queued[other] = True
    return renumber(labels)


def _move(fused: Fused, labels: list[int], totals: dict[int, list[float]], node: int, resolution: float) -> bool:
    """Put one node where it gains most; return whether it moved."""
    home, degree = labels[node], fused.degrees[node]
    pulls = _pulls(fused.neighbours[node], labels, node)
    total = totals[home]
    for layer, value in enumerate(degree):
        total[layer] -= value
    best, best_gain = home, pulls.get(home, 0.0) - resolution * sum(map(mul, degree, total))
    # What a group has to offer at most is what pulls, before chance is taken off.
    for group in sorted(group for group, pull in pulls.items() if pull > best_gain + SMALLEST_GAIN):
        if pulls[group] > best_gain + SMALLEST_GAIN:
            gain = pulls[group] - resolution * sum(map(mul, degree, totals[group]))
            if gain > best_gain + SMALLEST_GAIN:
                best, best_gain = group, gain
    total = totals[best]
    for layer, value in enumerate(degree):
        total[layer] += value
    labels[node] = best
    return best != home


def _pulls(near: Mapping[int, float], labels: list[int], node: int) -> dict[int, float]:
    """Return what each group weighs among the neighbours of a node, itself left out; the innermost loop of all."""
    pulls: dict[int, float] = {}
    known, home = pulls.get, labels[node]
    labels[node] = NOWHERE
    for other, weight in near.items():
        group = labels[other]
        pulls[group] = known(group, 0.0) + weight
    labels[node] = home
    pulls.pop(NOWHERE, None)
    return pulls
