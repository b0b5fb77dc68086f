"""Place tables by who writes them at run time. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from analyzer.model.evidence import Evidence, Moment, is_table, table_node

CLEAR = 2 / 3  # of the writes; a smaller majority leaves a table where the partition put it, if it is written there

MANY_TABLES = 8  # touched by one unit; the vote of what touches more counts less, in proportion

Votes = dict[str, dict[int, float]]  # table -> group -> sites


def bonds_of(evidence: Evidence) -> list[tuple[str, str]]:
    """Return each table with the class or variable that defines it, where that is a unit of its own."""
    kinds = {unit.id: unit.kind for unit in evidence.units.units}
    edges = (edge for edge in evidence.graph.edges if edge.kind == "define" and kinds.get(edge.source) != "module")
    return [(edge.source, edge.target) for edge in edges]


def elect(evidence: Evidence, groups: Mapping[str, int]) -> dict[str, int]:
    """Return the groups with each table, and the class that defines it, where most of its writes come from.

    Writes at run time decide; where there are none, writes that no entry point is known to reach; then writes of
    commands and scripts; then reads; else a table stays where the partition put it. What touches very many tables
    decides little. Writes by the table's own class tell nothing: it moves with the table.
    """
    placed = dict(groups)
    classes: dict[str, list[str]] = defaultdict(list)
    for unit, table in bonds_of(evidence):
        classes[table].append(unit)
    votes = [_votes(evidence, groups, op, moment) for op, moment in _ROUNDS]
    for name in evidence.tables:
        node = table_node(name)
        if node in groups:
            placed[node] = _owner(groups[node], [round_.get(name, {}) for round_ in votes])
            placed.update({unit: placed[node] for unit in classes[node] if unit in groups})
    return placed


_ROUNDS = (
    ("write", Moment.RUN_TIME),
    ("write", Moment.UNREACHED),
    ("write", Moment.MAINTENANCE),  # what is filled by commands and only read otherwise
    ("read", Moment.RUN_TIME),
    ("read", Moment.UNREACHED),
)


def _votes(evidence: Evidence, groups: Mapping[str, int], op: str, moment: Moment) -> Votes:
    """Count the sites per table and group, those of the table's own class left out."""
    own, tables = set(bonds_of(evidence)), defaultdict[str, set[str]](set)
    for row in evidence.traffic:
        tables[row.unit].add(row.table)
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for row in evidence.traffic:
        if (
            row.op == op
            and row.moment is moment
            and row.unit in groups
            and (row.unit, table_node(row.table)) not in own
        ):
            share = min(1.0, MANY_TABLES / len(tables[row.unit]))
            votes[row.table][groups[row.unit]] += share * max(1, len(row.locations))
    return votes


def _owner(home: int, rounds: list[dict[int, float]]) -> int:
    """Return the group that the first round with votes elects."""
    votes = next((votes for votes in rounds if votes), None)
    if votes is None:
        return home
    leader = max(sorted(votes), key=lambda group: votes[group])
    if home in votes and votes[leader] < CLEAR * sum(votes.values()):
        return home
    return leader


def tables_in(groups: Mapping[str, int], group: int) -> list[str]:
    """Return the table nodes of a group, sorted."""
    return sorted(node for node, own in groups.items() if own == group and is_table(node))
