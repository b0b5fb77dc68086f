"""Place tables by who writes them at run time. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from analyzer.model.evidence import Evidence, Moment, table_node

MANY_TABLES = 8  # touched by one unit; the vote of what touches more counts less, in proportion

Votes = dict[str, dict[int, float]]  # table -> group -> sites


def bonds_of(evidence: Evidence) -> list[tuple[str, str]]:
    """Return each table with the class or variable that defines it, where that is a unit of its own."""
    kinds = {unit.id: unit.kind for unit in evidence.units.units}
    edges = (edge for edge in evidence.graph.edges if edge.kind == "define" and kinds.get(edge.source) != "module")
    return [(edge.source, edge.target) for edge in edges]


def elect(evidence: Evidence, groups: Mapping[str, int]) -> dict[str, int]:
    """Return the groups with each table, and the class that defines it, where most of its writes come from.

    Writes decide that are not known to be maintenance: what no known entry point reaches may well run. Where there are
    none, writes of commands and scripts do; then reads; else a table stays where the partition put it, and so it does
    where votes are equal. What touches very many tables decides little. Writes by the table's own class tell nothing:
    it moves with the table.
    """
    placed = dict(groups)
    classes: dict[str, list[str]] = defaultdict(list)
    for unit, table in bonds_of(evidence):
        classes[table].append(unit)
    votes = [_votes(evidence, groups, op, moments) for op, moments in _ROUNDS]
    for name in evidence.tables:
        node = table_node(name)
        if node in groups:
            placed[node] = _owner(groups[node], [round_.get(name, {}) for round_ in votes])
            placed.update({unit: placed[node] for unit in classes[node] if unit in groups})
    return placed


RUNNING = frozenset({Moment.RUN_TIME, Moment.UNREACHED})
_ROUNDS = (
    ("write", RUNNING),
    ("write", frozenset({Moment.MAINTENANCE})),  # what is filled by commands and only read otherwise
    ("read", RUNNING),
)


def _votes(evidence: Evidence, groups: Mapping[str, int], op: str, moments: frozenset[Moment]) -> Votes:
    """Count the sites per table and group, those of the table's own class left out."""
    own, tables = set(bonds_of(evidence)), defaultdict[str, set[str]](set)
    for row in evidence.traffic:
        tables[row.unit].add(row.table)
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for row in evidence.traffic:
        if (
            row.op == op
            and row.moment in moments
            and row.unit in groups
            and (row.unit, table_node(row.table)) not in own
        ):
            share = min(1.0, MANY_TABLES / len(tables[row.unit]))
            votes[row.table][groups[row.unit]] += share * max(1, len(row.locations))
    return votes


def _owner(home: int, rounds: list[dict[int, float]]) -> int:
    """Return the group that the first round with votes elects."""
    votes = next((votes for votes in rounds if votes), {})
    leader = max(sorted(votes), key=lambda group: votes[group], default=home)
    return leader if votes.get(leader, 0.0) > votes.get(home, 0.0) else home
