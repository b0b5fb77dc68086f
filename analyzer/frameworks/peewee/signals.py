"""Receivers of the playhouse's signals: functions that run when a row is made, saved or deleted.

Source: docs.peewee-orm.com, "Playhouse", "Signal support". Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.peewee.models import is_base
from analyzer.frameworks.receivers import Receiver, entry_of, wires_of
from analyzer.model.knowledge import FoundEntries, Kind, Parameters
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import told_apart

SIGNALS = ("pre_save", "post_save", "pre_delete", "post_delete", "pre_init")
PATHS = frozenset(f"playhouse.signals.{name}" for name in SIGNALS)


def find_receivers(code: Code) -> FoundEntries:
    """Find `@post_save(sender=Order)` and `post_save.connect(function, sender=Order)`."""
    found = list(_receivers(code))
    return FoundEntries(
        told_apart([entry_of(one, "peewee") for one in found]),
        wires_of(found),
        tuple(_unknown(call) for call in _connects(code) if _function_of(call) is None),
    )


def sent_instances(code: Code) -> Parameters:
    """Return what receivers are called with: the class of the row, and the row."""
    found: dict[tuple[str, str], tuple[tuple[Kind, str], ...]] = {}
    for one in _receivers(code):
        names = [name for name, _annotation, _default in one.function.parameters]
        for name, kind in zip(names, (Kind.CLASS, Kind.INSTANCE), strict=False):
            key = (one.function.symbol, name)
            found[key] = (*found.get(key, ()), (kind, one.target)) if one.target else found.get(key, ())
    return {key: kinds for key, kinds in found.items() if kinds}


def _receivers(code: Code) -> Iterator[Receiver]:
    for function in code.functions():
        for decorator in function.decorators:
            callee = decorator.callee
            if callee is not None and callee.path in PATHS:
                sender = decorator.argument(1, "sender")
                yield Receiver(last_of(callee.path), _class_of(sender), function, decorator.location)
    for call in _connects(code):
        connected = _function_of(call)
        if connected is not None and call.callee is not None and call.callee.base is not None:
            sender = call.argument(2, "sender")
            yield Receiver(last_of(call.callee.base.path), _class_of(sender), connected, call.location)


def _connects(code: Code) -> list[Term]:
    return list(code.calls_to(frozenset(f"{path}.connect" for path in PATHS)))


def _function_of(call: Term) -> FunctionView | None:
    given = call.argument(0, "receiver")
    return given.as_function if given is not None else None


def _class_of(sender: Term | None) -> str:
    view = sender.as_class if sender is not None else None
    return view.symbol if view is not None and any(is_base(path) for path in view.mro) else ""


def _unknown(call: Term) -> Problem:
    message = "receiver of a signal that is not a function that can be followed"
    return Problem("unresolved-receiver", message, call.location, "what saving or deleting a row sets off")
