"""Several weighted graphs over the same units as one objective: the sum of their modularities. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

Pair = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """One graph with its own null model."""

    pairs: Sequence[Pair]  # undirected, each pair once
    weight: float = 1.0  # of this layer in the sum


@dataclass(frozen=True, slots=True)
class Fused:
    """The layers merged; node numbers follow the sorted ids."""

    ids: tuple[str, ...]
    neighbours: tuple[dict[int, float], ...]  # both directions; an aggregated node's inner weight under itself
    degrees: tuple[tuple[float, ...], ...]  # per node and layer, scaled so that the null model is a dot product
    sizes: tuple[int, ...]  # original nodes in each node


def fuse(ids: Iterable[str], layers: Sequence[Layer]) -> Fused:
    """Merge layers over `ids` into one objective; layers without pairs count for nothing.

    Source: Mucha et al., multislice modularity (Science 2010); Newman and Girvan (2004) for each layer.
    """
    names = tuple(sorted(set(ids)))
    number = {name: index for index, name in enumerate(names)}
    neighbours: list[dict[int, float]] = [{} for _ in names]
    columns = [_add_layer(layer, number, neighbours) for layer in layers if layer.pairs and layer.weight > 0]
    degrees = tuple(tuple(column[index] for column in columns) for index in range(len(names)))
    return Fused(names, tuple(neighbours), degrees, (1,) * len(names))


def _add_layer(layer: Layer, number: Mapping[str, int], neighbours: list[dict[int, float]]) -> list[float]:
    """Add a layer's normalised weights to `neighbours` and return its scaled degrees."""
    degrees = [0.0] * len(neighbours)
    pairs = [(number[a], number[b], w) for a, b, w in sorted(layer.pairs) if a in number and b in number and a != b]
    total = 2 * sum(weight for _, _, weight in pairs)
    if total <= 0:
        return degrees
    for first, second, weight in pairs:
        share = layer.weight * weight / total
        neighbours[first][second] = neighbours[first].get(second, 0.0) + share
        neighbours[second][first] = neighbours[second].get(first, 0.0) + share
        degrees[first] += weight / total
        degrees[second] += weight / total
    return [sqrt(layer.weight) * degree for degree in degrees]


def modularity(fused: Fused, labels: Sequence[int]) -> float:
    """Measure how much more lies inside the groups than chance would put there.

    Higher is better; at most the sum of the layers' weights.

    Source: Newman and Girvan (2004), "Finding and evaluating community structure in networks".
    """
    inside = 0.0
    for node, near in enumerate(fused.neighbours):
        inside += sum(weight for other, weight in near.items() if labels[other] == labels[node])
    return inside - sum(sum(value * value for value in degree) for degree in group_degrees(fused, labels).values())


def group_degrees(fused: Fused, labels: Sequence[int]) -> dict[int, list[float]]:
    """Sum the degrees per group and layer."""
    totals: dict[int, list[float]] = {}
    for node, degree in enumerate(fused.degrees):
        total = totals.setdefault(labels[node], [0.0] * len(degree))
        for layer, value in enumerate(degree):
            total[layer] += value
    return totals


def aggregate(fused: Fused, labels: Sequence[int]) -> Fused:
    """Make one node of every group; labels must be 0..n-1. The ids of the new nodes are the smallest members' ids."""
    groups = max(labels, default=-1) + 1
    neighbours: list[dict[int, float]] = [{} for _ in range(groups)]
    sizes, names = [0] * groups, [""] * groups
    for node, near in enumerate(fused.neighbours):
        home = labels[node]
        sizes[home] += fused.sizes[node]
        names[home] = min(names[home] or fused.ids[node], fused.ids[node])
        row = neighbours[home]
        for other, weight in near.items():
            row[labels[other]] = row.get(labels[other], 0.0) + weight
    totals = group_degrees(fused, labels)
    degrees = tuple(tuple(totals[group]) for group in range(groups))
    return Fused(tuple(names), tuple(neighbours), degrees, tuple(sizes))


def without(fused: Fused, node: int) -> Fused:
    """Leave out the last node, which may be there or not; what chance would put between the others stays."""
    if len(fused.ids) <= node:
        return fused
    neighbours = tuple({other: w for other, w in near.items() if other != node} for near in fused.neighbours[:node])
    return Fused(fused.ids[:node], neighbours, fused.degrees[:node], fused.sizes[:node])


def thin(fused: Fused, share: float, random: Random) -> Fused:
    """Drop a share of the pairs, each as likely as any other; what chance would put there stays."""
    neighbours: list[dict[int, float]] = [{} for _ in fused.ids]
    for node, near in enumerate(fused.neighbours):
        for other, weight in sorted(near.items()):
            if other >= node and random.random() >= share:
                neighbours[node][other] = neighbours[other][node] = weight
    return Fused(fused.ids, tuple(neighbours), fused.degrees, fused.sizes)


def renumber(labels: Sequence[Hashable]) -> list[int]:
    """Number groups 0..n-1 in the order of their first member."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]
