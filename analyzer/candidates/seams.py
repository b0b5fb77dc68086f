"""Find the single sets that come out of the monolith best while the rest stays as it is. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count, islice

from analyzer.candidates.naming import name_groups
from analyzer.candidates.owners import elect
from analyzer.candidates.partition import Partitioner
from analyzer.graph.fused import Layer, aggregate, fuse, renumber
from analyzer.graph.separation import Separation
from analyzer.model.cut import SeamSet
from analyzer.model.data import RUN_TIME
from analyzer.model.evidence import Evidence, is_table
from analyzer.model.project import Project
from analyzer.model.usage import context_of

MOST_SEAMS = 6
MOST_IMPROVED = 40  # sets that are improved, the best first: each costs as much as it is large
SMALLEST = 0.02  # of the lines placed; less is no service (as "too-small" of services)
LARGEST = 1 / 3  # of the lines placed; what is left as it is must be far more than what goes
OVERLAP = 0.5  # of the smaller of two sets; what shares more is the same proposal again


@dataclass(frozen=True, slots=True)
class _Found:
    """A set on the way to become a seam; the best sorts first."""

    separation: float
    nodes: frozenset[str]  # units and table nodes
    found_as: str

    def rank(self) -> tuple[float, list[str]]:
        return -self.separation, sorted(self.nodes)


def find_seams(
    project: Project, evidence: Evidence, partitioner: Partitioner, services: Mapping[str, str]
) -> tuple[SeamSet, ...]:
    """Return the sets that separate best from everything else, the best first, none mostly a part of another.

    Starting points are the services and every group of the nested levels, finer and coarser; single units join or
    leave while that separates the set better, then every table goes where most of its writes come from. What nothing
    wakes and what has no table is a library and no seam.

    Args:
        project: For the names.
        evidence: Views, and who writes what.
        partitioner: The nested levels.
        services: Node -> service; other nodes lie in the shared kernel.
    """
    search = _Search(project, evidence, partitioner, services)
    chosen: list[_Found] = []
    for found in sorted(search.improved(), key=_Found.rank):
        if len(chosen) < MOST_SEAMS and all(_is_other(found.nodes, one.nodes) for one in chosen):
            chosen.append(found)
    names = _names(project, evidence, services, chosen)
    return tuple(
        SeamSet(name, tuple(sorted(found.nodes)), found.separation, found.found_as)
        for name, found in zip(names, chosen, strict=True)
    )


def _is_other(first: AbstractSet[str], second: AbstractSet[str]) -> bool:
    return len(first & second) <= OVERLAP * min(len(first), len(second))


class _Search:
    """The sets to start from, and how to better them."""

    def __init__(
        self, project: Project, evidence: Evidence, partitioner: Partitioner, services: Mapping[str, str]
    ) -> None:
        self.evidence, self.partitioner, self.services = evidence, partitioner, services
        single = fuse(services, [Layer(view.pairs, view.weight) for view in evidence.views])
        bonds: dict[str, object] = dict(zip(partitioner.ids, partitioner.bond, strict=True))
        labels = renumber([bonds.get(name, name) for name in single.ids])
        self.number = dict(zip(single.ids, labels, strict=True))
        self.separation = Separation.of(aggregate(single, labels))
        self.lines = {unit.id: unit.lines for unit in evidence.units.units if unit.id in services}
        self.woken = {
            evidence.units.unit_of(entry.function)
            for entry in project.entry_points
            if context_of(entry.kind) in RUN_TIME
        }

    def improved(self) -> Iterator[_Found]:
        """Yield the best of the sets to start from, each bettered, its tables elected, and measured again."""
        ranked = sorted(set(self._starts()), key=_Found.rank)
        seen = set[frozenset[str]]()
        for start in ranked[:MOST_IMPROVED]:
            numbers = self.separation.improve(self._numbers(start.nodes))
            elected = elect(self.evidence, {name: int(self.number[name] in numbers) for name in self.services})
            nodes = frozenset(name for name, side in elected.items() if side)
            if nodes not in seen and self._is_service(nodes):
                seen.add(nodes)
                yield _Found(self.separation.measure(self._numbers(nodes)), nodes, start.found_as)

    def _starts(self) -> Iterator[_Found]:
        """Yield the services and the groups of all levels that could be one."""
        members: dict[str, set[str]] = {}
        for name, service in self.services.items():
            members.setdefault(service, set()).add(name)
        groups = [("service", frozenset(names)) for names in members.values()]
        groups += [("level", names.intersection(self.services)) for names in self.partitioner.levels()]
        for found_as, nodes in groups:
            if self._is_service(nodes):
                yield _Found(self.separation.measure(self._numbers(nodes)), nodes, found_as)

    def _is_service(self, nodes: AbstractSet[str]) -> bool:
        """Return whether something wakes a set from outside or it has a table, and its size is that of a service."""
        share = sum(self.lines.get(name, 0) for name in nodes) / max(1, sum(self.lines.values()))
        return SMALLEST <= share <= LARGEST and (not self.woken.isdisjoint(nodes) or any(map(is_table, nodes)))

    def _numbers(self, nodes: AbstractSet[str]) -> frozenset[int]:
        return frozenset(self.number[name] for name in nodes)


def _names(project: Project, evidence: Evidence, services: Mapping[str, str], chosen: Sequence[_Found]) -> list[str]:
    """Call a set like the service that it mostly is, else by its words; of two alike the later gets a number."""
    order = {service: number for number, service in enumerate(sorted(set(services.values())), 1)}
    names: list[str] = []
    for found in chosen:
        name = _service_of(services, found.nodes)
        if not name:
            groups = {node: 0 if node in found.nodes else order[service] for node, service in services.items()}
            name = name_groups(project, evidence, groups)[0]
        numbered = (f"{name}-{number}" for number in count(2))
        names.append(next(one for one in (name, *islice(numbered, len(names))) if one not in names))
    return names


def _service_of(services: Mapping[str, str], nodes: AbstractSet[str]) -> str:
    """Return the service that shares more with a set than the two hold apart, "" for none."""
    sizes, shared = Counter(services.values()), Counter(services[node] for node in nodes)
    service, most = max(sorted(shared.items()), key=lambda item: item[1])
    return service if 2 * most > len(nodes) + sizes[service] - most else ""
