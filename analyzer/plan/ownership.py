"""Who owns each table after the cut, and who else writes it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from analyzer.model.cut import Cut, Ownership
from analyzer.model.evidence import Evidence, Moment, Traffic
from analyzer.model.location import Location, Reason
from analyzer.model.names import ServiceId, TableName
from analyzer.model.plan import Decision

MAJORITY = 0.5  # of the write sites; an owner with no more of them is contested
MOST_LINES = 3  # cited per reason


def find_ownership(evidence: Evidence, cut: Cut, decisions: Iterable[Decision] = ()) -> tuple[Ownership, ...]:
    """Return one row per table, sorted by table.

    Admin, commands, scripts, migrations and tests do not vote; what no known entry point reaches does, since it may
    well run. A table is contested where several services write it and its owner has no majority of the write sites.
    Source: Newman, Monolith to Microservices (2019), "Change data ownership"; share of writes as in field practice.
    """
    owners = {table: service.id for service in cut.services for table in service.tables}
    decided = {decision.name: decision for decision in decisions if decision.op == "table-owner"}
    traffic: dict[str, list[Traffic]] = defaultdict(list)
    for row in evidence.traffic:
        traffic[row.table].append(row)
    return tuple(
        _own(table, owners.get(TableName(table), ""), traffic[table], cut.unit_services)
        if table not in decided
        else _decided(table, owners.get(TableName(table), ""), traffic[table], (cut.unit_services, decided[table]))
        for table in evidence.tables
    )


def _decided(table: str, owner: str, rows: list[Traffic], given: tuple[Mapping[str, str], Decision]) -> Ownership:
    """Return the row of a table whose owner a person chose: clear by definition, its price still shown."""
    found = _own(table, owner, rows, given[0])
    reason = Reason("decided", given[1].reason or f"decided: {table} belongs to {owner}")
    return Ownership(
        found.table,
        owner,
        "clear",
        found.readers,
        found.foreign_writers,
        found.share_of_writes,
        (reason, *found.because),
    )


def _own(table: str, owner: str, rows: list[Traffic], services: Mapping[str, str]) -> Ownership:
    """Judge one table."""
    running = [row for row in rows if row.moment is not Moment.MAINTENANCE and services.get(row.unit)]
    writes = [row for row in running if row.op == "write"]
    sites = Counter[str]()
    for row in writes:
        sites[services[row.unit]] += max(1, len(row.locations))
    share = sites[owner] / sites.total() if sites else 0.0
    readers = {services[row.unit] for row in running if row.op == "read"}
    return Ownership(
        table=TableName(table),
        owner=owner,
        status=_status(rows, sites, share),
        readers=tuple(sorted(map(ServiceId, readers))),
        foreign_writers=tuple(sorted(ServiceId(service) for service in sites if service != owner)),
        share_of_writes=share,
        because=_because(owner, sites, writes, services),
    )


def _status(rows: list[Traffic], sites: Counter[str], share: float) -> str:
    """Name the state of a table."""
    if not rows:
        return "untouched"
    if not sites:
        return "read-only"
    return "contested" if len(sites) > 1 and share <= MAJORITY else "clear"


def _because(owner: str, sites: Counter[str], writes: list[Traffic], services: Mapping[str, str]) -> tuple[Reason, ...]:
    """Say who writes, the owner first, with lines."""
    if not sites:
        text = "no service is seen writing it at run time; it lies with the code that it is used and defined with"
        return (Reason("no-run-time-writes", text),)
    reasons = []
    for service in sorted(sites, key=lambda service: (service != owner, -sites[service], service)):
        lines = [place for row in writes if services[row.unit] == service for place in row.locations]
        text = f"{service} writes it at {sites[service]} of {sites.total()} sites"
        reasons.append(Reason("writes" if service == owner else "foreign-writes", text, _first(lines)))
    return tuple(reasons)


def _first(lines: Iterable[Location]) -> tuple[Location, ...]:
    """Return the first few lines, sorted, each once."""
    return tuple(sorted(set(lines))[:MOST_LINES])
