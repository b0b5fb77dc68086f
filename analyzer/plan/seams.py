"""Describe and price the sets that could be taken out alone. Pure."""

from collections import Counter, defaultdict

from analyzer.model.cut import Cut, Homes, SeamSet
from analyzer.model.evidence import Evidence, is_table, table_of
from analyzer.model.names import TableName
from analyzer.model.project import Project
from analyzer.model.seam import Seam
from analyzer.plan.prices import REST, price_set


def describe_seams(project: Project, evidence: Evidence, cut: Cut) -> tuple[Seam, ...]:
    """Return the seams of a cut, each with its price as one extraction, in their order."""
    return tuple(describe_set(project, evidence, cut.homes(), seam) for seam in cut.seams)


def describe_set(project: Project, evidence: Evidence, homes: Homes, seam: SeamSet) -> Seam:
    """Return one set, priced with everything else that has a service left as it is."""
    chosen = set(seam.nodes)
    units = {unit: seam.name if unit in chosen else REST for unit, service in homes.units.items() if service}
    tables = {table_of(node): seam.name for node in seam.nodes if is_table(node)}
    sides = Homes(units, {**dict.fromkeys(homes.tables, REST), **tables})
    entries = sorted(entry.id for entry in project.entry_points if evidence.units.unit_of(entry.function) in chosen)
    lines = {unit.id: unit.lines for unit in evidence.units.units if unit.id in units}
    own = sum(lines.get(name, 0) for name in chosen)
    return Seam(
        id=seam.name,
        name=" ".join(seam.name.split("-")).capitalize(),
        separation=seam.separation,
        found_as=seam.found_as,
        modules=_modules(evidence, units, seam.name),
        symbols=tuple(node for node in seam.nodes if not is_table(node)),
        tables=tuple(TableName(table) for table in sorted(tables)),
        entry_points=tuple(entries),
        lines=own,
        share_of_code=own / max(1, sum(lines.values())),
        price=price_set(project, evidence, sides, seam.name),
    )


def _modules(evidence: Evidence, units: dict[str, str], name: str) -> tuple[str, ...]:
    """Return the modules of which more lines lie in the set than outside."""
    lines: dict[str, Counter[bool]] = defaultdict(Counter)
    for unit in evidence.units.units:
        if unit.id in units:
            lines[unit.module][units[unit.id] == name] += max(1, unit.lines)
    return tuple(module for module, own in sorted(lines.items()) if own[True] > own[False])
