"""Celery: tasks, the calls that send them, schedules, receivers of signals.

Source: Celery's manual, chapters "Tasks", "Calling Tasks", "Canvas", "Periodic Tasks" and "Signals"
(https://docs.celeryq.dev/en/stable/userguide/tasks.html). Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.queues.routing import find_routing, queues_of
from analyzer.frameworks.queues.schedules import find_schedules
from analyzer.frameworks.queues.signals import find_receivers
from analyzer.frameworks.queues.tasks import Sites, Task, decorated_tasks, entries_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.terms import ClassView, Code, FunctionView, Term
from analyzer.model.usage import told_apart

APPS = frozenset({"celery.Celery", "celery.app.Celery", "celery.app.base.Celery"})
CURRENT = frozenset({"celery.current_app", "celery._state.current_app"})
FREE_DECORATORS = frozenset(
    {
        *("celery.shared_task", "celery.app.shared_task", "celery.task", "celery.task.task", "celery.decorators.task"),
        *("celery.periodic_task", "celery.task.periodic_task", "celery.decorators.periodic_task"),
    }
)
TASK_CLASSES = frozenset({"celery.Task", "celery.app.task.Task", "celery.task.Task", "celery.task.base.Task"})
ONLY_CELERY = ("autodiscover_tasks", "config_from_object")  # members by which an application is known
SENDERS = ("delay", "apply_async", "s", "si", "signature", "subtask", "map", "starmap", "chunks")


class Apps:
    """Which values are Celery applications."""

    def __init__(self, code: Code) -> None:
        """Know an application by its class, or by members that only Celery's has."""
        calls = [call for member in ONLY_CELERY for call in code.calls_of(member)]
        bases = [call.callee.base for call in calls if call.callee is not None]
        self.known = {origin for base in bases if base is not None for origin in base.origins()}

    def has(self, term: Term) -> bool:
        """Say whether a value is a Celery application."""
        if term.path in CURRENT:
            return True
        for origin in term.origins():
            made = origin.callee if origin.is_call else origin.annotation
            view = made.as_class if made is not None else None
            is_app = made is not None and (made.path in APPS or (view is not None and not APPS.isdisjoint(view.mro)))
            if is_app or (origin.is_call and origin in self.known):
                return True
        return False

    def is_decorator(self, named: Term) -> bool:
        """Say whether a value makes tasks of functions: `app.task`, `shared_task`."""
        source = named.resolved
        if source.path in FREE_DECORATORS:
            return True
        return source.attribute in ("task", "periodic_task") and source.base is not None and self.has(source.base)


def find_entries(code: Code) -> FoundEntries:
    """Return the tasks, who sends them, what is scheduled, and who listens to signals."""
    apps = Apps(code)
    decorated = decorated_tasks(code, apps.is_decorator, _name_of, lambda decorator: queues_of(decorator.keywords))
    tasks = [*decorated, *_class_tasks(code), *_called(code, apps)]
    sites = Sites(tasks)
    sites.add_members(code, SENDERS)
    named = [call for member in ("send_task", "signature", "subtask") for call in code.calls_of(member)]
    named += code.calls_to(frozenset({"celery.signature", "celery.subtask", "celery.canvas.signature"}))
    sites.add_names(case for call in named for case in code.cases(call))
    schedules, problems = find_schedules(code, sites)
    heard = find_receivers(code, sites)
    routing = find_routing(code, sites)
    routed = [routing.with_queues(task) for task in tasks]
    entries = told_apart([*entries_of(routed, "celery"), *schedules, *heard.entry_points])
    gaps = (*problems, *heard.problems, *routing.problems)
    return FoundEntries(entries, (*sites.wires(), *heard.wires), gaps, routing.workers)


def _name_of(function: FunctionView, decorator: Term) -> str:
    """Return a task's name: as given, else module and function."""
    given = decorator.keywords.get("name")
    return (given.text if given is not None else None) or f"{function.module}.{function.name}"


def _class_tasks(code: Code) -> Iterator[Task]:
    """Go through classes of tasks that have a name or are registered."""
    registered = {view.symbol for view in _registered(code)}
    for view in code.subclasses_of(TASK_CLASSES):
        given = view.attribute("name")
        name = given.text if given is not None else None
        if view.function("run") is not None and (name or view.symbol in registered):
            queue = view.attribute("queue")
            queues = queues_of({"queue": queue} if queue is not None else {})
            yield Task(name or f"{view.module}.{view.name}", f"{view.symbol}.run", view.location, queues)


def _registered(code: Code) -> Iterator[ClassView]:
    """Go through the classes in `app.register_task(Class())` and `app.tasks.register(Class)`."""
    for call in [*code.calls_of("register_task"), *code.calls_of("register")]:
        given = call.argument(0, "task")
        made = (given.callee or given) if given is not None else None
        view = made.as_class if made is not None else None
        if view is not None:
            yield view


def _called(code: Code, apps: Apps) -> Iterator[Task]:
    """Go through `clean = app.task(function)`."""
    for call in code.calls_of("task"):
        base, given = call.callee.base if call.callee is not None else None, call.argument(0)
        function = given.as_function if given is not None else None
        if function is not None and base is not None and apps.has(base):
            yield Task(_name_of(function, call), function.symbol, call.location, queues_of(call.keywords))


CELERY = Framework(
    name="celery",
    title="Celery",
    packages=frozenset({"celery"}),
    source="https://docs.celeryq.dev/en/stable/",
    find_entries=find_entries,
)
