"""Describe a group of units as a service candidate, from facts. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzer.candidates.joints import find_joints
from analyzer.candidates.naming import LAYER_WORDS
from analyzer.model.cut import ServiceCandidate, ServiceMetrics
from analyzer.model.evidence import Evidence, Moment, is_table, table_of
from analyzer.model.location import Reason
from analyzer.model.names import ServiceId, TableName
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint

TOO_BIG = 0.6  # of the lines placed
TOO_SMALL = 0.02
ONE_VIEW = 0.9  # of what holds a service together
NAMED_TABLES = 2  # tables named in the description
FEWEST_PREFIXED = 3  # routes before a common prefix is worth saying


@dataclass(frozen=True, slots=True)
class Titles:
    """What the services are called."""

    services: Mapping[str, str]  # node -> service id
    names: Mapping[str, str]  # service id -> name for people
    stability: Mapping[str, float]


def describe_services(project: Project, evidence: Evidence, titles: Titles) -> tuple[ServiceCandidate, ...]:
    """Return a candidate per service, sorted by id."""
    facts = _Facts(project, evidence, titles)
    return tuple(facts.candidate(service) for service in sorted(set(titles.services.values())))


class _Facts:
    """What is known about each service, collected once."""

    def __init__(self, project: Project, evidence: Evidence, titles: Titles) -> None:
        self.titles = titles
        self.evidence = evidence
        self.homes = {unit.id: unit.module for unit in evidence.units.units}
        self.units: dict[str, list[str]] = defaultdict(list)
        self.tables: dict[str, list[str]] = defaultdict(list)
        for node in sorted(titles.services):
            kind = self.tables if is_table(node) else self.units
            kind[titles.services[node]].append(table_of(node))
        self.entries: dict[str, list[EntryPoint]] = defaultdict(list)
        for entry in project.entry_points:
            service = titles.services.get(evidence.units.unit_of(entry.function), "")
            self.entries[service].append(entry)
        self.lines = _lines(evidence, titles.services)
        self.touched = _touched(evidence, titles.services)
        self.held = _held(evidence, titles.services)
        self.joints = find_joints(evidence, titles.services)
        self.modules = main_homes(evidence, titles.services)

    def candidate(self, service: str) -> ServiceCandidate:
        """Describe one service."""
        tables, entries = self.tables[service], sorted(self.entries[service], key=lambda entry: entry.id)
        metrics = self._metrics(service)
        return ServiceCandidate(
            id=ServiceId(service),
            name=self.titles.names.get(service, service),
            description=describe(tables, entries),
            modules=tuple(sorted(module for module, home in self.modules.items() if home == service)),
            symbols=tuple(self.units[service]),
            tables=tuple(TableName(table) for table in tables),
            entry_points=tuple(entry.id for entry in entries),
            metrics=metrics,
            stability=self.titles.stability.get(service, 0.0),
            because=self._because(service),
            flags=self._flags(service, metrics),
        )

    def _metrics(self, service: str) -> ServiceMetrics:
        """Count what the service holds and what crosses its border."""
        inside, into, out = _flows(self.evidence, self.titles.services, service)
        tables = self.tables[service]
        exclusive = sum(1 for table in tables if self.touched.get(table, set()) <= {service})
        return ServiceMetrics(
            modules=len({self.homes[unit] for unit in self.units[service]}),
            lines=self.lines[service],
            entry_points=len(self.entries[service]),
            tables=len(tables),
            share_of_code=self.lines[service] / max(1, sum(self.lines.values())),
            cohesion=inside / (inside + into + out) if inside else 0.0,
            exclusive_tables=exclusive / len(tables) if tables else 1.0,
        )

    def _flags(self, service: str, metrics: ServiceMetrics) -> tuple[str, ...]:
        """Return what should make people look twice."""
        held = self.held.get(service, {})
        flags = {
            "layer": not self.tables[service] or not self.entries[service],
            "too-big": metrics.share_of_code > TOO_BIG,
            "too-small": metrics.share_of_code < TOO_SMALL,
            "one-view": max(held.values(), default=0.0) > ONE_VIEW * max(sum(held.values()), 1e-12),
        }
        return tuple(flag for flag, raised in flags.items() if raised)

    def _because(self, service: str) -> tuple[Reason, ...]:
        """Say what holds the service together, the strongest view first, and which table holds two jobs together."""
        held = self.held.get(service, {})
        total = sum(held.values()) or 1.0
        ordered = sorted(held.items(), key=lambda item: (-item[1], item[0]))
        reasons = [
            Reason(f"held-by-{view}", f"{share / total:.0%} of what holds it together is {view.replace('-', ' ')}")
            for view, share in ordered
            if share / total >= 0.005
        ]
        joint = self.joints.get(service)
        return (*reasons, Reason("joined-by-table", joint.text)) if joint else tuple(reasons)


def _lines(evidence: Evidence, services: Mapping[str, str]) -> Counter[str]:
    """Count the lines per service."""
    lines: Counter[str] = Counter()
    for unit in evidence.units.units:
        if unit.id in services:
            lines[services[unit.id]] += unit.lines
    return lines


def _touched(evidence: Evidence, services: Mapping[str, str]) -> dict[str, set[str]]:
    """Map each table to the services that touch it outside maintenance."""
    touched: dict[str, set[str]] = defaultdict(set)
    for row in evidence.traffic:
        if row.unit in services and row.moment is not Moment.MAINTENANCE:
            touched[row.table].add(services[row.unit])
    return touched


def _held(evidence: Evidence, services: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Sum per service and view the weight inside, each view scaled to its trust."""
    held: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for view in evidence.views:
        total = sum(strength for _, _, strength in view.pairs) or 1.0
        for first, second, strength in view.pairs:
            if first in services and services[first] == services.get(second):
                held[services[first]][view.name] += view.weight * strength / total
    return held


