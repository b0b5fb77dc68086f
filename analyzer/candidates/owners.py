"""Place tables by who writes them at run time. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from analyzer.model.evidence import Evidence, Moment, is_table, table_node

CLEAR = 2 / 3  # of the writes; a smaller majority leaves a table where the partition put it, if it is written there

Votes = dict[str, dict[int, int]]  # table -> group -> sites


def bonds_of(evidence: Evidence) -> list[tuple[str, str]]:
    """Return each table with the class or variable that defines it, where that is a unit of its own."""
    kinds = {unit.id: unit.kind for unit in evidence.units.units}
    edges = (edge for edge in evidence.graph.edges if edge.kind == "define" and kinds.get(edge.source) != "module")
    return [(edge.source, edge.target) for edge in edges]


def elect(evidence: Evidence, groups: Mapping[str, int]) -> dict[str, int]:
    """Return the groups with each table, and the class that defines it, where most of its writes come from.

    Writes at run time decide; where there are none, writes that no entry point is known to reach; where there are
    none either, reads; else a table stays where the partition put it. Writes by the table's own class tell
    nothing: it moves with the table.
    """
    placed = dict(groups)
    classes: dict[str, list[str]] = defaultdict(list)
    for unit, table in bonds_of(evidence):
        classes[table].append(unit)
    votes = [_votes(evidence, groups, op, moment) for op in ("write", "read") for moment in _MOMENTS]
    for name in evidence.tables:
        node = table_node(name)
        if node in groups:
            placed[node] = _owner(groups[node], [round_.get(name, {}) for round_ in votes])
            placed.update({unit: placed[node] for unit in classes[node] if unit in groups})
    return placed


_MOMENTS = (Moment.RUN_TIME, Moment.UNREACHED)


def _votes(evidence: Evidence, groups: Mapping[str, int], op: str, moment: Moment) -> Votes:
    """Count the sites per table and group, those of the table's own class left out."""
    own = set(bonds_of(evidence))
    votes: Votes = defaultdict(lambda: defaultdict(int))
    for row in evidence.traffic:
        if (
            row.op == op
            and row.moment is moment
            and row.unit in groups
            and (row.unit, table_node(row.table)) not in own
        ):
            votes[row.table][groups[row.unit]] += max(1, len(row.locations))
    return votes


def _owner(home: int, rounds: list[dict[int, int]]) -> int:
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
