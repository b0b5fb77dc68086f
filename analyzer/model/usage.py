"""What wakes the code, and what that reaches. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from analyzer.model.data import Context
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName, TableName

MIDDLEWARE = "middleware"  # kind of what runs around requests: for all, so that it says nothing about any one of them


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """Something the outside can start."""

    id: EntryPointId  # unique: kind, name and, where two share them, the function
    kind: str  # "http", "task", "command", "signal", "schedule", "script", "admin", "middleware" ...
    name: str  # "GET /orders/{id}", the task's name, the command's name
    function: SymbolName  # what runs: a function, a class, or a method of a class
    location: Location  # where it is declared
    method: str = ""  # http only: "GET", "POST", "ANY"
    path: str = ""  # http only: full path with "/" in front, parameters as written
    guards: tuple[str, ...] = ()
    framework: str = ""
    also: tuple[Location, ...] = ()  # more lines behind it: the helper that registers it
    action: str = ""  # of a view set: the method that answers, of the class or of the library
    guard_sources: tuple[str, ...] = ()  # where each guard stands: "decorator", "mixin", "class", "route", "router" ...
    queues: tuple[str, ...] = ()  # of a task: where it is sent to; none where that is not known
    group: str = ""  # of a command: the outermost group around it, a function or the module of an object


@dataclass(frozen=True, slots=True)
class UseCase:
    """An entry point and everything it reaches by calls of HIGH or MEDIUM confidence."""

    entry_point: EntryPointId
    functions: tuple[SymbolName, ...]
    tables_read: tuple[TableName, ...]
    tables_written: tuple[TableName, ...]
    depth: int = 0  # functions on the longest chain of calls, the first included; a circle of calls counts as one
    tables_in_loops: tuple[TableName, ...] = ()  # touched in a loop, of the function itself or of one on the way to it
    transactions: int = 0  # functions that open or commit one
    effects: dict[str, int] = field(default_factory=dict)  # kind -> how many of `effects` it reaches
    effects_in_loops: dict[str, int] = field(default_factory=dict)
    services: tuple[str, ...] = ()  # names of `external_services` that it sends requests to
    tables_later: tuple[TableName, ...] = ()  # touched only by what it hands to threads, or leaves until the commit
    starts: tuple[EntryPointId, ...] = ()  # what it hands to a queue, to run later: no part of its reach


_CONTEXTS = {
    "http": Context.REQUEST,
    "page": Context.REQUEST,
    "graphql": Context.REQUEST,
    "websocket": Context.REQUEST,
    "rpc": Context.REQUEST,
    MIDDLEWARE: Context.REQUEST,
    "task": Context.TASK,
    "message": Context.TASK,
    "schedule": Context.SCHEDULE,
    "signal": Context.SIGNAL,
    "admin": Context.ADMIN,
    "command": Context.COMMAND,
    "script": Context.COMMAND,
    "migration": Context.MIGRATION,
}


def context_of(kind: str) -> Context:
    """Return when code runs that an entry point of a kind reaches."""
    return _CONTEXTS.get(kind, Context.UNKNOWN)


def told_apart(entries: Iterable[EntryPoint]) -> tuple[EntryPoint, ...]:
    """Return entry points sorted, each once, their ids unique: two that share an id get their function behind it."""
    once = {(entry.id, entry.function): entry for entry in reversed(list(entries))}
    shared = Counter(identity for identity, _function in once)
    return tuple(
        replace(entry, id=EntryPointId(f"{entry.id} {entry.function}")) if shared[entry.id] > 1 else entry
        for _key, entry in sorted(once.items())
    )
