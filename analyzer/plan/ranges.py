"""Who else could read and write a table: unresolved sites, and what they would change. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analyzer.model.cut import Cut, Ownership
from analyzer.model.data import OpenSite
from analyzer.model.evidence import Evidence, Moment
from analyzer.model.location import Confidence, Location, Reason
from analyzer.model.project import Project
from analyzer.plan.ownership import MAJORITY, MOST_LINES
from analyzer.plan.phrases import counted, listed


@dataclass(frozen=True, slots=True)
class _Writing:
    """One site that writes a table, or could."""

    service: str
    location: Location


def with_ranges(
    ownership: Iterable[Ownership], project: Project, evidence: Evidence, cut: Cut
) -> tuple[Ownership, ...]:
    """Return the rows with the unresolved sites that could read and write each table.

    A site counts where its value is named like the table, or its module names the table's class. Where the table
    would be contested if all of them wrote it, a reason says so: the bad end of the range.
    """
    sites: dict[str, list[OpenSite]] = defaultdict(list)
    for site in project.open_sites:
        for table in site.tables:
            sites[table].append(site)
    seen = _seen(evidence, cut.unit_services)
    found = []
    for row in ownership:
        writing = [site for site in sites[row.table] if site.op != "read"]
        services = (cut.unit_services.get(evidence.units.unit_of(site.function), "") for site in writing)
        foreign = [
            _Writing(service, site.location)
            for service, site in zip(services, writing, strict=True)
            if service not in ("", row.owner)
        ]
        found.append(
            replace(
                row,
                could_read=_places(site.location for site in sites[row.table] if site.op != "write"),
                could_write=_places(site.location for site in writing),
                because=(*row.because, *_bad_end(row, foreign, seen[row.table])),
            )
        )
    return tuple(found)


def _seen(evidence: Evidence, services: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Count the write sites of every table by service, without maintenance, as its owner was judged."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in evidence.traffic:
        if one.op == "write" and one.moment is not Moment.MAINTENANCE and services.get(one.unit):
            counts[one.table][services[one.unit]] += max(1, len(one.locations))
    return counts


def _places(locations: Iterable[Location]) -> tuple[Location, ...]:
    return tuple(sorted(set(locations)))


def _bad_end(row: Ownership, foreign: list[_Writing], seen: Counter[str]) -> tuple[Reason, ...]:
    """Say so where the owner would be in doubt if every foreign unresolved site wrote the table."""
    own, sites = seen[row.owner], seen.total() + len(foreign)
    if not foreign or row.status == "contested" or own > MAJORITY * sites:
        return ()
    services = listed(sorted({one.service for one in foreign}))
    text = (
        f"not certain: {counted(len(foreign), 'unresolved site')} in {services} could write it, against {own} seen in "
        f"its owner; if they all did, it would be contested"
    )
    return (Reason("could-be-contested", text, _places(one.location for one in foreign)[:MOST_LINES], Confidence.LOW),)
