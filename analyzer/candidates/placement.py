"""Put every unit and table into a group or the shared kernel. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.candidates.borders import FEWEST_SERVICES, join_parted_by_names
from analyzer.candidates.libraries import find_libraries, find_tools, place_tools
from analyzer.candidates.owners import bonds_of, elect
from analyzer.candidates.partition import Groups, Partitioner, prepare
from analyzer.candidates.wishes import Wishes
from analyzer.model.evidence import Evidence, is_table
from analyzer.model.location import Reason

DUST = 2  # units; a smaller group is no service
MOST_LIBRARIES = 0.5  # of the groups; where more look like one, entry points and tables are not known


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything lies."""

    groups: Groups  # units and table nodes
    shared: dict[str, Reason]  # units, and tables that a person put there
    partitioner: Partitioner


def place(evidence: Evidence, wishes: Wishes, services: int, seed: int) -> Placement:
    """Partition what can be placed, give every table its owner, and set libraries aside."""
    shared = {
        node: Reason("decided", decision.reason or f"decided: {decision.op} {decision.name}")
        for node, decision in wishes.shared.items()
    }
    shared |= {node: reason for node, reason in _unknown(evidence).items() if node not in wishes.moves}
    bonds = [*bonds_of(evidence), *wishes.together]
    tools = set(find_tools(evidence)) - shared.keys() - wishes.moves.keys() - {name for bond in bonds for name in bond}
    ids = [node.id for node in evidence.graph.nodes if node.id not in shared and node.id not in tools]
    partitioner = prepare(ids, evidence.views, seed, bonds)
    kept, libraries = _place(evidence, partitioner, wishes, wishes.services or services)
    placed = place_tools(evidence, kept, tools)
    libraries |= {name: evidence.units.libraries[name] for name in tools - placed.keys()}
    return Placement(placed, shared | libraries, partitioner)


def _place(
    evidence: Evidence, partitioner: Partitioner, wishes: Wishes, services: int
) -> tuple[Groups, dict[str, Reason]]:
    """Return services and what is set aside; where a number was asked for, cut finer until so many are left."""
    kept: Groups = {}
    libraries: dict[str, Reason] = {}
    leaves = partitioner.hierarchy.leaves
    for count in range(min(services, leaves), leaves + 1) if services else (0,):
        groups = _part(_settle(evidence, partitioner, count), wishes)
        libraries = find_libraries(evidence, groups, groups.keys() - wishes.moves.keys())
        kept = {node: group for node, group in groups.items() if node not in libraries}
        if len(set(kept.values())) >= services:
            break
    return kept, libraries


def _settle(evidence: Evidence, partitioner: Partitioner, services: int) -> Groups:
    """Cut, and give every table its owner; an asked number of services is kept, an own one loses what is no service."""
    groups = partitioner.groups(services)
    elected = elect(evidence, groups)
    if not services:
        return _sweep(evidence, join_parted_by_names(elected, evidence.views))
    return elected if len(set(elected.values())) == len(set(groups.values())) else groups


def _unknown(evidence: Evidence) -> dict[str, Reason]:
    """Return the units about which no view says anything."""
    seen = {
        name
        for view in evidence.views
        if view.weight > 0
        for first, second, _ in view.pairs
        for name in (first, second)
    }
    text = "no call, data access, use case or telling word joins it to anything, so nothing says where it belongs"
    return {unit.id: Reason("nothing-known", text) for unit in evidence.units.units if unit.id not in seen}


def _sweep(evidence: Evidence, groups: Groups) -> Groups:
    """Join groups that are mere dust, or a library, to the group they are tied to most.

    Where most groups look like libraries, it is the frameworks that are not read: then none is taken for one.
    """
    entries = {node.id for node in evidence.graph.nodes if node.entry}
    members = members_of(groups)
    is_read = len(idle_groups(evidence, groups, entries)) <= MOST_LIBRARIES * len(members)
    while len(members) > FEWEST_SERVICES:
        libraries = idle_groups(evidence, groups, entries) if is_read else set()
        swept = [group for group, names in members.items() if group in libraries or _is_dust(names, entries)]
        homes = {group: home for group in swept if (home := _nearest(evidence, groups, group)) is not None}
        if not homes:
            break
        weakest = min(homes, key=lambda group: (len(members[group]), members[group]))
        groups = {node: homes[weakest] if group == weakest else group for node, group in groups.items()}
        members = members_of(groups)
    return groups


def idle_groups(evidence: Evidence, groups: Groups, entries: set[str]) -> set[int]:
    """Return the groups that nothing wakes and that write no table alone: they could not run as a service."""
    writers: dict[str, set[int]] = defaultdict(set)
    for edge in evidence.graph.edges:
        if edge.kind == "write":
            writers[edge.target].add(groups.get(edge.source, -1))
    own = {groups[table] for table, found in writers.items() if table in groups and found == {groups[table]}}
    return set(groups.values()) - own - {groups[name] for name in entries if name in groups}


def _is_dust(names: list[str], entries: set[str]) -> bool:
    """Return whether a group is hardly more than a table or a symbol."""
    units = sum(1 for name in names if not is_table(name))
    return units < DUST or (len(names) <= DUST and not entries.intersection(names))


def _nearest(evidence: Evidence, groups: Groups, group: int) -> int | None:
    """Return the group with the strongest ties to `group`, None where there are none."""
    pulls: dict[int, float] = defaultdict(float)
    for view in evidence.views:
        total = sum(strength for _, _, strength in view.pairs) or 1.0
        for first, second, strength in view.pairs:
            ends = {groups.get(first, group), groups.get(second, group)} - {group}
            if len(ends) == 1 and group in (groups.get(first), groups.get(second)):
                pulls[ends.pop()] += view.weight * strength / total
    return max(sorted(pulls), key=lambda other: pulls[other]) if pulls else None


def _part(groups: Groups, wishes: Wishes) -> Groups:
    """Give what must lie apart but fell together a group of its own."""
    parted = dict(groups)
    for first, second in wishes.apart:
        if first in parted and parted[first] == parted.get(second):
            parted[second] = max(parted.values()) + 1
    return parted


def members_of(groups: Mapping[str, int]) -> dict[int, list[str]]:
    """Return the sorted members of each group."""
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(groups):
        members[groups[node]].append(node)
    return dict(members)
