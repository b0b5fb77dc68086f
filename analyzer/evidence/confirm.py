"""How far hard evidence confirms soft evidence: interaction of holders against chance. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.graph.fused import Fused, Layer, fuse, modularity
from analyzer.graph.moving import find_groups
from analyzer.model.cut import View

PRIOR = 0.5  # trust in a group of holders about which the hard evidence says nothing
SEEDS = (0,)  # of the groupings that are compared


@dataclass(frozen=True, slots=True)
class Anchor:
    """The hard evidence, its best grouping's modularity, and where each unit stands in it."""

    fused: Fused
    best: float
    number: dict[str, int]
    pairs: int  # interacting pairs


def anchor_of(ids: Sequence[str], hard: Sequence[View]) -> Anchor:
    """Fuse the hard views, which judge the soft ones."""
    fused = fuse(ids, [Layer(view.pairs) for view in hard])
    best = modularity(fused, find_groups(fused, SEEDS))
    number = {name: index for index, name in enumerate(fused.ids)}
    return Anchor(fused, best, number, sum(map(len, fused.neighbours)) // 2)


def trust_of_view(anchor: Anchor, view: View) -> float:
    """Return what share of the hard evidence's best modularity the view's own grouping reaches, 0..1.

    Units the view knows nothing about do not count. Where there is no hard evidence the answer is PRIOR.
    Source: our own measurements over twelve published applications; docs/method, "Anchor".
    """
    if anchor.best <= 0 or not view.pairs:
        return PRIOR if view.pairs else 0.0
    own = fuse(anchor.fused.ids, [Layer(view.pairs)])
    share = modularity(anchor.fused, find_groups(own, SEEDS)) / anchor.best
    return min(1.0, max(0.0, share))


def trust_of_group(anchor: Anchor, holders: Iterable[str]) -> float:
    """Return how far the holders of a word or folder interact more than chance would make them, 0..1.

    1 - expected / observed, drawn towards PRIOR where both rest on a few pairs.
    """
    members = sorted(anchor.number[name] for name in holders if name in anchor.number)
    inside, pairs = _interaction(anchor.fused, members)
    expected = _expected(anchor.fused, members)
    seen = max(pairs, expected * anchor.pairs)
    confirmed = max(0.0, 1 - expected / inside) if inside > 0 else 0.0  # rounding may leave expected below 0
    return (seen * confirmed + PRIOR) / (seen + 1)


def _interaction(fused: Fused, members: Sequence[int]) -> tuple[float, int]:
    """Return the weight and the number of pairs among the members."""
    inside, pairs, among = 0.0, 0, set(members)
    for node in members:
        near = fused.neighbours[node]
        found = [near[other] for other in sorted(near) if other in among and other != node]
        inside += sum(found)
        pairs += len(found)
    return inside, pairs // 2


def _expected(fused: Fused, members: Sequence[int]) -> float:
    """Return the weight that chance would put among the members."""
    layers = len(fused.degrees[0]) if fused.degrees else 0
    total = [sum(fused.degrees[node][layer] for node in members) for layer in range(layers)]
    own = sum(value * value for node in members for value in fused.degrees[node])
    return max(0.0, sum(value * value for value in total) - own)
