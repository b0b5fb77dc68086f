"""Signal receivers: `@receiver`, `signal.connect(...)`, in loops and in `ready`.

Source: https://docs.djangoproject.com/en/5.2/topics/signals/ and https://docs.djangoproject.com/en/5.2/ref/signals/

Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.frameworks.django.targets import Targets
from analyzer.frameworks.rows import places_of
from analyzer.model.code import Wire
from analyzer.model.knowledge import FoundEntries, Kind, Parameters
from analyzer.model.location import Confidence, Location
from analyzer.model.names import EntryPointId, SymbolName, last_of, parent_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint

RECEIVER = frozenset({"django.dispatch.receiver", "django.dispatch.dispatcher.receiver"})
SIGNAL_PACKAGES = ("django.", "allauth.", "rest_framework.", "simple_history.", "registration.")
SIGNAL_ENDINGS = ("Signal()", "Signal()[]")
SENDING = ("send", "send_robust", "asend", "asend_robust")
OWN = frozenset({"self", "cls"})
INSTANCE = "instance"  # the parameter with the row that a signal is about
WITH_INSTANCE = frozenset(
    {"pre_save", "post_save", "pre_delete", "post_delete", "pre_init", "post_init", "m2m_changed"}
)
UNKNOWN = "?"  # a sender that is no constant


@dataclass(frozen=True, slots=True)
class Connection:
    """A receiver listens to a signal of a sender."""

    signal: str  # path of the signal: "django.db.models.signals.post_save"
    receiver: str
    sender: str  # class, or "" for any
    location: Location
    also: tuple[Location, ...] = ()


def signals(code: Code, targets: Targets) -> FoundEntries:
    """Find every receiver, with one entry point and one wire per signal and sender."""
    chosen, unknown = connections(code, targets)
    problems = [_unknown(call) for call in unknown]
    problems += [_unknown_sender(one) for one in chosen if one.sender == UNKNOWN]
    wires = dict.fromkeys([*map(_wire, chosen), *_sent(code, targets, chosen)])
    return FoundEntries(tuple(_entry(one) for one in chosen), tuple(wires), tuple(problems))


def _sent(code: Code, targets: Targets, heard: Sequence[Connection]) -> Iterator[Wire]:
    """Go through the edges from who sends a signal to who listens, to that sender or to any."""
    by_signal: dict[str, list[Connection]] = {}
    for one in heard:
        by_signal.setdefault(one.signal, []).append(one)
    for call in (call for member in SENDING for call in code.calls_of(member)):
        base = call.callee.base if call.callee is not None else None
        path = _signal_path(base) if base is not None and _is_signal(base) else ""
        sender = _sender(targets, call.argument(0, "sender"))
        for one in by_signal.get(path, ()):
            if one.sender in ("", UNKNOWN, sender) or sender in ("", UNKNOWN):
                yield Wire(call.owner, one.receiver, "signal", _key(one), False, (call.location,))


def _key(one: Connection) -> str:
    return f"{one.signal}:{one.sender}" if one.sender else one.signal


def sent_instances(code: Code, targets: Targets) -> Parameters:
    """Return what the parameter `instance` of every receiver is: the senders it listens to, all of them known."""
    senders: dict[str, set[str]] = {}
    for one in connections(code, targets)[0]:
        senders.setdefault(one.receiver, set()).add(one.sender if last_of(one.signal) in WITH_INSTANCE else UNKNOWN)
    known = {receiver: found for receiver, found in senders.items() if found.isdisjoint({"", UNKNOWN})}
    return {
        (receiver, INSTANCE): tuple((Kind.INSTANCE, sender) for sender in sorted(found))
        for receiver, found in sorted(known.items())
    }


def connections(code: Code, targets: Targets) -> tuple[list[Connection], list[Term]]:
    """Return every connection, sorted, and the calls that connect something unknown."""
    found = [one for function in code.functions() for one in _decorated(targets, function)]
    unknown = []
    for call in code.calls_of("connect"):
        callee = call.callee
        if callee is None or callee.base is None or not _may_be_signal(callee.base):
            continue
        connected = [one for case in code.cases(call) if (one := _connected(code, targets, case)) is not None]
        found.extend(connected)
        if not connected and _is_signal(callee.base):
            unknown.append(call)
    chosen = sorted(dict.fromkeys(found), key=lambda one: (one.signal, one.receiver, one.sender, one.location))
    return chosen, unknown


def _decorated(targets: Targets, function: FunctionView) -> list[Connection]:
    found: list[Connection] = []
    for decorator in function.decorators:
        callee = decorator.callee
        if callee is None or callee.path not in RECEIVER:
            continue
        first = decorator.argument(0, "signal")
        given = (first.elements() or [first]) if first is not None else []
        sender = decorator.keywords.get("sender")
        paths = [path for signal in given if (path := _signal_path(signal))]
        found.extend(Connection(path, function.symbol, _sender(targets, sender), function.location) for path in paths)
    return found


def _connected(code: Code, targets: Targets, call: Term) -> Connection | None:
    callee = call.callee
    base = callee.base if callee is not None else None
    path = _signal_path(base) if base is not None and _is_signal(base) else ""
    given = call.argument(0, "receiver")
    receiver = _receiver(code, targets, given) if given is not None else ""
    if not path or not receiver:
        return None
    sender = call.argument(1, "sender")
    return Connection(path, receiver, _sender(targets, sender), *places_of(call, sender, given))


def _receiver(code: Code, targets: Targets, term: Term) -> str:
    source = targets.loaders.behind(term)
    function = source.as_function or source.as_method
    if function is not None:
        return function.symbol
    if source.attribute and source.base is not None and source.base.parameter in OWN:
        view = code.class_of(parent_of(source.owner))
        method = view.function(source.attribute) if view is not None else None
        return method.symbol if method is not None else ""
    made_by = source.callee.as_function if source.callee is not None else None
    return made_by.symbol if made_by is not None else ""


def _sender(targets: Targets, term: Term | None) -> str:
    """Return the class that a signal is listened to for; an automatic table's class by its two names."""
    if term is None or term.literal is None:
        return ""
    if term.parameter in OWN:
        return parent_of(term.resolved.owner)
    if term.attribute == "through" and term.base is not None:
        return _through(targets, term.base)
    return targets.of(term) or term.path or UNKNOWN


