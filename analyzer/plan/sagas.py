"""Transactions that would span services: a saga or an outbox, its steps and what takes them back. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.model.border import SagaStep, SpanningPlan, Treatment
from analyzer.model.location import Location, Reason
from analyzer.model.names import ServiceId, SymbolName, TableName, last_of
from analyzer.plan.phrases import counted, listed
from analyzer.plan.situation import Situation
from analyzer.plan.spanning import Spanning

MANY_SERVICES = 3  # that take part; from then on one function should run the steps
MOST_EXISTING = 3  # functions named per step
MOST_LINES = 3  # cited per step
MAKING = frozenset({"create", "bulk_create", "add", "add_all", "insert", "get_or_create", "update_or_create", "save"})
TAKING = frozenset({"delete", "cascade", "remove", "clear", "bulk_delete"})


@dataclass
class _Part:
    """What one service does inside of a transaction, under construction."""

    line: int
    tables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    locations: set[Location] = field(default_factory=set)


def plan_spanning(situation: Situation) -> tuple[SpanningPlan, ...]:
    """Return what becomes of every transaction that would span services, in their order.

    Source: Richardson, Microservices Patterns (2018), chapters 3 (outbox) and 4 (sagas); Newman, Monolith to
    Microservices (2019), chapter 4, "Sagas".
    """
    return tuple(_plan(situation, row) for row in situation.spanning)


def _plan(situation: Situation, row: Spanning) -> SpanningPlan:
    parts = _parts(situation, row)
    order = sorted(parts, key=lambda service: (parts[service].line, service))
    treatment = _treatment(situation, row, order, parts)
    orchestrated = treatment is Treatment.SAGA and len(order) >= MANY_SERVICES
    steps = tuple(
        _step(situation, service, parts[service], service == order[-1] or treatment is not Treatment.SAGA)
        for service in order
    )
    return SpanningPlan(
        function=row.transaction.function,
        location=row.transaction.location,
        services=tuple(map(ServiceId, order)),
        treatment=treatment,
        orchestrated=orchestrated,
        steps=steps,
        sentence=_sentence(situation, row, treatment, steps),
        question=_question(situation, row, treatment, order),
        because=tuple(
            Reason("writes", f"{situation.service_name(step.service)} writes {listed(step.tables)}", step.locations)
            for step in steps
        ),
    )


def _parts(situation: Situation, row: Spanning) -> Mapping[str, _Part]:
    """Return what each service writes, and on which line of the function its first write is set off."""
    written = {table: situation.homes.tables[table] for table in row.tables}
    found: dict[str, _Part] = {}
    function = row.transaction.function
    for line, name in _set_off(situation, row):
        for access in situation.accesses.get(name, ()):
            service = written.get(access.table)
            if access.op == "write" and service is not None:
                part = found.setdefault(service, _Part(line))
                part.line = min(part.line, line)
                part.tables.add(access.table)
                part.functions.add(name)
                part.verbs.add(access.verb)
                part.locations.update(access.locations[:1])
    for table, service in written.items():
        if service not in found:
            found[service] = _Part(
                _last_line(situation, function), {table}, {function}, set(), {row.transaction.location}
            )
    return found


def _set_off(situation: Situation, row: Spanning) -> Iterable[tuple[int, str]]:
    """Go through what the function and all that it calls run, with the line of the function that sets it off."""
    function = row.transaction.function
    first: dict[str, int] = {}
    for access in situation.accesses.get(function, ()):
        for place in access.locations[:1]:
            yield place.line, function
    for call in situation.calls_of.get(function, ()):
        line = min((place.line for place in call.locations), default=0)
        for name in situation.reached(call.callee) - {function}:
            first[name] = min(first.get(name, line), line)
    for receiver in row.transaction.receivers:
        for name in situation.reached(receiver):
            first.setdefault(name, _last_line(situation, function))
    yield from sorted((line, name) for name, line in first.items())


def _last_line(situation: Situation, function: str) -> int:
    definition = situation.definitions.get(function)
    return definition.end_line if definition is not None else 0


def _treatment(situation: Situation, row: Spanning, order: Sequence[str], parts: Mapping[str, _Part]) -> Treatment:
    """Choose: what only receivers write at the end is announced; what is deleted may follow; else a saga."""
    receivers = {
        situation.homes.tables[table]
        for table in row.transaction.tables_written_by_receivers
        if table in situation.homes.tables
    }
    own = [service for service in order if service not in receivers or _writes_itself(situation, row, service)]
    if len(own) < 2:
        return Treatment.OUTBOX
    if all(parts[service].verbs and parts[service].verbs <= TAKING for service in order[1:]):
        return Treatment.SEPARATE
    return Treatment.SAGA


def _writes_itself(situation: Situation, row: Spanning, service: str) -> bool:
    """Say whether a service's tables are written by more than receivers of signals."""
    only = set(row.transaction.tables_written_by_receivers)
    return any(situation.homes.tables[table] == service and table not in only for table in row.tables)


