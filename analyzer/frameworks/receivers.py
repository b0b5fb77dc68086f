"""Receivers: functions that a library calls when something happens to rows. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.model.code import Wire
from analyzer.model.location import Confidence, Location
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.terms import FunctionView
from analyzer.model.usage import EntryPoint


@dataclass(frozen=True, slots=True)
class Receiver:
    """A function that is called when one event happens to one target."""

    event: str
    target: str  # symbol of a class, or path; "" for any
    function: FunctionView
    location: Location

    @property
    def name(self) -> str:
        """Event and target: "after_insert:Order"."""
        target = last_of(self.target.replace("()", ""))
        return f"{self.event}:{target}" if target else self.event


def entry_of(one: Receiver, framework: str) -> EntryPoint:
    """Return what wakes the function."""
    return EntryPoint(
        id=EntryPointId(f"signal {one.name}"),
        kind="signal",
        name=one.name,
        function=SymbolName(one.function.symbol),
        location=one.location,
        framework=framework,
    )


def wires_of(receivers: Iterable[Receiver]) -> tuple[Wire, ...]:
    """Return what leads from each target to its receiver, sorted."""
    return tuple(sorted(map(_wire, receivers), key=lambda one: (one.key, one.source, one.target)))


def _wire(one: Receiver) -> Wire:
    return Wire(
        source=one.target,
        target=one.function.symbol,
        via="signal",
        key=f"{one.event}:{one.target}" if one.target else one.event,
        asynchronous=False,
        locations=(one.location,),
        confidence=Confidence.HIGH if one.target else Confidence.MEDIUM,
    )
