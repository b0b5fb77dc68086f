"""How widely a unit is used, and how much it uses: what everybody needs tells nobody apart. Pure."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from analyzer.model.graph import Edge, Graph

MANY_USERS = 8  # units; a call to what more of them use counts less, in proportion
MANY_USED = 20  # units; a dependency of what uses more of them counts less, in proportion


@dataclass(frozen=True, slots=True)
class Fans:
    """Numbers of users and of used units, per unit."""

    users: dict[str, int]
    used: dict[str, int]

    def share_of_call(self, edge: Edge) -> float:
        """Return what a call counts, 0..1: less to a hub and from what calls everything."""
        return min(1.0, MANY_USERS / self.users[edge.target]) * self._narrow(edge)

    def share_of_import(self, edge: Edge) -> float:
        """Return what an import counts, 0..1: all imports of a unit together count as one."""
        return self._narrow(edge) / self.users[edge.target]

    def _narrow(self, edge: Edge) -> float:
        """Return less than 1 for what uses many units: composition roots vote for nothing."""
        return min(1.0, MANY_USED / self.used[edge.source])


def count_fans(graph: Graph, kinds: Collection[str]) -> Fans:
    """Count for each unit how many others use it, and how many it uses, by edges of the kinds.

    Source: our own counts over 33 repositories, in which 2.8 % of the modules receive 40 % of the imports;
    Wen and Tzerpos (2005), omnipresent modules.
    """
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.kind in kinds:
            users[edge.target].add(edge.source)
            used[edge.source].add(edge.target)
    return Fans({name: len(by) for name, by in users.items()}, {name: len(of) for name, of in used.items()})
