"""What lies outside of the process: programs the services talk to, and what happens inside open transactions. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from analyzer.model.decomposition import Decomposition
from analyzer.model.effects import HELD, EffectKind, ExternalEffect, ExternalService
from analyzer.model.usage import UseCase
from analyzer.report.index import Index, Link, Listed, Place, listed, places
from analyzer.report.words import counted

ROWS = 40  # of one table; the rest is in the JSON and in `decompose explain`
TARGETS = 6  # of one service
WHATS = 3  # of one transaction
NOUNS = {
    EffectKind.HTTP: "request",
    EffectKind.MAIL: "mail",
    EffectKind.QUEUE: "message",
    EffectKind.REMOTE: "remote session",
    EffectKind.PROCESS: "program",
    EffectKind.FILES: "file",
    EffectKind.CACHE: "cache access",
}
PLURALS = {EffectKind.CACHE: "cache accesses"}
BRIEF = {"http": "HTTP", "queue": "queued"}  # kinds in a narrow column


@dataclass(frozen=True, slots=True)
class ExternalRow:
    """A program outside of the code base."""

    service: ExternalService
    hosts: str
    askers: Listed[Link]  # services
    sites: int
    places: Listed[Place]


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A transaction that stays open while something happens that no rollback takes back."""

    function: str
    kind: str
    does: Listed[ExternalEffect]
    at: Listed[Place]


@dataclass(frozen=True, slots=True)
class Talks:
    """What one service does outside of its process."""

    kinds: str  # "3 requests, 1 mail"
    targets: Listed[str]  # external services by name


def external_rows(decomposition: Decomposition, index: Index) -> Listed[ExternalRow]:
    """Return the programs outside: those behind a setting first, then by the functions that ask them."""
    homes = _homes(decomposition, index)
    ranked = sorted(
        decomposition.external_services,
        key=lambda one: (not one.setting, not any(_askers(one, homes)), -len(one.callers), one.name),
    )
    rows = (
        ExternalRow(
            one,
            ", ".join(one.hosts) if one.setting else "",
            listed((index.service(home) for home in _askers(one, homes)), "external_services[].callers", TARGETS),
            len(one.locations),
            places(one.locations, "external_services[].locations", 1),
        )
        for one in ranked
    )
    return listed(rows, "external_services", ROWS)


def held_rows(decomposition: Decomposition) -> Listed[HeldRow]:
    """Return the transactions that are open while a request, mail or message goes out; most of them first."""
    effects = {one.id: one for one in decomposition.effects}
    found: list[tuple[int, HeldRow]] = []
    for one in decomposition.transactions:
        held = [effects[name] for name in one.effects if name in effects and effects[name].kind in HELD]
        if held:
            held.sort(key=lambda effect: (list(EffectKind).index(effect.kind), effect.id))
            at = places((one.location, *(place for effect in held for place in effect.locations[:1])), "transactions")
            found.append(
                (len(held), HeldRow(one.function, one.kind, listed(held, "transactions[].effects", WHATS), at))
            )
    rows = [row for _number, row in sorted(found, key=lambda pair: (-pair[0], pair[1].function))]
    return listed(rows, "transactions[].effects", ROWS)


def talks_of(decomposition: Decomposition, index: Index) -> dict[str, Talks]:
    """Return for every service what its code does outside."""
    homes = _homes(decomposition, index)
    kinds: dict[str, dict[EffectKind, int]] = defaultdict(lambda: defaultdict(int))
    for effect in decomposition.effects:
        kinds[homes.get(effect.function, "")][effect.kind] += len(effect.locations)
    targets: dict[str, list[str]] = defaultdict(list)
    for one in decomposition.external_services:
        for home in _askers(one, homes):
            targets[home].append(one.name)
    return {
        service.id: Talks(
            ", ".join(_counted(kind, kinds[service.id][kind]) for kind in EffectKind if kinds[service.id][kind]),
            listed(targets[service.id], "external_services", TARGETS),
        )
        for service in decomposition.services
    }


def brief_of(case: UseCase | None) -> str:
    """Say in a few words how deep an entry point goes, what it does outside and what it starts later."""
    if case is None:
        return ""
    parts = [f"depth {case.depth}"] * (case.depth > 1)
    told = [kind for kind in EffectKind if case.effects.get(kind) and not (kind is EffectKind.QUEUE and case.starts)]
    parts += [f"{case.effects[kind]} {BRIEF.get(kind, kind)}" for kind in told]
    parts += [f"starts {counted(len(case.starts), 'task')}"] * bool(case.starts)
    return " · ".join(parts)


def _counted(kind: EffectKind, number: int) -> str:
    return counted(number, NOUNS[kind], PLURALS.get(kind, ""))


def _homes(decomposition: Decomposition, index: Index) -> dict[str, str]:
    """Return the service of every function with an effect; what no service holds is left out."""
    return {one.function: home for one in decomposition.effects if (home := index.home(one.function))}


def _askers(service: ExternalService, homes: dict[str, str]) -> list[str]:
    return sorted({homes.get(function, "") for function in service.callers})
