"""What reaches out of the process: the effects of functions, and another program that the code talks to. Pure."""

from collections.abc import Iterable, Iterator

from analyzer.model.effects import EffectKind, ExternalEffect
from analyzer.report.explanation.blocks import Block, place_lines
from analyzer.report.explanation.known import Known
from analyzer.report.words import counted, place

ORDER = {kind: rank for rank, kind in enumerate(EffectKind)}


def effect_words(effect: ExternalEffect) -> str:
    """Say what an effect is, whom it is meant for, and under what it happens."""
    target = f" -> {effect.target}" if effect.target else ""
    marks = "  in a loop" * effect.in_loop + "  in a transaction" * effect.in_transaction
    return f"{effect.kind}  {effect.what}{target}{marks}"


def effects_block(known: Known, functions: Iterable[str], named: bool = True) -> Block:
    """Return the effects of functions, the kinds that wait longest first; `named`: with the function of each."""
    found = [one for name in functions for one in known.effects_by.get(name, ())]
    found.sort(key=lambda one: (ORDER[one.kind], one.function, one.id))
    rows = ((f"{effect_words(one)}{f'  in {one.function}' * named}", *place_lines(one.locations)) for one in found)
    return Block("reaches outside", tuple(rows))


def explain_external(known: Known, name: str) -> tuple[list[str], list[Block]]:
    """Return the head and the blocks of a program that requests are sent to."""
    service = known.external[name]
    askers = sorted({known.service_of(function) or "no service" for function in service.callers})
    head = [
        f"external service {service.name}",
        *[f"  setting  {service.setting}"] * bool(service.setting),
        f"  host     {', '.join(service.hosts) or 'not written in the code'}",
        f"  asked by {counted(len(service.callers), 'function')} of {', '.join(askers)}",
    ]
    inside = set(service.effects)
    cases = [case.entry_point for case in known.all.use_cases if service.name in case.services]
    return head, [
        Block("requests", tuple(_requests(known, inside))),
        Block("reached from", tuple(_entries(known, cases)), "no entry point known"),
        Block("while a transaction is open", tuple(_held(known, inside)), "not seen"),
    ]


def _requests(known: Known, ids: set[str]) -> Iterator[tuple[str, ...]]:
    for effect in known.all.effects:
        if effect.id in ids:
            service = known.service_of(effect.function)
            unsure = "" if effect.confidence == "high" else f"  ({effect.confidence} confidence)"
            title = f"{effect.function}{f'  [{service}]' if service else ''}  {effect.what}{unsure}"
            yield (title, *place_lines(effect.locations))


def _entries(known: Known, ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for one in sorted(ids):
        entry = known.entries.get(one)
        yield (f"{one}  {place(entry.location)}" if entry else one,)


def _held(known: Known, ids: set[str]) -> Iterator[tuple[str, ...]]:
    for one in known.all.transactions:
        if not ids.isdisjoint(one.effects):
            yield (f"{place(one.location)}  {one.function}  {one.kind}",)
