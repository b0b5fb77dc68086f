"""How much of a cut survives when a part of the evidence is missing. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import comb
from random import Random

from analyzer.candidates.partition import prepare
from analyzer.candidates.placement import members_of
from analyzer.model.cut import View
from analyzer.model.evidence import Evidence

DROPPED = 0.1  # of the pairs of every view, in each draw
DRAWS = 10
LARGE = 60_000  # pairs; above it FEW_DRAWS must do
FEW_DRAWS = 3


def measure_stability(
    evidence: Evidence, groups: Mapping[str, int], bonds: Sequence[Sequence[str]], seed: int
) -> dict[int, float]:
    """Return per group the mean share of its pairs that stay together when a tenth of the evidence is dropped, 0..1.

    A group of one is as stable as anything can be. Source: Hennig (2007), cluster-wise stability by resampling.
    """
    members = members_of(groups)
    kept: dict[int, list[float]] = {group: [] for group in members}
    size = sum(len(view.pairs) for view in evidence.views)
    for draw in range(FEW_DRAWS if size > LARGE else DRAWS):
        random = Random(seed + draw)
        views = [_thin(view, random) for view in evidence.views]
        other = prepare(groups, views, seed + draw, bonds).groups(len(members))
        for group, names in members.items():
            kept[group].append(_share_kept(names, other))
    return {group: sum(shares) / len(shares) for group, shares in kept.items()}


def _thin(view: View, random: Random) -> View:
    """Drop a part of a view's pairs."""
    return replace(view, pairs=tuple(pair for pair in view.pairs if random.random() >= DROPPED))


def _share_kept(names: Sequence[str], other: Mapping[str, int]) -> float:
    """Return the share of pairs that lie together in the other grouping too."""
    counts: dict[int, int] = {}
    for name in names:
        counts[other[name]] = counts.get(other[name], 0) + 1
    return sum(comb(count, 2) for count in counts.values()) / comb(len(names), 2) if len(names) > 1 else 1.0
