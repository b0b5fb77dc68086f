"""Dramatiq: actors and the calls that send them messages.

Source: Dramatiq's manual, chapter "User Guide" (https://dramatiq.io/guide.html). Pure.
"""

from analyzer.frameworks.queues.tasks import Sites, decorated_tasks, entries_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import told_apart

DECORATORS = frozenset({"dramatiq.actor", "dramatiq.actor.actor"})
SENDERS = ("send", "send_with_options", "message", "message_with_options")


def find_entries(code: Code) -> FoundEntries:
    """Return the actors and who sends them messages."""
    tasks = list(decorated_tasks(code, _is_decorator, _name_of, _queues_of))
    sites = Sites(tasks)
    sites.add_members(code, SENDERS)
    return FoundEntries(told_apart(entries_of(tasks, "dramatiq")), sites.wires())


def _is_decorator(named: Term) -> bool:
    return named.resolved.path in DECORATORS


def _name_of(function: FunctionView, decorator: Term) -> str:
    """Return an actor's name: as given, else its function's."""
    given = decorator.keywords.get("actor_name")
    return (given.text if given is not None else None) or function.name


def _queues_of(decorator: Term) -> tuple[str, ...]:
    """Return the queue of an actor; none where it is computed."""
    given = decorator.keywords.get("queue_name")
    return (given.text or "",) if given is not None else ("default",)


DRAMATIQ = Framework(
    name="dramatiq",
    title="Dramatiq",
    packages=frozenset({"dramatiq"}),
    source="https://dramatiq.io/guide.html",
    find_entries=find_entries,
)
