"""What already runs apart: the processes of today, and whose entry points each of them runs. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.model.decomposition import Decomposition
from analyzer.model.processes import Process, Runs
from analyzer.report.index import Index, Link, Listed, Place, listed, places
from analyzer.report.words import counted, cut

ROWS = 20  # of the table; a code base with more says the same process in many files
NAMES, SHARES, TOLD = 3, 8, 3  # of one row: names, services, reasons
LONGEST = 160  # letters of a reason or a command
OUTSIDE = frozenset({Runs.SUPERVISOR, Runs.INFRASTRUCTURE, Runs.UNKNOWN})
WORDS = {
    Runs.APPLICATION: ("web process", "web processes"),
    Runs.WORKER: ("worker",),
    Runs.SCHEDULER: ("scheduler",),
    Runs.COMMAND: ("command",),
}
NOUNS = {"http": "route", "graphql": "GraphQL field", "rpc": "remote call", "admin": "admin page"}


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """Processes that run the same code, wherever they are stated."""

    names: Listed[str]  # "worker (procfile)"
    runs: str
    queues: str
    kinds: str  # how many entry points of each kind: "3 tasks"
    shares: Listed[tuple[Link, int]]  # services with the number of their entry points, most first
    why: tuple[str, ...]
    at: Listed[Place]


def process_rows(decomposition: Decomposition, index: Index) -> Listed[ProcessRow]:
    """Return the processes that run code of ours, those of the same code in one row, most entry points first."""
    groups: dict[tuple[object, ...], list[Process]] = defaultdict(list)
    for one in decomposition.processes:
        if OUTSIDE.isdisjoint(one.runs):
            groups[one.runs, one.queues, one.entry_points].append(one)
    ranked = sorted(groups.values(), key=lambda group: (-len(group[0].entry_points), group[0].id))
    owners = {str(entry): str(service.id) for service in decomposition.services for entry in service.entry_points}
    kinds = {str(entry.id): entry.kind for entry in decomposition.entry_points}
    return listed((_row(group, index, owners, kinds) for group in ranked), "processes", ROWS)


def used_programs(decomposition: Decomposition) -> Listed[str]:
    """Return the programs of others that the deployment files start beside the code: images, each once."""
    images = {one.image or one.name for one in decomposition.processes if Runs.INFRASTRUCTURE in one.runs}
    return listed(sorted(images), "processes", ROWS)


def untied(decomposition: Decomposition) -> Listed[tuple[Process, str]]:
    """Return the processes that could not be tied to code, with the reason."""
    rows = (one for one in decomposition.processes if Runs.UNKNOWN in one.runs)
    return listed(((one, cut("; ".join(why.text for why in one.because), LONGEST)) for one in rows), "processes", ROWS)


def apart(decomposition: Decomposition) -> str:
    """Say in one line what runs apart today, the same code counted once; "" where no deployment file says it.

    A container that starts several processes is none beside them: it counts only where nothing says what they are.
    """
    stated = [one for one in decomposition.processes if one.kind != "console-script" and OUTSIDE.isdisjoint(one.runs)]
    several = {(one.runs, one.queues, one.entry_points) for one in stated}
    alone = {runs[0] for runs, _queues, _entries in several if len(runs) == 1}
    counts = Counter(runs[0] for runs, _queues, _entries in several if len(runs) == 1 or not alone.issuperset(runs))
    words = ", ".join(counted(counts[run], *WORDS[run]) for run in Runs if counts[run])
    return f"Already apart today: {words}." if words else ""


def _row(group: list[Process], index: Index, owners: dict[str, str], kinds: dict[str, str]) -> ProcessRow:
    first = group[0]
    shares = Counter(owners.get(entry, "") for entry in first.entry_points)
    ranked = sorted(shares.items(), key=lambda share: (-share[1], share[0]))
    named = ((index.service(service) if service else Link("outside the services"), many) for service, many in ranked)
    return ProcessRow(
        listed((f"{one.name} ({one.kind})" for one in group), "processes", NAMES),
        ", ".join(first.runs),
        ", ".join(first.queues),
        _kinds(kinds.get(entry, "") for entry in first.entry_points),
        listed(named, "processes[].entry_points", SHARES),
        tuple(cut(one.text, LONGEST) for one in first.because[:TOLD]),
        places(tuple(one.location for one in group), "processes[].location"),
    )


def _kinds(kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    return ", ".join(counted(many, NOUNS.get(kind, kind)) for kind, many in sorted(counts.items()))
