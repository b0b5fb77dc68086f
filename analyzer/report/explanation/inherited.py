"""Who really uses a table: the callers of methods that its class inherits. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from analyzer.model.location import Location
from analyzer.model.names import last_of, parent_of
from analyzer.report.explanation.known import Known, first_lines
from analyzer.report.words import place


def inherited_by(known: Known, table: str, functions: Iterable[str]) -> frozenset[str]:
    """Return those functions that are methods of a base class of the table's classes."""
    classes = _classes(known, table)
    bound = {one.function for one in known.accesses_to.get(table, ()) if one.receiver in classes}
    return frozenset(
        name
        for name in functions
        if parent_of(name) not in classes
        and (name in bound or any(one.receiver in classes for one in known.calls_of.get(name, ())))
    )


def callers_on(known: Known, table: str, methods: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Map every function that calls one of the methods on a class of the table to the lines where it does.

    Methods of the same base class that call one of them are followed.
    """
    classes = _classes(known, table)
    places: dict[str, dict[Location, str]] = defaultdict(dict)
    waiting, seen = sorted(methods), set(methods)
    while waiting:
        method = waiting.pop()
        for call in known.calls_of.get(method, ()):
            within = parent_of(call.caller) == parent_of(method)
            if not within and call.receiver in classes:
                what = f"calls {last_of(parent_of(method))}.{last_of(method)} on {last_of(call.receiver)}"
                places[call.caller].update(dict.fromkeys(call.locations, what))
            elif within and call.caller not in seen:
                seen.add(call.caller)
                waiting.append(call.caller)
    return {
        caller: first_lines([f"{place(location)}  {what}" for location, what in sorted(found.items())])
        for caller, found in sorted(places.items())
    }


def _classes(known: Known, table: str) -> frozenset[str]:
    return frozenset(one.symbol for one in known.all.entities if one.table == table)
