"""What people should look at first, worst first. Pure."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzer.model.cut import BoundaryCall, Cut, Ownership
from analyzer.model.effects import HELD, EffectKind, ExternalEffect
from analyzer.model.location import Location, Reason
from analyzer.model.project import Project
from analyzer.plan.phrases import counted, listed
from analyzer.plan.spanning import Spanning

MOST_FINDINGS = 12
MOST_TABLES = 3  # named where rows go with another
SENT = list(EffectKind)  # what waits longest first
LEAST_SHARE = 0.01  # that is said as a number
MOST_PER_RULE = 4  # so that one rule does not hide the others


@dataclass(frozen=True, slots=True)
class Crossings:
    """What the cut cuts through."""

    ownership: Sequence[Ownership]
    calls: Sequence[BoundaryCall]
    spanning: Sequence[Spanning]


def find_findings(project: Project, cut: Cut, crossings: Crossings) -> tuple[Reason, ...]:
    """Return the worst consequences of the cut: by rule, then by size."""
    rules: tuple[Callable[[], list[Reason]], ...] = (
        lambda: _transactions(crossings.spanning),
        lambda: _contested(crossings.ownership),
        lambda: _held(project),
        lambda: _cascades(project, cut),
        lambda: _loops(crossings.calls),
        lambda: _cycles(crossings.calls),
        lambda: _flagged(cut),
    )
    found = [reason for rule in rules for reason in rule()[:MOST_PER_RULE]]
    return tuple(found[:MOST_FINDINGS])


def _transactions(spanning: Sequence[Spanning]) -> list[Reason]:
    """Say which transactions would span services."""
    return [
        Reason(
            "spanning-transaction",
            f"{row.transaction.function} commits {listed(row.tables)} together; {listed(row.services)} would own them",
            (row.transaction.location,),
        )
        for row in spanning
    ]


def _contested(ownership: Sequence[Ownership]) -> list[Reason]:
    """Say which tables have no clear owner."""
    rows = [row for row in ownership if row.status == "contested"]
    rows.sort(key=lambda row: (-len(row.foreign_writers), row.share_of_writes, row.table))
    return [
        Reason(
            "contested-table",
            f"{row.table}: {_told(row)}",
            row.because[0].locations if row.because else (),
        )
        for row in rows
    ]


def _told(row: Ownership) -> str:
    """Say who owns a table and who writes it."""
    others = f"{listed(row.foreign_writers)} {'write' if len(row.foreign_writers) > 1 else 'writes'} it"
    if not row.owner:
        return f"no service owns it, {others}"
    if not row.share_of_writes:
        return f"{row.owner} owns it and is not seen writing it, {others}"
    share = f"{row.share_of_writes:.0%}" if row.share_of_writes >= LEAST_SHARE else f"less than {LEAST_SHARE:.0%}"
    return f"{row.owner} makes {share} of the writes, {others} too"


def _held(project: Project) -> list[Reason]:
    """Say which transactions stay open while something goes out that no rollback takes back, requests first."""
    effects = {one.id: one for one in project.effects if one.kind in HELD}
    rows = []
    for scope in project.transactions:
        held = sorted(
            (effects[one] for one in scope.effects if one in effects), key=lambda one: (SENT.index(one.kind), one.id)
        )
        rows += [(scope, held)] if held else []
    rows.sort(key=lambda row: (SENT.index(row[1][0].kind), -len(row[1]), row[0].function))
    return [
        Reason(
            "effect-in-transaction",
            f"{scope.function} keeps its transaction open while it sends {listed([_sent(one) for one in held])}",
            (scope.location, *(place for one in held for place in one.locations[:1])),
        )
        for scope, held in rows
    ]


def _sent(effect: ExternalEffect) -> str:
    """Name what goes out, and to whom where that is known."""
    others = {EffectKind.HTTP: "a request", EffectKind.MAIL: "a mail", EffectKind.REMOTE: "a request"}
    words = others.get(effect.kind, "a message")
    return f"{words} to {effect.target}" if effect.target else f"{words} ({effect.what})"


def _cascades(project: Project, cut: Cut) -> list[Reason]:
    """Say which deletions cascade into another service, once for each table that loses the row, widest first."""
    owners = {table: service.id for service in cut.services for table in service.tables}
    found: dict[str, dict[tuple[str, str], tuple[Location, ...]]] = defaultdict(
        dict
    )  # deleted from -> what goes -> why
    for relation in project.relations:
        source, target = owners.get(relation.from_table), owners.get(relation.to_table)
        if source and target and source != target and relation.on_delete.upper().endswith("CASCADE"):
            found[f"{relation.to_table} ({target})"][relation.from_table, source] = relation.locations[:1]
    return [
        Reason(
            "cascade",
            f"deleting a row of {deleted} deletes rows of {_taken(sorted(rows))}",
            tuple(sorted({place for places in rows.values() for place in places})),
        )
        for deleted, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _taken(rows: Sequence[tuple[str, str]]) -> str:
    """Name tables with their services; of many the services only."""
    if len(rows) <= MOST_TABLES:
        return listed([f"{table} ({service})" for table, service in rows])
    return f"{len(rows):,} tables of {listed(sorted({service for _, service in rows}))}"


def _loops(calls: Sequence[BoundaryCall]) -> list[Reason]:
    """Say which calls would go over the network once per element."""
    rows = sorted((row for row in calls if row.in_loop), key=lambda row: (-row.sites, row.caller, row.callee))
    return [
        Reason(
            "chatty-call",
            f"{row.caller} ({row.from_service}) calls {row.callee} ({row.to_service}) in a loop",
            row.locations[:1],
        )
        for row in rows
    ]


def _cycles(calls: Sequence[BoundaryCall]) -> list[Reason]:
    """Say which two services need each other, by what is called."""
    sites: dict[tuple[str, str], int] = {}
    for row in calls:
        if row.kind in ("call", "inherit"):
            sites[row.from_service, row.to_service] = sites.get((row.from_service, row.to_service), 0) + row.sites
    both = sorted(
        (pair for pair in sites if pair[0] < pair[1] and pair[::-1] in sites), key=lambda pair: -_least(sites, pair)
    )
    return [
        Reason(
            "cycle",
            f"{one} calls {two} at {counted(sites[one, two], 'place')} and is called back at {sites[two, one]:,}",
        )
        for one, two in both
    ]


def _least(sites: dict[tuple[str, str], int], pair: tuple[str, str]) -> int:
    """Return the weaker direction's number of sites."""
    return min(sites[pair], sites[pair[::-1]])


def _flagged(cut: Cut) -> list[Reason]:
    """Say which candidates are no good services."""
    texts = {
        "too-big": "holds most of the code: it is the monolith again",
        "layer": "lacks entry points or tables of its own: more a layer or a library than a service",
    }
    return [
        Reason(f"flag-{flag}", f"{service.name} {texts[flag]}")
        for flag in sorted(texts, reverse=True)
        for service in cut.services
        if flag in service.flags
    ]
