"""How much of a cut survives when a part of the evidence is missing. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb

from analyzer.candidates.partition import Partitioner
from analyzer.candidates.placement import members_of

DROPPED = 0.1  # of the pairs, in each draw
DRAWS = 10


def measure_stability(partitioner: Partitioner, groups: Mapping[str, int], seed: int) -> dict[int, float]:
    """Return per group the mean share of its pairs that stay together when a tenth of the evidence is dropped, 0..1.

    A group of one is as stable as anything can be. Source: Hennig (2007), cluster-wise stability by resampling.
    """
    members = members_of(groups)
    draws = [partitioner.redraw(DROPPED, seed + draw) for draw in range(DRAWS)]
    return {group: sum(_share_kept(names, other) for other in draws) / DRAWS for group, names in members.items()}


def _share_kept(names: Sequence[str], other: Mapping[str, int]) -> float:
    """Return the share of pairs that lie together in the other grouping too; what is not in it does not count."""
    counts = Counter(other[name] for name in names if name in other)
    pairs = comb(counts.total(), 2)
    return sum(comb(count, 2) for count in counts.values()) / pairs if pairs else 1.0
