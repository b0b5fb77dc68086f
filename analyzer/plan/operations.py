"""What each service would have to offer to the others, what goes over, and whether as a call or a message. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from analyzer.model.border import OBJECTS, Operation
from analyzer.model.cut import BoundaryCall
from analyzer.model.data import EntityKind
from analyzer.model.names import ServiceId, TableName, last_of, parent_of
from analyzer.model.signature import NO_SIGNATURE, Crossing, Passed, Signature
from analyzer.plan.phrases import listed
from analyzer.plan.situation import Situation

MOST_LINES = 20  # cited per operation; the number of sites is exact
MOST_PAYLOAD = 20  # attributes named
EXCEPTIONS = ("Exception", "Error", "Warning")  # how the classes that exceptions extend end
HARDEST = tuple(Crossing)
CALLED = frozenset({"call", "task", "signal"})  # kinds of what runs on the other side
SHARED = {
    Crossing.MODEL_CLASS: "the class of a table is used itself: callers need an operation that answers their query",
    Crossing.CLASS: "the class itself is used: it becomes part of a library, or is written twice",
    Crossing.OBJECT: "a class for other classes to extend: it becomes part of a library",
    Crossing.FUNCTION: "it is handed over by name, to be called there",
    Crossing.EXCEPTION: "an exception: it becomes an answer of the operation that raises it",
    Crossing.CONSTANT: "a constant: it becomes part of a library, or is written twice",
}
OTHER = "it is named, not called"


def find_operations(situation: Situation) -> tuple[Operation, ...]:
    """Return one row per pair of services and thing used, those with most sites first.

    Source: Newman, Monolith to Microservices (2019), chapter 3: only values go over a network; Richardson,
    Microservices Patterns (2018), chapter 3: a message where nobody waits for the answer.
    """
    rows: dict[tuple[str, str, str, str], list[BoundaryCall]] = defaultdict(list)
    for row in situation.crossing:
        if row.kind != "foreign-key":
            rows[row.from_service, row.to_service, row.callee, row.kind].append(row)
    found = [_operation(situation, key, rows[key]) for key in sorted(rows)]
    return tuple(sorted(found, key=lambda one: (one.from_service, one.to_service, -one.sites, one.name, one.kind)))


def _operation(situation: Situation, key: tuple[str, str, str, str], rows: Sequence[BoundaryCall]) -> Operation:
    source, target, name, kind = key
    signature = situation.signatures.get(name, NO_SIGNATURE)
    callers = tuple(sorted({row.caller for row in rows}))
    uses = [situation.uses[caller, name] for caller in callers if (caller, name) in situation.uses]
    looked = {attribute for use in uses for attribute in use.attributes}
    crossings = _crossings(situation, name, kind, signature)
    used = any(use.result_used for use in uses) if uses else kind == "call"
    synchronous, why = _waits(situation, rows, used) if kind in CALLED else (True, SHARED.get(crossings[0], OTHER))
    return Operation(
        from_service=ServiceId(source),
        to_service=ServiceId(target),
        name=name,
        kind=kind,
        crossings=crossings,
        sites=sum(row.sites for row in rows),
        callers=callers,
        parameters=signature.parameters,
        gives=signature.gives,
        raises=signature.raises,
        payload=_payload(signature, looked)[:MOST_PAYLOAD],
        result_used=any(use.result_used for use in uses),
        in_loop=any(row.in_loop for row in rows),
        in_transaction=any(row.in_transaction for row in rows),
        tables_read=_sorted(situation.tables(name, "read")) if kind in CALLED else (),
        tables_written=_sorted(situation.tables(name, "write")) if kind in CALLED else (),
        synchronous=synchronous,
        why=why,
        locations=tuple(sorted({place for row in rows for place in row.locations})[:MOST_LINES]),
    )


def _sorted(tables: Iterable[str]) -> tuple[TableName, ...]:
    return tuple(TableName(table) for table in sorted(tables))


def _crossings(situation: Situation, name: str, kind: str, signature: Signature) -> tuple[Crossing, ...]:
    """Return what goes over, the hardest to send first."""
    if kind in ("task", "signal"):
        return (Crossing(kind),)
    if kind != "call":
        return (_mentioned(situation, name),)
    made = situation.definitions.get(name)
    if made is not None and made.kind == "class":
        return (_mentioned(situation, name),)
    found = {one.crossing for one in (*signature.parameters, *signature.gives)}
    if signature.bound_to or parent_of(name) in situation.entities:
        found.add(Crossing.INSTANCE)
    elif _is_method(situation, name):
        found.add(Crossing.OBJECT)
    if signature is NO_SIGNATURE:
        found.add(Crossing.UNKNOWN)
    return tuple(sorted(found, key=_rank)) or (Crossing.VALUE,)


def _is_method(situation: Situation, name: str) -> bool:
    """Say whether a function is called on an object that was made by then."""
    definition = situation.definitions.get(name)
    return definition is not None and definition.kind == "method"


def _rank(crossing: Crossing) -> tuple[bool, int]:
    return crossing not in OBJECTS, HARDEST.index(crossing)


def _mentioned(situation: Situation, name: str) -> Crossing:
    """Return what a name stands for that is used without being called."""
    entity = situation.entities.get(name)
    if entity is not None:
        return Crossing.OBJECT if entity.kind is EntityKind.ABSTRACT else Crossing.MODEL_CLASS
    definition = situation.definitions.get(name)
    if definition is None:
        return Crossing.UNKNOWN if name in situation.evidence.units.homes else Crossing.CONSTANT
    if definition.kind != "class":
        return Crossing.FUNCTION
    raised = any(last_of(base).endswith(EXCEPTIONS) for base in definition.bases)
    return Crossing.EXCEPTION if raised else Crossing.CLASS


def _payload(signature: Signature, looked: Iterable[str]) -> tuple[str, ...]:
    """Return what the far side looks at of objects: of parameters by the function, of its result by its callers."""
    objects = [one for one in signature.parameters if one.crossing in OBJECTS]
    given = {f"{one.name}.{attribute}" for one in objects for attribute in one.attributes}
    result = {f"result.{attribute}" for attribute in looked} if _gives_objects(signature.gives) else set()
    return tuple(sorted(given | result))


def _gives_objects(gives: Sequence[Passed]) -> bool:
    return any(one.crossing in OBJECTS for one in gives)


def _waits(situation: Situation, rows: Sequence[BoundaryCall], used: bool) -> tuple[bool, str]:
    """Say whether callers have to wait for an answer, and why."""
    name, kind = rows[0].callee, rows[0].kind
    if kind == "task":
        return False, "it is sent to a queue today"
    if kind == "call" and used:
        return True, "the result is used"
    raises = situation.signatures.get(name, NO_SIGNATURE).raises
    if kind == "call" and raises:
        return True, f"it may refuse: it raises {listed([last_of(one) for one in raises])}"
    written = situation.tables(name, "write")
    later = sorted({table for row in rows for table in _read_later(situation, row) if table in written})
    if later:
        return True, f"nothing is given back, but the same request reads {listed(later)} afterwards"
    return False, _message(rows, kind, sorted(written))


def _message(rows: Sequence[BoundaryCall], kind: str, written: Sequence[str]) -> str:
    """Say why nobody has to wait."""
    what = "no sender of a signal waits for an answer" if kind == "signal" else "nobody uses what it gives back"
    tables = f"; nothing reads {listed(written)} later in the same function" if written else ""
    held = "; send it once the transaction is committed" if any(row.in_transaction for row in rows) else ""
    return f"{what}{tables}{held}"


def _read_later(situation: Situation, row: BoundaryCall) -> Iterator[str]:
    """Go through the tables that the caller reads on the lines behind the call."""
    first = min((place.line for place in row.locations), default=0)
    for access in situation.accesses.get(row.caller, ()):
        if access.op == "read" and any(place.line > first for place in access.locations):
            yield access.table
    for call in situation.calls_of.get(row.caller, ()):
        if call.callee != row.callee and any(place.line > first for place in call.locations):
            yield from situation.tables(call.callee, "read")


def pairs_of(operations: Iterable[Operation]) -> dict[tuple[str, str], list[Operation]]:
    """Return the operations of every pair of services, the using one first."""
    found: dict[tuple[str, str], list[Operation]] = defaultdict(list)
    for one in operations:
        found[one.from_service, one.to_service].append(one)
    return found
