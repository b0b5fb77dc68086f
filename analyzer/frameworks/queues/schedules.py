"""Celery's periodic tasks: beat schedules in settings, `add_periodic_task`.

Source: Celery's manual, chapter "Periodic Tasks" (https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html).
Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzer.frameworks.queues.tasks import Sites, Task
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint

SETTINGS = ("CELERY_BEAT_SCHEDULE", "CELERYBEAT_SCHEDULE", "beat_schedule")
NAMESPACES = ("CELERY", "CELERY_CONFIG")  # dicts that hold `beat_schedule`


@dataclass(frozen=True, slots=True)
class Schedule:
    """One line of a schedule."""

    name: str
    where: Term
    task: Task | None
    wanted: str  # the task's name as written


def find_schedules(code: Code, sites: Sites) -> tuple[list[EntryPoint], list[Problem]]:
    """Return what is scheduled, and what could not be joined with a task; `sites` gets the edges."""
    entries, problems = [], []
    for one in [*_from_dicts(code, sites), *_added(code, sites)]:
        if one.task is None:
            known = f"the scheduled task {one.wanted!r} is not in the code base"
            message = known if one.wanted else "a scheduled task is computed when the application runs"
            problems.append(Problem("unresolved-task", message, one.where.location, "what this schedule runs"))
            continue
        sites.add(one.where, one.task)
        entries.append(_entry(one, one.task))
    return entries, list(dict.fromkeys(problems))


def _entry(schedule: Schedule, task: Task) -> EntryPoint:
    return EntryPoint(
        id=EntryPointId(f"schedule {schedule.name}"),
        kind="schedule",
        name=schedule.name,
        function=SymbolName(task.function),
        location=schedule.where.location,
        framework="celery",
    )


def _from_dicts(code: Code, sites: Sites) -> Iterator[Schedule]:
    """Go through the lines of all beat schedules."""
    for table in _tables(code):
        for key, value in table.pairs():
            given = _texts(value.pairs()).get("task")
            name = key.text if key is not None else None
            if given is not None:
                wanted = given.text or ""
                task = sites.by_name.get(wanted) or _by_attribute(given, sites)
                yield Schedule(name or wanted or given.owner, value, task, wanted)


def _texts(pairs: Iterable[tuple[Term | None, Term]]) -> Mapping[str, Term]:
    return {key.text: value for key, value in pairs if key is not None and key.text is not None}


def _by_attribute(given: Term, sites: Sites) -> Task | None:
    """Return the task in `close_order.name`."""
    return sites.task_of(given.base) if given.attribute == "name" and given.base is not None else None


def _tables(code: Code) -> Iterator[Term]:
    """Go through everything that is a beat schedule: settings, attributes, `conf.update(...)`."""
    for name in SETTINGS:
        yield from code.variables(name)
        yield from code.stores_to(name)
        yield from (view.body[name] for view in code.classes() if name in view.body)
    for name in NAMESPACES:
        for table in code.variables(name):
            inner = _texts(table.pairs()).get("beat_schedule")
            yield from [inner] if inner is not None else []
    for call in code.calls_of("update"):
        base = call.callee.base if call.callee is not None else None
        given = call.keywords.get("beat_schedule")
        is_schedule = base is not None and base.attribute == "beat_schedule"
        yield from [given] if given is not None else []
        yield from call.arguments[:1] if is_schedule else []


def _added(code: Code, sites: Sites) -> Iterator[Schedule]:
    """Go through `app.add_periodic_task(schedule, task.s(), name="...")`."""
    for call in code.calls_of("add_periodic_task"):
        signature, name = call.argument(1, "sig"), call.keywords.get("name")
        callee = signature.callee if signature is not None else None
        base = callee.base if callee is not None else None
        task = sites.task_of(base) if base is not None else None
        label = (name.text if name is not None else None) or (task.name if task is not None else call.owner)
        yield Schedule(label, call, task, task.name if task is not None else "")