def _through(targets: Targets, field: Term) -> str:
    owner = targets.of(field.base) if field.base is not None else ""
    model = targets.models.by_symbol.get(owner)
    declared = model.view.attribute(field.attribute) if model is not None else None
    through = declared.keywords.get("through") if declared is not None else None
    named = targets.of(through, model.label) if through is not None and model is not None else ""
    return named or (f"{owner}_{field.attribute}" if owner else "")


def _may_be_signal(base: Term) -> bool:
    return _is_signal(base) or bool(base.parameter) or base.iterated is not None or base.key is not None


def _is_signal(base: Term) -> bool:
    path = base.path
    if path.startswith(SIGNAL_PACKAGES) and ("signals" in path or path.endswith(SIGNAL_ENDINGS)):
        return True
    callee = base.callee
    own = callee.as_class if callee is not None else None
    return own is not None and any(one.startswith("django.dispatch") for one in own.mro)


def _signal_path(term: Term) -> str:
    """Return the dotted name of a signal: of the variable that holds it where it is made in the code base."""
    source = term.resolved
    if not source.is_call:
        return term.path
    name = source.bound_to
    return f"{source.module}.{name}" if name else term.path.removesuffix("()")


def _entry(one: Connection) -> EntryPoint:
    name = f"{last_of(one.signal)}:{last_of(one.sender)}" if one.sender else last_of(one.signal)
    key = EntryPointId(f"signal {name}")
    receiver = SymbolName(one.receiver)
    return EntryPoint(key, "signal", name, receiver, one.location, framework="django", also=one.also)


def _wire(one: Connection) -> Wire:
    known = one.sender not in ("", UNKNOWN)
    confidence = Confidence.MEDIUM if one.sender == UNKNOWN else Confidence.HIGH
    source = one.sender if known else one.signal
    return Wire(source, one.receiver, "signal", _key(one), False, (one.location, *one.also), confidence)


def _unknown(call: Term) -> Problem:
    return Problem("unresolved-receiver", "a receiver or its signal is not a constant", call.location, "who listens")


def _unknown_sender(one: Connection) -> Problem:
    message = f"the sender that {one.receiver} listens to is not a constant"
    return Problem("unresolved-sender", message, one.location, "whose changes wake the receiver")
