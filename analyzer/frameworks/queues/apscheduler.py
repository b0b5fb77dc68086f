"""APScheduler: functions that run at times.

Source: APScheduler's manual, chapter "User guide", "Adding jobs" (https://github.com/agronholm/apscheduler). Pure.
"""

from collections.abc import Iterator

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint, told_apart

_KINDS = "background.BackgroundScheduler blocking.BlockingScheduler asyncio.AsyncIOScheduler gevent.GeventScheduler"
SCHEDULERS = frozenset(
    {
        *(f"apscheduler.schedulers.{name}" for name in _KINDS.split()),
        *("apscheduler.schedulers.tornado.TornadoScheduler", "apscheduler.schedulers.twisted.TwistedScheduler"),
        *("apscheduler.Scheduler", "apscheduler.AsyncScheduler", "flask_apscheduler.APScheduler"),
        *("flask_apscheduler.scheduler.APScheduler", "apscheduler.schedulers.base.BaseScheduler"),
    }
)
ADDERS = ("add_job", "add_schedule")
DECORATORS = ("scheduled_job", "task")


def find_entries(code: Code) -> FoundEntries:
    """Return the functions that schedulers of the code base run."""
    own = SCHEDULERS | {view.symbol for view in code.subclasses_of(SCHEDULERS)}
    entries = list(_decorated(code, own))
    problems = []
    for member in ADDERS:
        for call in code.calls_of(member):
            for case in code.cases(call):
                if _is_scheduler(case, own):
                    function = _function_in(code, case)
                    if function is None:
                        problems.append(_unknown(call))
                    else:
                        entries.append(_entry(case, function, case.location))
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _is_scheduler(call: Term, paths: frozenset[str]) -> bool:
    """Say whether the value before the dot is made by one of some classes, or annotated as one."""
    base = call.callee.base if call.callee is not None else None
    for origin in base.origins() if base is not None else ():
        made = origin.callee if origin.is_call else origin.annotation
        if made is not None and (made.path in paths or (made.as_class is not None and made.as_class.symbol in paths)):
            return True
    return False


def _function_in(code: Code, call: Term) -> FunctionView | None:
    """Return the function, method or `"package.module:function"` that a job runs."""
    given = call.argument(0, "func") or call.keywords.get("func_or_task_id")
    if given is None:
        return None
    module, colon, name = (given.text or "").partition(":")
    named = code.variable(module, name) if colon else given
    return (named.as_function or named.as_method) if named is not None else None


def _decorated(code: Code, paths: frozenset[str]) -> Iterator[EntryPoint]:
    """Go through `@scheduler.scheduled_job("interval", minutes=5)`."""
    for function in code.functions():
        for decorator in function.decorators:
            callee = decorator.callee
            if callee is not None and callee.attribute in DECORATORS and _is_scheduler(decorator, paths):
                yield _entry(decorator, function, function.location)


def _entry(call: Term, function: FunctionView, location: Location) -> EntryPoint:
    """Return the entry point of a job: under its id, else its function's name."""
    given = call.keywords.get("id")
    name = (given.text if given is not None else None) or function.symbol
    key, symbol = EntryPointId(f"schedule {name}"), SymbolName(function.symbol)
    return EntryPoint(key, "schedule", name, symbol, location, framework="apscheduler")


def _unknown(call: Term) -> Problem:
    message = "a scheduled function is computed when the application runs"
    return Problem("unresolved-task", message, call.location, "what this schedule runs")


APSCHEDULER = Framework(
    name="apscheduler",
    title="APScheduler",
    packages=frozenset({"apscheduler", "flask_apscheduler"}),
    source="https://github.com/agronholm/apscheduler",
    find_entries=find_entries,
)
