"""Tell what is no part of one service, by who uses it once the services are known. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from analyzer.model.evidence import Evidence, is_table
from analyzer.model.location import Reason
from analyzer.model.names import ancestors_of

FEWEST_USERS = 3  # services that use a unit before it can be everybody's
CLEAR = 2 / 3  # of the units that use a library; a service with so many of them may keep it

Groups = dict[str, int]  # unit or table node -> group


def find_tools(evidence: Evidence) -> list[str]:
    """Return the idle functions of modules that split: a toolbox says nothing about what belongs together."""
    modules = {unit.module for unit in evidence.units.units}
    return sorted(name for name in evidence.units.libraries if name not in modules)


def place_tools(evidence: Evidence, groups: Groups, tools: Iterable[str]) -> Groups:
    """Return the groups with every tool that one of them, other tools included, clearly uses alone."""
    placed, left = dict(groups), set(tools)
    users = _users(evidence)
    while True:
        found = {}
        for tool in sorted(left):
            homes = Counter(placed.get(user, -1) for user in users.get(tool, ()))
            group, count = max(sorted(homes.items()), key=lambda item: item[1], default=(-1, 0))
            if group >= 0 and count >= CLEAR * homes.total():
                found[tool] = group
        if not found:
            return placed
        placed |= found
        left -= found.keys()


def find_libraries(evidence: Evidence, groups: Groups, movable: Iterable[str]) -> dict[str, Reason]:
    """Return what several services use and none clearly more than the others: platform, and code that owns no data.

    Args:
        evidence: Who uses what.
        groups: Units and tables by service.
        movable: The units that may be set aside; the last unit of a service never is.
    """
    busy = {edge.source for edge in evidence.graph.edges if edge.kind in ("read", "write", "define")}
    busy |= {node.id for node in evidence.graph.nodes if node.entry}
    platform, users = set(evidence.units.platform), _users(evidence)
    services, left = len(set(groups.values())), Counter(groups.values())
    found = _only_platform(groups, platform.intersection(movable)) | _roots(evidence, groups)
    found = {unit: reason for unit, reason in found.items() if unit in movable}
    left.subtract(groups[unit] for unit in found)
    for unit in sorted(set(movable).intersection(groups) - found.keys()):
        homes = Counter(groups[user] for user in users.get(unit, ()) if user in groups)
        wide = len(homes) >= FEWEST_USERS and max(homes.values()) < CLEAR * homes.total()
        if wide and left[groups[unit]] > 1 and (unit in platform or unit not in busy):
            left[groups[unit]] -= 1
            found[unit] = Reason("used-everywhere", f"{len(homes)} of {services} services use it and it owns no data")
    hulls = _hulls(evidence, {unit: group for unit, group in groups.items() if unit not in found})
    return found | {unit: reason for unit, reason in hulls.items() if unit in movable and left[groups[unit]] > 1}


def _hulls(evidence: Evidence, groups: Groups) -> dict[str, Reason]:
    """Return the empty packages that hold parts of many services, or, such as that of the settings, of none."""
    held: dict[str, set[int]] = {
        above: set() for unit in evidence.units.units for above in ancestors_of(unit.module)[1:]
    }
    for unit, group in groups.items():
        for above in ancestors_of(unit)[1:]:
            held.setdefault(above, set()).add(group)
    empty = {unit.id: len(held[unit.id]) for unit in evidence.units.units if not unit.lines and unit.id in held}
    return {
        unit: Reason(
            "empty-package", "it is empty and holds parts of " + (f"{services} services" if services else "no service")
        )
        for unit, services in empty.items()
        if unit in groups and (not services or services >= FEWEST_USERS)
    }


def _roots(evidence: Evidence, groups: Groups) -> dict[str, Reason]:
    """Return what starts the application or puts it together, unless it does so for one service, as its URL list."""
    platform, ties = set(evidence.units.platform), dict[str, set[int]]()
    for edge in evidence.graph.edges:
        for own, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in groups and other not in platform and not is_table(other):
                ties.setdefault(own, set()).add(groups[other])
    parts = {unit: len(ties.get(unit, ())) for unit in evidence.units.roots if unit in groups}
    return {unit: Reason("composition", _why_root(count)) for unit, count in parts.items() if count != 1}


def _why_root(services: int) -> str:
    return f"it puts {services} services together" if services else "it starts the application or settles how it runs"


def _only_platform(groups: Groups, platform: set[str]) -> dict[str, Reason]:
    """Return the units of groups that hold nothing but platform: settings, start scripts, bases."""
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(groups):
        members[groups[node]].append(node)
    alone = [names for names in members.values() if platform.issuperset(names)]
    reason = Reason("platform-only", "it hangs together with other platform modules only")
    return {name: reason for names in alone for name in names} if len(alone) < len(members) else {}


def _users(evidence: Evidence) -> dict[str, set[str]]:
    """Map each unit to the units that use it; platform that nobody uses, such as URL lists, joins those it uses."""
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[str]] = defaultdict(set)
    for edge in evidence.graph.edges:
        if not is_table(edge.source) and not is_table(edge.target):
            users[edge.target].add(edge.source)
            used[edge.source].add(edge.target)
    return users | {name: used[name] for name in evidence.units.platform if name not in users}
