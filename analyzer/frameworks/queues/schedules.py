"""Celery's periodic tasks: beat schedules in settings, `add_periodic_task`.

Source: Celery's manual, chapter "Periodic Tasks" (https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html).
Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.frameworks.queues.conf import settings_named
from analyzer.frameworks.queues.lines import Line, Tables
from analyzer.frameworks.queues.tasks import Sites, Task
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint

SETTINGS = ("CELERY_BEAT_SCHEDULE", "CELERYBEAT_SCHEDULE", "beat_schedule")


@dataclass(frozen=True, slots=True)
class Schedule:
    """One line of a schedule."""

    name: str
    where: Term
    task: Task | None
    wanted: str  # the task's name as written
    is_whole: bool = False  # not one line: a schedule that cannot be followed


def find_schedules(code: Code, sites: Sites) -> tuple[list[EntryPoint], list[Problem]]:
    """Return what is scheduled, and what could not be joined with a task; `sites` gets the edges."""
    entries, problems = [], []
    for one in [*_from_tables(code, sites), *_added(code, sites)]:
        if one.task is None:
            problems.append(_open(one))
            continue
        sites.add(one.where, one.task)
        entries.append(_entry(one, one.task))
    return entries, list(dict.fromkeys(problems))


def _open(one: Schedule) -> Problem:
    """Return what is said of a line without a task, and of a schedule without lines."""
    message, hides = "a scheduled task is computed when the application runs", "what this schedule runs"
    if one.is_whole:
        message, hides = "a schedule is computed when the application runs", "which tasks it runs, and when"
    elif one.wanted:
        message = f"the scheduled task {one.wanted!r} is not in the code base"
    return Problem("unresolved-task", message, one.where.location, hides)


def _entry(schedule: Schedule, task: Task) -> EntryPoint:
    return EntryPoint(
        id=EntryPointId(f"schedule {schedule.name}"),
        kind="schedule",
        name=schedule.name,
        function=SymbolName(task.function),
        location=schedule.where.location,
        framework="celery",
    )


def _from_tables(code: Code, sites: Sites) -> Iterator[Schedule]:
    """Go through the lines of all beat schedules."""
    tables = Tables(code)
    lines = [line for table in settings_named(code, SETTINGS) for line in tables.lines(table)]
    for base, key, value in code.puts():
        if base.attribute == SETTINGS[-1]:  # conf.beat_schedule["name"] = {...}
            lines += tables.put(key, value)
    yield from (_scheduled(line, sites) for line in dict.fromkeys(lines))


def _scheduled(line: Line, sites: Sites) -> Schedule:
    wanted = line.task.text or ""
    task = sites.by_name.get(wanted) or _by_attribute(line.task, sites)
    return Schedule(line.name or wanted or line.task.owner, line.where, task, wanted, line.is_whole)


def _by_attribute(given: Term, sites: Sites) -> Task | None:
    """Return the task in `close_order.name`."""
    return sites.task_of(given.base) if given.attribute == "name" and given.base is not None else None


def _added(code: Code, sites: Sites) -> Iterator[Schedule]:
    """Go through `app.add_periodic_task(schedule, task.s(), name="...")`."""
    for call in code.calls_of("add_periodic_task"):
        signature, name = call.argument(1, "sig"), call.keywords.get("name")
        callee = signature.callee if signature is not None else None
        base = callee.base if callee is not None else None
        task = sites.task_of(base) if base is not None else None
        label = (name.text if name is not None else None) or (task.name if task is not None else call.owner)
        yield Schedule(label, call, task, task.name if task is not None else "")
