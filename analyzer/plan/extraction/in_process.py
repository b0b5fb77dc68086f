"""The stages before anything leaves the process: a facade, values, operations in place of classes. Pure."""

from collections.abc import Iterator, Sequence

from analyzer.model.border import OBJECTS, Operation
from analyzer.model.plan import Phase, Stage
from analyzer.plan.extraction.around import Around, files_of, first_actions, places_of, short_name, sites_of
from analyzer.plan.phrases import counted, listed
from analyzer.plan.prices import REST

NAMING = frozenset({"inherit", "reference"})
LISTED = "plan.operations"


def in_process(around: Around) -> Iterator[Stage]:
    """Go through the stages that this set needs."""
    name, offered = around.seam.name, around.offered
    into = [one for one in around.operations if one.to_service == around.seam.id and one.kind in NAMING]
    back = [one for one in around.operations if one.to_service == REST and one.kind in (*NAMING, "call")]
    handing = [one for one in offered if _hands_over(one)]
    classes = [one for one in into if _hands_over(one) or one.kind == "inherit"]
    asked = [one for one in back if one.kind != "reference" or _hands_over(one)]
    for rows, stage in ((offered, _facade), (handing, _values), (classes, _classes), (asked, _interface)):
        if rows:
            yield stage(name, rows)


def _hands_over(one: Operation) -> bool:
    return not OBJECTS.isdisjoint(one.crossings)


def _facade(name: str, rows: Sequence[Operation]) -> Stage:
    """Offer what the rest calls behind one module."""
    tables = sorted({table for one in rows for table in (*one.tables_read, *one.tables_written)})
    sites = counted(sites_of(rows), "call site")
    return Stage(
        phase=Phase.IN_PROCESS,
        title=f"A facade for {name} with {counted(len(rows), 'operation')}",
        actions=first_actions((_signature(one) for one in rows), LISTED),
        undo=f"let the {sites} name the functions again",
        sites=sites_of(rows),
        files=files_of(places_of(rows)),
        better=f"what {name} offers stands in one place, and a contract keeps others out of the rest of it",
        left=f"rows go over it still, those of {listed(tables)}" if tables else "nothing else has changed",
    )


def _signature(one: Operation) -> str:
    names = ", ".join(part.name + (f": {part.type}" if part.type else "") for part in one.parameters)
    gives = next((f" -> {part.type}" for part in one.gives if part.type), "")
    return f"{short_name(one.name)}({names}){gives}: {counted(one.sites, 'call site')}"


def _values(name: str, rows: Sequence[Operation]) -> Stage:
    """Hand over values in place of rows."""
    return Stage(
        phase=Phase.IN_PROCESS,
        title=f"Values in place of objects for {counted(len(rows), 'operation')} of {name}",
        actions=first_actions((f"{short_name(one.name)}: {_payload(one)}" for one in rows), LISTED),
        undo="hand the objects over again",
        sites=sites_of(rows),
        files=files_of(places_of(rows)),
        better="no caller follows a relation or saves a row behind the facade any more",
        left="callers and callees still commit together",
    )


def _payload(one: Operation) -> str:
    """Say what the values have to hold."""
    objects = [part for part in (*one.parameters, *one.gives) if part.crossing in OBJECTS]
    tables = sorted({table for part in objects for table in part.tables})
    rows = f"rows of {listed(tables)}" if tables else "objects"
    looked = f"with {listed(one.payload)}" if one.payload else "with their id: nothing else is seen to be looked at"
    return f"{rows} become values {looked}"


def _classes(name: str, rows: Sequence[Operation]) -> Stage:
    """Replace direct use of classes by operations."""
    return Stage(
        phase=Phase.IN_PROCESS,
        title=f"Operations in place of {counted(len(rows), 'class', 'classes')} of {name} that others use themselves",
        actions=first_actions((_users(one) for one in rows), LISTED),
        undo="import the classes again",
        sites=sites_of(rows),
        files=files_of(places_of(rows)),
        better=f"only {name} knows its classes",
        left="foreign keys to its tables are still in the database",
    )


def _users(one: Operation) -> str:
    return f"{short_name(one.name)}, used by {listed([short_name(caller) for caller in one.callers])}"


def _interface(name: str, rows: Sequence[Operation]) -> Stage:
    """Turn calls back into the monolith around."""
    return Stage(
        phase=Phase.IN_PROCESS,
        title=f"{name} asks the rest through an interface of its own, for {counted(len(rows), 'thing')}",
        actions=first_actions((f"{_users(one)}: {one.why}" for one in rows), LISTED),
        undo="name them directly again",
        sites=sites_of(rows),
        files=files_of(places_of(rows)),
        better=f"{name} can be tested without the rest",
        left="the rest still has to answer while it works",
    )
