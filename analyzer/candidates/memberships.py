"""Why each unit lies where it lies, and where it would go next. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.candidates.citations import Citations
from analyzer.graph.fused import Fused, Layer, fuse, group_degrees
from analyzer.model.cut import Membership
from analyzer.model.evidence import Evidence, is_table, table_of
from analyzer.model.location import Confidence, Reason
from analyzer.model.names import ServiceId, last_of

STRONGEST = 3  # edges cited per unit
CLOSE = 0.15  # margin; below it a unit could as well lie elsewhere

PHRASES = {
    "structure": "uses or is used by",
    "imports": "imports or is imported by",
    "data": "shares data with",
    "routes": "answers below the same URL as",
    "use-cases": "serves the same entry points as",
    "vocabulary": "speaks of the same things as",
    "packages": "lies in the same folder as",
    "history": "was changed together with",
}


def explain_memberships(
    evidence: Evidence, services: Mapping[str, str], citations: Citations, decided: Mapping[str, Reason]
) -> tuple[Membership, ...]:
    """Return one row per placed unit: margin, runner-up, and the strongest edges that hold it.

    Args:
        evidence: Views and units.
        services: Node -> service id.
        citations: The lines behind the edges.
        decided: Units that a person placed.
    """
    fused = fuse(services, [Layer(view.pairs, view.weight) for view in evidence.views])
    pulls = _Pulls.of(fused, services)
    ties = _strongest(evidence, services)
    rows = []
    for unit in evidence.units.units:
        if unit.id in services:
            margin, runner_up = pulls.compare(unit.id)
            reasons = tuple(_reason(tie, citations) for tie in ties.get(unit.id, ()))
            reasons = (decided[unit.id], *reasons) if unit.id in decided else reasons
            confidence = Confidence.HIGH if margin >= CLOSE or unit.id in decided else Confidence.MEDIUM
            rows.append(Membership(unit.id, ServiceId(services[unit.id]), margin, runner_up, reasons, confidence))
    return tuple(rows)


@dataclass(slots=True)
class _Pulls:
    """How strongly each service attracts a node beyond chance."""

    fused: Fused
    labels: list[int]
    names: list[str]  # of the services, by label
    totals: dict[int, list[float]]
    number: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(fused: Fused, services: Mapping[str, str]) -> "_Pulls":
        """Prepare the comparison."""
        names = sorted(set(services.values()))
        labels = [names.index(services[name]) for name in fused.ids]
        number = {name: index for index, name in enumerate(fused.ids)}
        return _Pulls(fused, labels, names, group_degrees(fused, labels), number)

    def compare(self, unit: str) -> tuple[float, str]:
        """Return the margin of a unit's own service over the next, 0..1, and the next one's id."""
        node = self.number[unit]
        home = self.labels[node]
        values = self._values(node, home)
        others = sorted(((value, -label) for label, value in values.items() if label != home), reverse=True)
        if not others or others[0][0] <= 0:
            return (1.0 if values[home] > 0 else 0.0), ""
        second, label = others[0][0], -others[0][1]
        return max(0.0, (values[home] - second) / max(values[home], second)), self.names[label]

    def _values(self, node: int, home: int) -> dict[int, float]:
        """Return the attraction of every service that a node touches."""
        values: dict[int, float] = defaultdict(float)
        values[home] += 0.0
        for other, weight in self.fused.neighbours[node].items():
            values[self.labels[other]] += weight
        degree = self.fused.degrees[node]
        for label in values:
            own = degree if label == home else (0.0,) * len(degree)
            totals = zip(degree, self.totals[label], own, strict=True)
            values[label] -= sum(value * (total - mine) for value, total, mine in totals)
        return values


@dataclass(frozen=True, slots=True, order=True)
class _Tie:
    """One edge inside a service; the strongest sorts first."""

    rank: float
    view: str
    unit: str
    other: str


def _strongest(evidence: Evidence, services: Mapping[str, str]) -> dict[str, list[_Tie]]:
    """Return the strongest edges of each unit inside its service, by their share of their view."""
    ties: dict[str, list[_Tie]] = defaultdict(list)
    for view in evidence.views:
        total = sum(strength for _, _, strength in view.pairs) or 1.0
        for first, second, strength in view.pairs:
            if first in services and services[first] == services.get(second):
                rank = -view.weight * strength / total
                ties[first].append(_Tie(rank, view.name, first, second))
                ties[second].append(_Tie(rank, view.name, second, first))
    return {unit: sorted(own)[:STRONGEST] for unit, own in ties.items() if not is_table(unit)}


def _reason(tie: _Tie, citations: Citations) -> Reason:
    """Put an edge into words."""
    if is_table(tie.other):
        verb = "touches table" if tie.view == "data" else "is reached together with table"
        text = f"{verb} {table_of(tie.other)}"
    else:
        text = f"{PHRASES[tie.view]} {last_of(tie.other)} ({tie.other})"
    return Reason(f"held-by-{tie.view}", text, citations.of(tie.unit, tie.other, tie.view))
