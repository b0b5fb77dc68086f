"""Join services between which nothing but names draws a line. Pure."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from analyzer.candidates.partition import TOO_BIG, Groups, largest_share
from analyzer.graph.fused import Layer, aggregate, fuse
from analyzer.graph.linkage import link
from analyzer.model.cut import View

BEHAVIOUR = frozenset({"structure", "imports", "data", "use-cases"})  # views of what the code does
NOTHING = 1e-9  # of modularity; a join must gain more
FEWEST_SERVICES = 2  # left by joining


def join_parted_by_names(groups: Mapping[str, int], views: Sequence[View]) -> Groups:
    """Return the groups, those joined that behaviour holds together beyond chance and only words and folders part.

    Names help to place what behaviour leaves open; they are no reason for a call over a network. Pairs are joined as
    long as the modularity over the views of behaviour grows, but never to one group that holds almost everything.
    Source: Newman (2004), "Fast algorithm for detecting community structure", on the groups instead of single nodes.
    """
    labels = sorted(set(groups.values()))
    if len(labels) <= FEWEST_SERVICES:
        return dict(groups)
    behaviour = fuse(groups, [Layer(view.pairs, view.weight) for view in views if view.name in BEHAVIOUR])
    hierarchy = link(aggregate(behaviour, [labels.index(groups[name]) for name in behaviour.ids]), range(len(labels)))
    gained = [0.0, *accumulate(hierarchy.gains)]
    merges = next(count for count, value in enumerate(gained) if value >= max(gained) - NOTHING)
    for count in range(max(FEWEST_SERVICES, len(labels) - merges), len(labels)):
        cut = hierarchy.cut(count)
        joined = {name: cut[labels.index(group)] for name, group in groups.items()}
        if largest_share(joined) <= TOO_BIG:
            return joined
    return dict(groups)
