"""What all task queues share: functions that run elsewhere, and the calls that send them there.

Source: idiom E10 of this project; the manuals are named by each queue's own file. Pure.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analyzer.model.code import Wire
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint

CARRIERS = frozenset({"functools.partial", "django.db.transaction.on_commit"})  # take `task.delay` without calling it
DEEPEST_TASK = 5  # calls around one task


@dataclass(frozen=True, slots=True)
class Task:
    """A function that a queue runs."""

    name: str
    function: str
    location: Location
    queues: tuple[str, ...] = ()  # as its definition says; "" is a queue that is computed


def decorated_tasks(
    code: Code,
    is_decorator: Callable[[Term], bool],
    name_of: Callable[[FunctionView, Term], str],
    queues_of: Callable[[Term], tuple[str, ...]],
) -> Iterator[Task]:
    """Go through the functions with a decorator that makes a task of them, project-local wrappers included.

    Args:
        code: The code base.
        is_decorator: Says whether the value before the call makes tasks.
        name_of: Gives the task's name by its function and its decorator.
        queues_of: Gives the queues that a decorator names.
    """
    for function in code.functions():
        for decorator in function.decorators:
            named = decorator.callee if decorator.callee is not None else decorator
            if _makes_tasks(named, is_decorator, 0) or _makes_tasks(decorator, is_decorator, 0):
                yield Task(name_of(function, decorator), function.symbol, function.location, queues_of(decorator))
                break


def _makes_tasks(named: Term, is_decorator: Callable[[Term], bool], depth: int) -> bool:
    """Say whether a value is the queue's decorator, or one of the code base around it.

    A function or `__call__` that applies it, a subclass of it, an instance of that, `partial(it, ...)`.
    """
    if is_decorator(named) or depth > DEEPEST_TASK:
        return is_decorator(named)
    made = named.callee if named.is_call else None
    if made is not None and made.path == "functools.partial":
        inner = named.argument(0)
        return inner is not None and _makes_tasks(inner, is_decorator, depth + 1)
    view = named.as_class or (made.as_class if made is not None else None)
    if view is not None and any(_makes_tasks(base, is_decorator, depth + 1) for base in view.base_terms):
        return True
    wrapper = view.function("__call__") if view is not None else named.as_function
    calls = wrapper.calls() if wrapper is not None else ()
    return any(call.callee is not None and is_decorator(call.callee) for call in calls)


def entries_of(tasks: Iterable[Task], framework: str) -> Iterator[EntryPoint]:
    """Go through the entry points of tasks."""
    for task in tasks:
        yield EntryPoint(
            id=EntryPointId(f"task {task.name}"),
            kind="task",
            name=task.name,
            function=SymbolName(task.function),
            location=task.location,
            framework=framework,
            queues=tuple(queue for queue in task.queues if queue),
        )


class Sites:
    """Where tasks are sent to their queue."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        """Index tasks by function, by class and by name."""
        self.by_symbol: dict[str, Task] = {}
        self.by_name: dict[str, Task] = {}
        self.found: dict[tuple[str, str, str], list[Location]] = {}
        for task in tasks:
            self.by_name.setdefault(task.name, task)
            self.by_symbol.setdefault(task.function, task)
            self.by_symbol.setdefault(task.function.removesuffix(".run"), task)

    def task_of(self, term: Term, depth: int = 0) -> Task | None:
        """Return the task that a value is: a function, an instance of a task class, what registering them returns."""
        view = term.as_function or term.as_class
        if view is not None:
            return self.by_symbol.get(view.symbol)
        made = term.callee if depth < DEEPEST_TASK else None
        if made is None:
            return None
        if made.as_class is not None:
            return self.by_symbol.get(made.as_class.symbol)
        is_registration = made.attribute in ("task", "register_task")
        inner = term.argument(0) if is_registration else None
        return self.task_of(inner, depth + 1) if inner is not None else None

    def add(self, call: Term, task: Task | None) -> None:
        """Note that a task is sent by a call; tasks that are unknown are left out."""
        if task is not None:
            self.found.setdefault((call.owner, task.function, task.name), []).append(call.location)

    def add_members(self, code: Code, members: Iterable[str]) -> None:
        """Note the calls `task.member(...)`, and `task.member` handed to something that calls it later."""
        wanted = frozenset(members)
        for member in sorted(wanted):
            for call in code.calls_of(member):
                base = call.callee.base if call.callee is not None else None
                self.add(call, self.task_of(base) if base is not None else None)
        for call in code.calls_to(CARRIERS):
            for argument in call.arguments:
                if argument.attribute in wanted and argument.base is not None:
                    self.add(call, self.task_of(argument.base))

    def add_names(self, calls: Iterable[Term]) -> None:
        """Note the calls that send a task by its name, for whoever spells the name out."""
        for call in calls:
            name = call.argument(0, "name")
            task = self.by_name.get(name.text or "") if name is not None else None
            if task is not None and name is not None and name.row != name:
                self.found.setdefault((name.row.owner, task.function, task.name), []).append(name.row.location)
            else:
                self.add(call, task)

    def wires(self) -> tuple[Wire, ...]:
        """Return the edges from senders to tasks, sorted."""
        return tuple(
            Wire(source, target, "task", name, True, tuple(sorted(set(locations))))
            for (source, target, name), locations in sorted(self.found.items())
        )
