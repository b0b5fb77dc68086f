"""The last stage: a process of its own. Pure."""

from collections.abc import Iterator

from analyzer.model.names import last_of
from analyzer.model.plan import Phase, Stage
from analyzer.plan.extraction.around import Around, files_of, places_of, sites_of
from analyzer.plan.phrases import counted, listed

ROUTES = frozenset({"http", "page", "graphql", "websocket"})
LATER = frozenset({"task", "schedule", "message"})


def process(around: Around) -> Stage:
    """Return the stage that starts the set as a program."""
    seam = around.seam
    waits = [one for one in around.operations if one.synchronous and one.kind == "call"]
    return Stage(
        phase=Phase.PROCESS,
        title=f"{seam.name} in a process of its own",
        actions=tuple(_actions(around)),
        undo="switch the operations back to the facade in the process, one by one",
        sites=sites_of(waits),
        files=files_of(places_of(waits)),
        better=f"{counted(len(seam.entry_points), 'entry point')} can be released and scaled apart from the rest",
        left="one more program to watch, to deploy and to keep compatible",
    )


def _actions(around: Around) -> Iterator[str]:
    """Go through what has to be done."""
    entries = [around.situation.entries[one] for one in around.seam.entry_points if one in around.situation.entries]
    routes = [one.name for one in entries if one.kind in ROUTES]
    later = [one.name for one in entries if one.kind in LATER]
    waits = [one for one in around.operations if one.synchronous and one.kind == "call"]
    messages = sorted({last_of(one.name) for one in around.operations if not one.synchronous})
    if routes:
        yield f"send {counted(len(routes), 'route')} to it at the gateway: {listed(routes)}"
    if later:
        yield f"start workers of its own for {listed(later)}"
    if waits:
        names = listed([last_of(one.name) for one in waits])
        yield f"{counted(len(waits), 'operation')} by request and answer, switched one by one: {names}"
    if messages:
        yield f"{counted(len(messages), 'message')}: {listed(messages)}"
