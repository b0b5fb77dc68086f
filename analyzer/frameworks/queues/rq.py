"""RQ: jobs and the calls that enqueue them.

Source: RQ's manual, chapters "Jobs" and "Queues" (https://python-rq.org/docs/); rq-scheduler's manual
(https://github.com/rq/rq-scheduler). Pure.
"""

from collections.abc import Iterator
from dataclasses import replace

from analyzer.frameworks.queues.tasks import Sites, Task, decorated_tasks, entries_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import told_apart

DECORATORS = frozenset(
    {
        *("rq.decorators.job", "rq.job", "django_rq.job", "django_rq.decorators.job"),
        *("flask_rq2.RQ().job", "flask_rq2.app.RQ().job", "flask_rq.job"),
    }
)
SCHEDULER = frozenset({"rq_scheduler.Scheduler", "rq_scheduler.scheduler.Scheduler"})
DEFAULT_QUEUE = "default"
MODULES = frozenset({"django_rq", "django_rq.queues"})
ENQUEUERS = {"enqueue": 0, "enqueue_call": 0, "enqueue_at": 1, "enqueue_in": 1}  # member -> position of the function
SCHEDULERS = {"cron": 1, "schedule": 1}  # of rq-scheduler; other libraries have members of these names


def find_entries(code: Code) -> FoundEntries:
    """Return the jobs: decorated functions and functions that are enqueued."""
    tasks = {task.function: task for task in decorated_tasks(code, _is_decorator, _name_of, _queues_of)}
    calls = list(_enqueued(code))
    for _call, task in calls:
        known = tasks.get(task.function, task)
        tasks[task.function] = replace(known, queues=_joined(known.queues, task.queues))
    sites = Sites(tasks.values())
    sites.add_members(code, ("delay",))
    for call, task in calls:
        sites.add(call, task)
    return FoundEntries(told_apart(entries_of(tasks.values(), "rq")), sites.wires())


def _is_decorator(named: Term) -> bool:
    return named.resolved.path in DECORATORS


def _name_of(function: FunctionView, _decorator: Term) -> str:
    """Return a job's name: its function's."""
    return function.symbol


def _enqueued(code: Code) -> Iterator[tuple[Term, Task]]:
    """Go through `queue.enqueue(function, ...)`: only functions of the code base count."""
    members = ENQUEUERS | (SCHEDULERS if _has_scheduler(code) else {})
    for member, position in members.items():
        for call in code.calls_of(member):
            given = call.argument(position, "func") or call.argument(position, "f")
            function = given.as_function if given is not None else None
            if function is not None and function.name.isidentifier():  # no lambda
                yield call, Task(function.symbol, function.symbol, function.location, _queues_before(call))


def _queues_of(decorator: Term) -> tuple[str, ...]:
    """Return the queues that a decorator names: `@job("high")`, `@job(queue="high")`; "" is one that is computed."""
    given = decorator.argument(0, "queue") if decorator.is_call else None
    return _names_in(given) if given is not None and given.as_function is None else (DEFAULT_QUEUE,)


def _queues_before(call: Term) -> tuple[str, ...]:
    """Return the queues that `queue.enqueue(...)` puts a job into; "" is one that is computed."""
    base = call.callee.base if call.callee is not None else None
    if base is None or base.path in MODULES:  # `django_rq.enqueue(...)`, which takes the default
        return (DEFAULT_QUEUE,)
    return _names_in(base)


def _names_in(queue: Term) -> tuple[str, ...]:
    """Return the names of a queue, wherever it is made: a string, `Queue("high")`, `get_queue("high")`."""
    made = [one for one in queue.origins() if one.literal is not None] or [queue]
    return tuple(sorted({_name_in(one) for one in made}))


def _name_in(queue: Term) -> str:
    if queue.text is not None:
        return queue.text
    if not queue.is_call or queue.path.rpartition(".")[2] not in ("Queue()", "get_queue()"):
        return ""
    given = queue.argument(0, "name")
    return (given.text or "") if given is not None else DEFAULT_QUEUE


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the queues of a job that is put into several; none where one of them is computed."""
    every = {*one, *other}
    return tuple(sorted(every)) if "" not in every else ("",)


def _has_scheduler(code: Code) -> bool:
    """Say whether rq-scheduler is in use."""
    own = {view.symbol for view in code.subclasses_of(SCHEDULER)}
    return bool(code.calls_to(SCHEDULER | own))


RQ = Framework(
    name="rq",
    title="RQ",
    packages=frozenset({"rq", "rq_scheduler", "django_rq", "flask_rq", "flask_rq2"}),
    source="https://python-rq.org/docs/",
    find_entries=find_entries,
)
