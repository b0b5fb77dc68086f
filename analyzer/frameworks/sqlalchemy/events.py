"""Listeners of SQLAlchemy events: functions that run at a flush, load or commit.

Source: docs.sqlalchemy.org, Core, "Events"; ORM, "ORM Events". Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.receivers import Receiver, entry_of, wires_of
from analyzer.frameworks.sqlalchemy.makers import PACKAGES, paths_of
from analyzer.model.knowledge import FoundEntries
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import told_apart


def find_listeners(code: Code) -> FoundEntries:
    """Find `@event.listens_for(Order, "after_insert")` and `event.listen(Order, "after_insert", function)`."""
    found: list[Receiver | Problem] = []
    for function in code.functions():
        for decorator in function.decorators:
            if _is_event(decorator, "listens_for"):
                found += _listeners(code, decorator, function)
    for call in [*code.calls_of("listen"), *code.calls_to(frozenset({"sqlalchemy.event.listen"}))]:
        if _is_event(call, "listen"):
            found += _listeners(code, call, None)
    listeners = list(dict.fromkeys(one for one in found if isinstance(one, Receiver)))
    return FoundEntries(
        told_apart([entry_of(one, "sqlalchemy") for one in listeners]),
        wires_of(listeners),
        tuple(dict.fromkeys(one for one in found if isinstance(one, Problem))),
    )


def _is_event(call: Term, member: str) -> bool:
    """Say whether a call is one of SQLAlchemy's event module, also as `db.event`."""
    callee = call.callee
    return callee is not None and any(
        path.partition(".")[0] in PACKAGES and path.endswith(f"event.{member}") for path in paths_of(callee)
    )


def _listeners(code: Code, call: Term, decorated: FunctionView | None) -> Iterator[Receiver | Problem]:
    event = call.argument(1, "identifier")
    given = call.argument(2, "fn")
    function = decorated or (given.as_function if given is not None else None)
    name = event.text if event is not None else None
    if name is None or function is None:
        message = "event listener whose event or function is not known"
        yield Problem("unresolved-receiver", message, call.location, "what a flush or commit sets off")
        return
    target = call.argument(0, "target")
    for one in _targets(code, target) if target is not None else ():
        yield Receiver(name, one, function, call.location)


def _targets(code: Code, target: Term) -> Iterator[str]:
    """Yield what is listened to; a loop over a list of classes listens to each of them."""
    for one in code.cases(target) or [target]:
        holder = one.base.as_class if one.attribute and one.base is not None else None
        if holder is not None:  # `listen(Order.state, "set", function)`
            yield f"{holder.symbol}.{one.attribute}"
            continue
        yield from map(_name_of, one.alternatives())


def _name_of(target: Term) -> str:
    view = target.as_class
    if view is not None:
        return view.symbol
    variable = target.resolved
    own = f"{variable.module}.{variable.bound_to}" if variable.bound_to and variable.owner == variable.module else ""
    return own or target.path or target.attribute
