"""Find the table that joins two jobs of one service: without it they would have nothing to do with each other. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from analyzer.model.evidence import Evidence, is_table, table_of

# What two nodes have to do with each other when the code runs; imports and definitions alone are no work.
TIES = frozenset({"call", "inherit", "task", "signal", "wire", "read", "write", "relation", "transaction"})
SHOWN = 2  # tables named per job


@dataclass(frozen=True, slots=True)
class Joint:
    """A table and the two largest jobs it joins, each by its tables."""

    table: str
    jobs: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def text(self) -> str:
        """Say it in words."""
        first, second = (_named(job) for job in self.jobs)
        return f"only {self.table} joins two jobs: {first}, and {second}"


def find_joints(evidence: Evidence, services: Mapping[str, str]) -> dict[str, Joint]:
    """Return for every service the table whose removal would separate its jobs most evenly, where there is one.

    A job has a unit that is called from outside and a table of its own. The classes of the table go with it, unless
    they are those of other tables too. Source: Tarjan (1972) for what an articulation point is; Newman, Monolith to
    Microservices (2019), chapter 4, for tables that several capabilities share.
    """
    near: dict[str, set[str]] = defaultdict(set)
    defined: dict[str, set[str]] = defaultdict(set)
    for edge in evidence.graph.edges:
        if edge.kind in TIES and services.get(edge.source, "") == services.get(edge.target):
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
        elif edge.kind == "define":
            defined[edge.source].add(edge.target)
    entries = {node.id for node in evidence.graph.nodes if node.entry}
    members: dict[str, set[str]] = defaultdict(set)
    for node, service in services.items():
        members[service].add(node)
    found = {service: _best(members[service], near, defined, entries) for service in sorted(members)}
    return {service: joint for service, joint in found.items() if joint}


def _best(
    members: set[str], near: Mapping[str, set[str]], defined: Mapping[str, set[str]], entries: Collection[str]
) -> Joint | None:
    """Return the joint whose second job has most tables; ties go to the first table."""
    joints: list[tuple[int, str, Joint]] = []
    jobs_now = len(list(_jobs(members, near, entries)))
    for table in sorted(filter(is_table, members)):
        gone = {table, *(unit for unit in members if defined.get(unit) == {table})}
        jobs = sorted(_jobs(members - gone, near, entries), key=lambda job: (-len(job), job))
        if len(jobs) > jobs_now and len(jobs) > 1:
            joints.append((-len(jobs[1]), table, Joint(table_of(table), (jobs[0], jobs[1]))))
    return min(joints, key=lambda row: row[:2])[2] if joints else None


def _jobs(members: set[str], near: Mapping[str, set[str]], entries: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Go through the parts that hang together and have an entry point and tables: the names of their tables."""
    left = set(members)
    while left:
        waiting = [left.pop()]
        part = set(waiting)
        while waiting:
            following = near.get(waiting.pop(), set()) & left
            left -= following
            part |= following
            waiting += following
        tables = tuple(sorted(table_of(node) for node in part if is_table(node)))
        if tables and not part.isdisjoint(entries):
            yield tables


def _named(tables: tuple[str, ...]) -> str:
    more = len(tables) - SHOWN
    return " and ".join(tables[:SHOWN]) if more <= 0 else f"{', '.join(tables[:SHOWN])} and {more} more"