def _step(situation: Situation, service: str, part: _Part, is_last: bool) -> SagaStep:
    tables = tuple(TableName(table) for table in sorted(part.tables))
    return SagaStep(
        service=ServiceId(service),
        tables=tables,
        functions=tuple(SymbolName(one) for one in sorted(part.functions)),
        compensation="" if is_last else _compensation(part),
        existing=() if is_last else _existing(situation, service, part),
        locations=tuple(sorted(part.locations)[:MOST_LINES]),
    )


def _compensation(part: _Part) -> str:
    """Say what takes the writes of one step back."""
    tables = listed(sorted(part.tables))
    if part.verbs and part.verbs <= TAKING:
        return f"nothing brings deleted rows back: mark the rows of {tables} first, delete them once all steps are done"
    if part.verbs & (MAKING - {"save"}):
        return f"cancel or delete the rows of {tables} that the step made"
    return f"write the values back that {tables} had before the step"


def _existing(situation: Situation, service: str, part: _Part) -> tuple[SymbolName, ...]:
    """Return functions of the service whose names take something back, those that write most of the tables first."""
    ranked = []
    for name in situation.undoing:
        written = part.tables & situation.tables(name, "write")
        if written and name not in part.functions and situation.home_of(name) == service:
            ranked.append((-len(written), name))
    return tuple(SymbolName(name) for _many, name in sorted(ranked)[:MOST_EXISTING])


def _sentence(situation: Situation, row: Spanning, treatment: Treatment, steps: Sequence[SagaStep]) -> str:
    """Say what to do, in the words of this application."""
    names = listed([situation.service_name(step.service) for step in steps])
    function = last_of(row.transaction.function)
    if treatment is Treatment.OUTBOX:
        first, rest = steps[0], steps[1:]
        told = listed([situation.service_name(step.service) for step in rest])
        return (
            f"{situation.service_name(first.service)} commits {listed(first.tables)} alone and leaves a message in an "
            f"outbox table; {told} write {listed([table for step in rest for table in step.tables])} when it arrives"
        )
    if treatment is Treatment.SEPARATE:
        return (
            f"{names}: mark the rows first; {listed([table for step in steps[1:] for table in step.tables])} may be "
            f"deleted later, as often as it takes"
        )
    missing = [step for step in steps[:-1] if not step.existing]
    lacking = f"; {counted(len(missing), 'step has', 'steps have')} nothing yet that takes it back" if missing else ""
    way = "one function runs the steps" if len(steps) >= MANY_SERVICES else "each step sets off the next"
    return f"{function} becomes a saga of {counted(len(steps), 'step')}, {names}: {way}{lacking}"


def _question(situation: Situation, row: Spanning, treatment: Treatment, order: Sequence[str]) -> str:
    """Ask what only people know: whether others may see the steps one by one."""
    names = listed([situation.service_name(service) for service in order])
    if treatment is Treatment.OUTBOX:
        return ""
    return f"May {last_of(row.transaction.function)} be seen half done by {names}? If not, keep them together."
