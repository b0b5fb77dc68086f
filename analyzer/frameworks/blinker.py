"""Signals of blinker, which Flask and many others send: who connects, and who sends.

Source: https://github.com/pallets-eco/blinker, "Subscribing to Signals", "Emitting Signals" and "Namespace". Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model.code import Wire
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

NAMED = frozenset(
    {"blinker.signal", "blinker.base.signal", "blinker.Namespace().signal", "blinker.base.Namespace().signal"}
)
UNNAMED = frozenset({"blinker.Signal", "blinker.base.Signal", "blinker.NamedSignal", "blinker.base.NamedSignal"})
LIBRARY = ("flask.signals.", "flask_login.signals.", "flask_security.signals.")  # signals that others define
CONNECT, CONNECT_VIA = "connect", "connect_via"
SENDING = ("send", "send_async")


@dataclass(frozen=True, slots=True)
class Connection:
    """A function listens to a signal."""

    signal: str
    receiver: str
    sender: str  # last name, "" for any
    location: Location

    @property
    def name(self) -> str:
        """Signal and sender: "order-closed:Bus"."""
        shown = last_of(self.signal)
        return f"{shown}:{self.sender}" if self.sender else shown


def find_entries(code: Code) -> FoundEntries:
    """Return every receiver, and an edge to it from everyone who sends its signal."""
    found = [one for function in code.functions() for term in function.decorators
             for one in _decorated(term, function.symbol, function.location)]  # fmt: skip
    problems: list[Problem] = []
    decorators = {term.resolved for function in code.functions() for term in function.decorators}
    for call in code.calls_of(CONNECT):
        connected = [one for case in code.cases(call) for one in _connected(case)]
        found.extend(connected)
        if not connected and _signal_before(call.callee) and call.resolved not in decorators:
            problems.append(_unknown(call))
    wires = tuple(dict.fromkeys(_sent(code, found)))
    return FoundEntries(told_apart(map(_entry, found)), wires, tuple(problems))


def signal_of(term: Term) -> str:
    """Return the name of the signal that a value is; "" for anything else."""
    source = term.resolved
    made = source.callee.path if source.callee is not None else ""
    if made in NAMED:
        given = source.argument(0, "name")
        return (given.text if given is not None else None) or _holder(source)
    if made in UNNAMED:
        return _holder(source)
    return source.path if source.path.startswith(LIBRARY) else ""


def _holder(made: Term) -> str:
    """Return the name of the variable that holds a signal; "" for one that nothing holds."""
    return f"{made.owner}.{made.bound_to}" if made.bound_to else ""


def _signal_before(callee: Term | None) -> str:
    base = callee.base if callee is not None else None
    return signal_of(base) if base is not None else ""


def _decorated(term: Term, receiver: str, location: Location) -> Iterator[Connection]:
    """Go through `@signal.connect` and `@signal.connect_via(sender)`."""
    callee = term.callee or term
    signal = _signal_before(callee) if callee.attribute in (CONNECT, CONNECT_VIA) else ""
    if signal:
        yield Connection(signal, receiver, _sender(term.argument(0, "sender")), location)


def _connected(call: Term) -> Iterator[Connection]:
    """Go through `signal.connect(function, sender=...)`."""
    signal, given = _signal_before(call.callee), call.argument(0, "receiver")
    function = (given.as_function or given.as_method) if given is not None else None
    if signal and function is not None:
        yield Connection(signal, function.symbol, _sender(call.argument(1, "sender")), call.location)


def _sender(term: Term | None) -> str:
    return last_of(term.path) if term is not None else ""


def _sent(code: Code, found: list[Connection]) -> Iterator[Wire]:
    for call in (call for member in SENDING for call in code.calls_of(member)):
        signal = _signal_before(call.callee)
        for one in found:
            if signal and one.signal == signal:
                yield Wire(call.owner, one.receiver, "signal", signal, False, (call.location,))


def _entry(one: Connection) -> EntryPoint:
    key, receiver = EntryPointId(f"signal {one.name}"), SymbolName(one.receiver)
    return EntryPoint(key, "signal", one.name, receiver, one.location, framework="blinker")


def _unknown(call: Term) -> Problem:
    return Problem("unresolved-receiver", "what listens to a signal is not a constant", call.location, "who listens")


BLINKER = Framework(
    name="blinker",
    title="blinker",
    packages=frozenset({"blinker"}),
    source="https://github.com/pallets-eco/blinker",
    find_entries=find_entries,
)