def _flows(evidence: Evidence, services: Mapping[str, str], service: str) -> tuple[float, float, float]:
    """Return the sites of calls inside, into and out of a service."""
    inside = into = out = 0.0
    for edge in evidence.graph.edges:
        if edge.kind == "call":
            ends = services.get(edge.source, "") == service, services.get(edge.target, "") == service
            inside += edge.weight * (ends == (True, True))
            into += edge.weight * (ends == (False, True) and edge.source in services)
            out += edge.weight * (ends == (True, False) and edge.target in services)
    return inside, into, out


def main_homes(evidence: Evidence, services: Mapping[str, str]) -> dict[str, str]:
    """Map each module to the service with most of its placed lines; ties go to the first id."""
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in evidence.units.units:
        if unit.id in services:
            lines[unit.module][services[unit.id]] += unit.lines
    return {module: max(sorted(own), key=lambda service: own[service]) for module, own in sorted(lines.items())}


def describe(tables: Sequence[str], entries: Sequence[EntryPoint]) -> str:
    """Say in one sentence what a service owns and what wakes it."""
    parts = [_owned(tables)] if tables else ["Owns no table"]
    kinds = Counter(entry.kind for entry in entries)
    routes = [entry.path for entry in entries if entry.kind == "http" and entry.path]
    for kind in sorted(kinds, key=lambda kind: (kind != "http", kind)):
        word = "route" if kind == "http" else kind
        parts.append(f"{kinds[kind]} {word}{'s' * (kinds[kind] != 1)}{_prefix(routes) if kind == 'http' else ''}")
    return "; ".join(parts) + "."


def _owned(tables: Sequence[str]) -> str:
    """Name the first tables and count the rest."""
    named, rest = tables[:NAMED_TABLES], len(tables) - NAMED_TABLES
    more = f" and {rest} more tables" if rest > 1 else " and 1 more table" if rest == 1 else ""
    return f"Owns {', '.join(named) if more else ' and '.join(named)}{more}"


def _prefix(routes: Sequence[str]) -> str:
    """Return the most common first segment of the routes that says something, as a phrase."""
    firsts = Counter(path.strip("/").split("/")[0] for path in routes)
    for segment, count in sorted(firsts.items(), key=lambda item: (-item[1], item[0])):
        if segment and segment not in LAYER_WORDS and segment[0] not in "{<" and count >= FEWEST_PREFIXED:
            return f", {count} of them under /{segment}" if count < len(routes) else f" under /{segment}"
    return ""
