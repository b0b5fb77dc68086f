"""Which queues a Celery task is sent to, and which a worker takes from by default.

Source: Celery's manual, chapter "Routing Tasks": the call's own queue, else the task's, else that of the first router
that knows it, else the default (https://docs.celeryq.dev/en/stable/userguide/routing.html). Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import translate

from analyzer.frameworks.queues.conf import by_text, settings_named
from analyzer.frameworks.queues.tasks import Sites, Task
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

DEFAULT = ("CELERY_TASK_DEFAULT_QUEUE", "CELERY_DEFAULT_QUEUE", "task_default_queue")
QUEUES = ("CELERY_TASK_QUEUES", "CELERY_QUEUES", "task_queues")
ROUTES = ("CELERY_TASK_ROUTES", "CELERY_ROUTES", "task_routes")
CELERYS_OWN = "celery"  # where nothing is set
SENDERS = ("apply_async", "set", "send_task", "signature", "si", "subtask")
Found = tuple[str, ...] | None  # queues; None where they are computed


@dataclass(slots=True)
class Routing:
    """Queues of a code base."""

    default: Found
    workers: Found  # what a worker takes that is not told which
    routes: list[tuple[re.Pattern[str], Found]] = field(default_factory=list)  # names of tasks -> queues, in order
    sent: dict[str, set[str]] = field(default_factory=dict)  # function -> queues named where it is sent
    problems: list[Problem] = field(default_factory=list)

    def with_queues(self, task: Task) -> Task:
        """Return a task with the queues it is sent to; none where one of them is computed."""
        routed = [found for name, found in self.routes if name.fullmatch(task.name)]
        own = task.queues or (routed[0] if routed else self.default)
        sent = self.sent.get(task.function, set())
        if own is None or "" in sent or "" in own:
            return replace(task, queues=())
        return replace(task, queues=tuple(sorted({*own, *sent})))


def find_routing(code: Code, sites: Sites) -> Routing:
    """Return what the settings and the calls say about queues."""
    named = [_names(value) for value in settings_named(code, DEFAULT)]
    default = _together(named) if named else (CELERYS_OWN,)
    declared = [_declared(value) for value in settings_named(code, QUEUES)]
    routing = Routing(default, _together(declared) if declared else default)
    for table in settings_named(code, ROUTES):
        _add_routes(table, routing)
    for call, task in _sending(code, sites):
        given = call.keywords.get("queue")
        if given is not None:
            routing.sent.setdefault(task.function, set()).update(_names(given) or ("",))
    return routing


def queues_of(options: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the queue in the options of a task; "" for one that is computed, none where none is given."""
    given = options.get("queue")
    return () if given is None else _names(given) or ("",)


def _names(value: Term) -> Found:
    """Return the queue that a value names: a string, `Queue("name")`, `{"name": "x"}`."""
    text = value.text
    if text:
        return (text,)
    made = value.argument(0, "name") if value.is_call else by_text(value.pairs()).get("name")
    return (made.text,) if made is not None and made.text else None


def _declared(value: Term) -> Found:
    """Return the queues of `task_queues`: a list of `Queue`, or a dict by name."""
    if value.literal is None:
        return ()
    keys = [key.text if key is not None else None for key, _value in value.pairs()]
    if keys:
        return tuple(key for key in keys if key) if all(keys) else None
    return _together([_names(one) for one in value.elements()] or [None])


def _together(found: Iterable[Found]) -> Found:
    every = list(found)
    known = [one for one in every if one is not None]
    return tuple(sorted({name for one in known for name in one})) if len(known) == len(every) else None


def _add_routes(table: Term, routing: Routing) -> None:
    """Add the lines of `task_routes`: a dict, a list of pairs, or a list of dicts and lists of pairs."""
    pairs = [(key, value) for key, value in table.pairs() if key is not None]
    parts = list(table.elements())
    if not pairs and len(parts) == 2 and _pattern(parts[0]) is not None:
        pairs = [(parts[0], parts[1])]
        parts = []
    for key, value in pairs:
        pattern = _pattern(key)
        if pattern is not None:
            routing.routes.append((pattern, _target(value)))
    for part in parts:
        _add_routes(part, routing)
    if not pairs and not parts and table.literal is not None and (table.is_call or table.as_function or table.text):
        message = "a router of tasks is a function: which queues it chooses is known when it runs"
        routing.problems.append(Problem("unresolved-queue", message, table.location, "which worker runs which task"))
        routing.routes.append((re.compile(".*", re.DOTALL), None))


def _pattern(key: Term) -> re.Pattern[str] | None:
    """Return what names a route's tasks: a name with wildcards, or `re.compile(...)`."""
    if key.text is not None:
        return re.compile(translate(key.text))
    given = key.argument(0, "pattern") if key.path == "re.compile()" else None
    try:
        return re.compile(given.text) if given is not None and given.text else None
    except re.error:
        return None


def _target(value: Term) -> Found:
    """Return the queue of a route: `"name"` or `{"queue": "name"}`; a route without one leads to the default."""
    if value.text:
        return (value.text,)
    given = by_text(value.pairs()).get("queue")
    return _names(given) if given is not None else None


def _sending(code: Code, sites: Sites) -> Iterator[tuple[Term, Task]]:
    """Go through the calls that send a task and may name its queue."""
    for member in SENDERS:
        for call in code.calls_of(member):
            base = call.callee.base if call.callee is not None else None
            made = base.callee if base is not None and base.is_call else None
            name = call.argument(0, "name")
            named = sites.by_name.get(name.text or "") if name is not None else None
            inner = made.base if made is not None and member in ("set", "apply_async") else None
            task = named or (sites.task_of(base) if base is not None else None)
            task = task or (sites.task_of(inner) if inner is not None else None)
            if task is not None:
                yield call, task
