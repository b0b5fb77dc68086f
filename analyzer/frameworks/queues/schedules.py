"""Celery's periodic tasks: beat schedules in settings, `add_periodic_task`.

Source: Celery's manual, chapter "Periodic Tasks" (https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html).
Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.frameworks.queues.conf import by_text, settings_named
from analyzer.frameworks.queues.tasks import Sites, Task
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint

SETTINGS = ("CELERY_BEAT_SCHEDULE", "CELERYBEAT_SCHEDULE", "beat_schedule")
DEEPEST_TABLE = 5  # schedules poured into schedules


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
    for table in settings_named(code, SETTINGS):
        if not (table.pairs() or _made_lines(code, table)) and not _is_empty(table):
            message = "a schedule is computed when the application runs"
            problems.append(Problem("unresolved-task", message, table.location, "which tasks it runs, and when"))
    for one in [*_from_dicts(code, sites), *_added(code, sites)]:
        if one.task is None:
            known = f"the scheduled task {one.wanted!r} is not in the code base"
            message = known if one.wanted else "a scheduled task is computed when the application runs"
            problems.append(Problem("unresolved-task", message, one.where.location, "what this schedule runs"))
            continue
        sites.add(one.where, one.task)
        entries.append(_entry(one, one.task))
    return entries, list(dict.fromkeys(problems))


def _is_empty(table: Term) -> bool:
    """Say whether a schedule is there and has no line: `{}`, `None`, `dict()`."""
    source = table.resolved
    if source.is_call:
        return source.path == "builtins.dict()" and not (source.arguments or source.keywords)
    named = source.path or source.parameter or source.attribute or source.key is not None
    return source.literal is None or (not named and sum(1 for _part in source.walk()) == 1)


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
    for table in settings_named(code, SETTINGS):
        for key, value, given in _lines(code, table):
            wanted = given.text or ""
            task = sites.by_name.get(wanted) or _by_attribute(given, sites)
            name = key.text if key is not None else None
            yield Schedule(name or wanted or given.owner, value, task, wanted)


def _lines(code: Code, table: Term, depth: int = 0) -> Iterator[tuple[Term | None, Term, Term]]:
    """Go through the lines of a schedule: key, line, and the task that the line names."""
    for key, value in table.pairs():
        given = by_text(value.pairs()).get("task")
        if given is not None:
            yield key, value, given
        elif key is None and depth < DEEPEST_TABLE:
            yield from _lines(code, value, depth + 1)
    yield from _made_lines(code, table)


def _made_lines(code: Code, table: Term) -> list[tuple[Term | None, Term, Term]]:
    """Return the lines of a schedule that a function of the code base returns, display or filled line by line."""
    function = table.callee.as_function if table.callee is not None else None
    found: list[tuple[Term | None, Term, Term]] = []
    if function is None:
        return found
    for returned in function.returns():
        rows = [(key, value) for key, value in returned.pairs() if key is not None]
        filled = [(key, value) for base, key, value in function.puts() if base.resolved == returned.resolved]
        for key, value in dict.fromkeys([*rows, *filled]):
            given = by_text(value.pairs()).get("task")
            if given is not None:
                tasks, names = code.cases(given), code.cases(key)
                same = len(tasks) == len(names)
                found.extend((names[at] if same else None, value, one) for at, one in enumerate(tasks))
    return found


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
