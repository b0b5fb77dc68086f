"""Remote calls of oslo.messaging: endpoint methods, and the clients that name them; periodic tasks of oslo.service.

Source: https://docs.openstack.org/oslo.messaging/latest/reference/rpcclient.html, .../server.html and
https://docs.openstack.org/oslo.service/latest/user/usage.html, "Periodic Tasks". Pure.
"""

from collections.abc import Iterator

from analyzer.model.code import Wire
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Confidence, Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint, told_apart

TARGETS = frozenset({"oslo_messaging.Target", "oslo_messaging.target.Target", "oslo.messaging.Target"})
SERVERS = ("get_rpc_server", "get_server")
SENDERS = ("cast", "call", "fanout_cast")
PERIODIC = frozenset({"oslo_service.periodic_task.periodic_task", "oslo_service.periodic_task"})


def find_calls(code: Code) -> FoundEntries:
    """Return the endpoint methods that clients name, the wires to them, and periodic tasks."""
    endpoints = _endpoints(code)
    wires: dict[tuple[str, str, str], list[Location]] = {}
    sure: dict[str, Confidence] = {}
    entries: list[EntryPoint] = list(_periodic(code))
    problems: list[Problem] = []
    for call, name in _sent(code) if endpoints else ():
        answering = [view for view in endpoints if view.function(name) is not None]
        if not answering:
            problems.append(_unanswered(call, name))
            continue
        view = nearest(answering, call.module)
        symbol = f"{view.symbol}.{name}"
        sure[symbol] = Confidence.HIGH if len(answering) == 1 else Confidence.MEDIUM
        wires.setdefault((call.owner, symbol, name), []).append(call.location)
        entries.append(_entry("rpc", f"{view.name}.{name}", symbol, _line_of(view, name)))
    rows = tuple(
        Wire(source, target, "rpc", key, True, tuple(sorted(set(places))), sure[target])
        for (source, target, key), places in sorted(wires.items())
    )
    return FoundEntries(told_apart(entries), rows, tuple(dict.fromkeys(problems)))


def nearest(views: list[ClassView], module: str) -> ClassView:
    """Return the class that lies nearest to the client: `port.ships.manager` for `port.ships.rpcapi`."""
    wanted = module.split(".")

    def shared(view: ClassView) -> int:
        pairs = zip(wanted, view.module.split("."), strict=False)
        return next((depth for depth, (one, other) in enumerate(pairs) if one != other), len(wanted))

    return max(views, key=lambda view: (shared(view), [-ord(letter) for letter in view.symbol]))


def _endpoints(code: Code) -> list[ClassView]:
    """Return the classes that answer remote calls, sorted: they have a `target`, or a server is made with them."""
    found = {view.symbol: view for view in code.classes() if _has_target(view)}
    for member in SERVERS:
        for call in code.calls_of(member):
            given = call.argument(2, "endpoints")
            for one in given.elements() if given is not None else ():
                made = one.callee
                view = made.as_class if made is not None else None
                if view is not None:
                    found[view.symbol] = view
    above = {path for view in found.values() for path in view.mro[1:]}
    return [found[symbol] for symbol in sorted(found) if symbol not in above]


def _has_target(view: ClassView) -> bool:
    """Say whether a class or an ancestor says as which target it answers."""
    target = view.attribute("target")
    if target is None:
        return False
    if target.is_call:
        return target.callee is not None and target.callee.path in TARGETS
    function = target.as_function
    made = function.calls() if function is not None else ()
    return any(call.callee is not None and call.callee.path in TARGETS for call in made)


def _sent(code: Code) -> Iterator[tuple[Term, str]]:
    """Go through `client.prepare(...).cast(context, "method", ...)`, with the method's name."""
    for member in SENDERS:
        for call in code.calls_of(member):
            base = call.callee.base if call.callee is not None else None
            given = call.argument(1, "method")
            name = given.text if given is not None else None
            if base is not None and name and name.isidentifier() and _is_client(base):
                yield call, name


def _is_client(base: Term) -> bool:
    """Say whether a value is a client: what `prepare` gives, or an attribute or variable that is called so."""
    for origin in base.origins():
        callee = origin.callee
        is_prepared = callee is not None and callee.attribute == "prepare"
        name = (callee.path if callee is not None else origin.attribute or origin.parameter).lower()
        if is_prepared or name.endswith(("client", "rpcclient()", "get_client", "rpcclient")):
            return True
    return False


def _periodic(code: Code) -> Iterator[EntryPoint]:
    """Go through `@periodic_task.periodic_task(spacing=60)`."""
    for function in code.functions():
        for decorator in function.decorators:
            named = decorator.callee or decorator
            if named.path in PERIODIC:
                yield _entry("schedule", function.name, function.symbol, function.location)


def _line_of(view: ClassView, name: str) -> Location:
    function = view.function(name)
    return function.location if function is not None else view.location


def _entry(kind: str, name: str, function: str, location: Location) -> EntryPoint:
    key = EntryPointId(f"{kind} {name}")
    return EntryPoint(key, kind, name, SymbolName(function), location, framework="openstack")


def _unanswered(call: Term, name: str) -> Problem:
    message = f"no endpoint of the code base answers the remote call {name!r}"
    return Problem("unresolved-remote-call", message, call.location, "what this call sets off")
