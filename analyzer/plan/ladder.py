"""Goal by goal the cheapest move that serves it. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from analyzer.model.border import Operation, StickyTable
from analyzer.model.code import Role
from analyzer.model.effects import EffectKind
from analyzer.model.location import Reason
from analyzer.model.names import last_of
from analyzer.model.plan import FirstSeam, Goal, Move, Rung
from analyzer.model.processes import Runs
from analyzer.model.seam import Seam
from analyzer.model.usage import EntryPoint
from analyzer.plan.operations import pairs_of
from analyzer.plan.phrases import counted, listed
from analyzer.plan.situation import Situation

LATER_KINDS = frozenset({"task", "schedule", "message"})
SLOW = frozenset({EffectKind.HTTP, EffectKind.MAIL, EffectKind.REMOTE, EffectKind.PROCESS})
MOST_LINES = 3  # cited per move
MOST_CASES = 20  # slow requests looked at for their places


@dataclass(frozen=True, slots=True)
class Grounds:
    """What moves are chosen from."""

    situation: Situation
    operations: Sequence[Operation]
    sticky: Sequence[StickyTable]
    first: FirstSeam | None
    seam: Seam | None  # of `first`


def find_moves(grounds: Grounds) -> tuple[Move, ...]:
    """Return the cheapest move for every goal, in the order of `Goal`; none for a code base without services.

    Source: Newman, Monolith to Microservices (2019), chapter 2, "What are you hoping to achieve?"; each goal has
    cheaper means than services.
    """
    if len(grounds.situation.services) < 2:
        return ()
    return tuple(rule(grounds) for rule in _RULES)


def _autonomy(grounds: Grounds) -> Move:
    pairs = pairs_of(grounds.operations)
    if not pairs:
        return Move(Goal.AUTONOMY, Rung.LEAVE_IT, "No service uses another: they can go their own way as they are")
    (user, used), rows = max(pairs.items(), key=lambda item: (sum(one.sites for one in item[1]), item[0]))
    name = grounds.situation.service_name
    text = (
        f"A facade for {name(used)} first: {name(user)} uses {counted(len(rows), 'thing')} of it at "
        f"{counted(sum(one.sites for one in rows), 'site')}, more than any other pair; then a contract that keeps it so"
    )
    return Move(Goal.AUTONOMY, _beyond(grounds), text, _asks(grounds, "Is there a team for it?"), _cited(rows))


def _release_speed(grounds: Grounds) -> Move:
    situation, seam = grounds.situation, grounds.seam
    tests = sum(1 for module in situation.project.modules if module.role is Role.TEST)
    serves = f"{counted(len(seam.entry_points), 'entry point')} behind {seam.name}" if seam else "each part"
    text = (
        f"Give {serves} its own module with a facade, so that a change inside has to run the tests that reach it, not "
        f"all {counted(tests, 'test module')}"
    )
    return Move(Goal.RELEASE_SPEED, Rung.CLEAN_MODULES, text, "How long does a release take today, and what waits?")


def _scale(grounds: Grounds) -> Move:
    project = grounds.situation.project
    later = [one for one in project.entry_points if one.kind in LATER_KINDS]
    workers = [one for one in project.processes if Runs.WORKER in one.runs]
    if later:
        queues = sorted({queue for one in later for queue in one.queues})
        many = counted(len(later), "task or schedule", "tasks and schedules")
        today = counted(len(workers), "worker process", "worker processes")
        text = (
            f"{many} run in {today} today, by {listed(queues) or 'one queue for all'}; most code is behind "
            f"{_busiest(grounds.situation, later)}: start workers of their own for those under load, from the same code"
        )
    else:
        routes = [one for one in project.entry_points if one.kind == "http"]
        text = (
            f"No task was found: {counted(len(routes), 'route')} share one pool. Start a second pool for "
            f"{_widest(grounds)} from the same code"
        )
    return Move(
        Goal.SCALE, Rung.SEVERAL_DEPLOYMENTS, text, "Which of them carry the load? A count per route would tell."
    )


def _isolation(grounds: Grounds) -> Move:
    project = grounds.situation.project
    slow = {one.id: one for one in project.effects if one.kind in SLOW}
    held = [
        case
        for case in project.use_cases
        if any(kind in case.effects for kind in SLOW) and _is_request(grounds, case.entry_point)
    ]
    if not held:
        text = f"No request is seen that waits for another program: a pool of its own for {_widest(grounds)} is enough"
        return Move(Goal.ISOLATION, Rung.SEVERAL_DEPLOYMENTS, text, "What failed last, and what fell with it?")
    targets = sorted({one.target for one in slow.values() if one.target})
    named = f" ({listed(targets)})" if targets else ""
    first = listed([case.entry_point for case in held[:3]])
    text = (
        f"{counted(len(held), 'request waits', 'requests wait')} for other programs{named}, such as {first}: a pool of "
        f"their own, from the same code, keeps the others answering"
    )
    lines = tuple(sorted(place for one in slow.values() for place in one.locations[:1])[:MOST_LINES])
    because = (Reason("waits-for-others", f"{counted(len(slow), 'call')} out of the process", lines),)
    return Move(Goal.ISOLATION, Rung.SEVERAL_DEPLOYMENTS, text, "What failed last, and what fell with it?", because)


def _compliance(grounds: Grounds) -> Move:
    situation = grounds.situation
    users = [one for one in grounds.sticky if one.owner]
    owner = users[-1].owner if users else _largest(situation)
    tables = situation.services[owner].tables
    foreign = sorted({name for table in tables for name in situation.owners[table].readers if name != owner})
    text = (
        f"A schema and a database user of its own for the {counted(len(tables), 'table')} of "
        f"{situation.service_name(owner)}; {listed([situation.service_name(one) for one in foreign]) or 'nobody else'} "
        f"{'read' if len(foreign) > 1 else 'reads'} them today and would need grants or operations"
    )
    return Move(Goal.COMPLIANCE, Rung.SPLIT_DATABASE, text, "Which of these columns may who see?")


_RULES: tuple[Callable[[Grounds], Move], ...] = (_autonomy, _release_speed, _scale, _isolation, _compliance)


def _beyond(grounds: Grounds) -> Rung:
    """Return how far the facts would carry a goal that needs code of its own."""
    return Rung.TAKE_ONE_OUT if grounds.first is not None and not grounds.first.missing else Rung.CLEAN_MODULES


def _asks(grounds: Grounds, question: str) -> str:
    """Ask what would carry further, by the set that could go first."""
    if grounds.first is None or grounds.seam is None:
        return question
    if grounds.first.missing:
        return f"{grounds.seam.name} could be taken out without {grounds.first.missing}. {question}"
    return f"{grounds.seam.name} could be taken out: {grounds.first.cost}. {question}"


def _cited(rows: Iterable[Operation]) -> tuple[Reason, ...]:
    most = sorted(rows, key=lambda one: (-one.sites, one.name))[:MOST_LINES]
    return tuple(
        Reason("operation", f"{last_of(one.name)} at {counted(one.sites, 'site')}", one.locations[:1]) for one in most
    )


def _busiest(situation: Situation, entries: Sequence[EntryPoint]) -> str:
    """Name the entry point that reaches most functions."""
    sizes = {case.entry_point: len(case.functions) for case in situation.project.use_cases}
    return max(entries, key=lambda one: (sizes.get(one.id, 0), one.id)).name


def _widest(grounds: Grounds) -> str:
    """Name the service with the most routes."""
    situation = grounds.situation
    largest = max(situation.cut.services, key=lambda one: (len(one.entry_points), one.id))
    return f"the {counted(len(largest.entry_points), 'entry point')} of {largest.name}"


def _largest(situation: Situation) -> str:
    return str(max(situation.cut.services, key=lambda one: (len(one.tables), one.id)).id)


def _is_request(grounds: Grounds, entry: str) -> bool:
    found = grounds.situation.entries.get(entry)
    return found is not None and found.kind in ("http", "page", "graphql", "rpc", "websocket")
