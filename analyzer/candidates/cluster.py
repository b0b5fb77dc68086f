"""The clustering core alone, on a graph from any language. Pure."""

from collections import Counter
from collections.abc import Sequence

from analyzer.candidates.borders import join_parted_by_names
from analyzer.candidates.naming import choose_names, words_of_nodes
from analyzer.candidates.partition import Groups, Partitioner, prepare
from analyzer.candidates.placement import members_of
from analyzer.model.cut import View
from analyzer.model.graph import Graph


def cluster(graph: Graph, views: Sequence[View], services: int, seed: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Place every partitionable node exactly once.

    Args:
        graph: Nodes and edges.
        views: The evidence found in it.
        services: How many groups, fewer only where there are fewer units; 0 lets the evidence decide.
        seed: Same seed, same answer.

    Returns:
        Name and sorted members of each service, largest first.
    """
    known = _known(graph, views)
    partitioner = prepare(known, views, seed)
    units = [node.id for node in graph.units()]
    own = join_parted_by_names(partitioner.groups(), views) if not services else {}
    placed = _exactly(partitioner, units, services) if services else _only_units(own, units)
    members = members_of(placed)
    names = choose_names(words_of_nodes(graph.units(), placed), members)
    ordered = sorted(members, key=lambda group: (-len(members[group]), members[group]))
    return tuple((names[group], tuple(members[group])) for group in ordered)


def _known(graph: Graph, views: Sequence[View]) -> list[str]:
    """Return the nodes that some view says something about; all of them where no view says anything."""
    ids = [node.id for node in graph.nodes]
    seen = {name for view in views if view.weight > 0 for first, second, _ in view.pairs for name in (first, second)}
    return [name for name in ids if name in seen] or ids


def _only_units(groups: Groups, units: Sequence[str]) -> Groups:
    """Leave out context, and put units that nothing is known about where most are: the likeliest place."""
    placed = {unit: groups[unit] for unit in units if unit in groups}
    sizes = Counter(placed.values())
    largest = min(sizes, key=lambda group: (-sizes[group], group), default=0)
    return {unit: placed.get(unit, largest) for unit in units}


def _exactly(partitioner: Partitioner, units: Sequence[str], services: int) -> Groups:
    """Cut until there are as many groups with a unit in them as were asked for; context alone makes no service."""
    placed: Groups = {}
    for count in range(min(services, partitioner.hierarchy.leaves), partitioner.hierarchy.leaves + 1):
        placed = _only_units(partitioner.groups(count), units)
        if len(set(placed.values())) >= services:
            break
    return placed
