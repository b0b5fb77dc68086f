"""Receivers of Celery's own signals: `@task_failure.connect`, `worker_process_init.connect(function)`.

Source: Celery's manual, chapter "Signals" (https://docs.celeryq.dev/en/stable/userguide/signals.html). Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.frameworks.queues.tasks import Sites
from analyzer.model.code import Wire
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint

SIGNALS = "celery.signals."
CONNECT = ".connect"


@dataclass(frozen=True, slots=True)
class Connection:
    """A receiver listens to a signal, of all tasks or of one."""

    signal: str  # "celery.signals.task_failure"
    receiver: str
    sender: str  # the task's name, "" for any
    location: Location

    @property
    def name(self) -> str:
        """Signal and task: "task_failure:orders.tasks.bill"."""
        signal = last_of(self.signal)
        return f"{signal}:{self.sender}" if self.sender else signal


def find_receivers(code: Code, sites: Sites) -> FoundEntries:
    """Return every receiver with one entry point and one wire per signal, and the calls that connect something else."""
    found = [one for function in code.functions() for one in _decorated(function, sites)]
    problems = []
    for call in code.calls_of("connect"):
        given = call.argument(0, "fun")
        if given is None or not _signal_of(call):
            continue
        connected = [one for case in code.cases(call) for one in _connected(case, sites)]
        found.extend(connected)
        if not connected:
            problems.append(_unknown(call))
    chosen = sorted(dict.fromkeys(found), key=lambda one: (one.signal, one.receiver, one.sender, one.location))
    return FoundEntries(tuple(map(_entry, chosen)), tuple(map(_wire, chosen)), tuple(problems))


def _decorated(function: FunctionView, sites: Sites) -> Iterator[Connection]:
    for decorator in function.decorators:
        signal = _signal_of(decorator)
        if signal:
            yield Connection(signal, function.symbol, _sender(decorator, sites), function.location)


def _connected(call: Term, sites: Sites) -> Iterator[Connection]:
    given, signal = call.argument(0, "fun"), _signal_of(call)
    function = (given.as_function or given.as_method) if given is not None else None
    if function is not None and signal:
        yield Connection(signal, function.symbol, _sender(call, sites), call.location)


def _signal_of(connecting: Term) -> str:
    """Return the signal in `signal.connect`, called or not; "" for others."""
    path = (connecting.callee or connecting).path
    return path.removesuffix(CONNECT) if path.startswith(SIGNALS) and path.endswith(CONNECT) else ""


def _sender(connecting: Term, sites: Sites) -> str:
    sender = connecting.keywords.get("sender")
    if sender is None:
        return ""
    task = sites.task_of(sender)
    return task.name if task is not None else sender.text or ""


def _entry(one: Connection) -> EntryPoint:
    key, receiver = EntryPointId(f"signal {one.name}"), SymbolName(one.receiver)
    return EntryPoint(key, "signal", one.name, receiver, one.location, framework="celery")


def _wire(one: Connection) -> Wire:
    key = f"{one.signal}:{one.sender}" if one.sender else one.signal
    return Wire(one.signal, one.receiver, "signal", key, False, (one.location,))


def _unknown(call: Term) -> Problem:
    return Problem("unresolved-receiver", "a receiver or its signal is not a constant", call.location, "who listens")
