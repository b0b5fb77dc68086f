"""Measure whole cuts of one application by the same numbers. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.candidates.literature import measure_literature
from analyzer.graph.fused import Fused, Layer, fuse, modularity
from analyzer.model.cut import CutMetrics
from analyzer.model.data import written_one_at_a_time
from analyzer.model.evidence import Evidence, Moment, table_node
from analyzer.model.names import parent_of
from analyzer.model.project import Project

JUDGES = ("structure", "imports", "data")  # the views that the modularity of a cut is taken on


@dataclass(frozen=True, slots=True)
class Meter:
    """What every cut of one application is measured on."""

    evidence: Evidence
    written: tuple[tuple[str, ...], ...]  # tables per transaction
    judge: Fused
    called: tuple[tuple[str, str, str], ...] = ()  # units of caller and callee, and the callee

    def measure(self, groups: Mapping[str, int]) -> CutMetrics:
        """Return the numbers of a cut; nodes without a group lie in the shared kernel and do not count.

        crossing_calls: sites of calls between groups / sites of calls between placed units. Source: ICP without the
        logarithm, Kalia et al. (FSE 2021). shared_tables: written outside maintenance by more than one group;
        crossing_relations: foreign keys between groups. Source: Newman, Monolith to Microservices (2019), chapter 4.
        spanning_transactions: transactions that write tables of several groups. Source: Richardson, Microservices
        Patterns (2018), chapter 4. modularity: Newman and Girvan (2004), mean over calls and data.
        commit_locality: Zimmermann et al. (ICSE 2004), of the commits that changed several placed modules.
        """
        sizes: dict[int, int] = defaultdict(int)
        for group in groups.values():
            sizes[group] += 1
        return CutMetrics(
            services=len(sizes),
            largest_share=max(sizes.values(), default=0) / max(1, len(groups)),
            crossing_calls=self._crossing_calls(groups),
            shared_tables=self._shared_tables(groups),
            crossing_relations=sum(1 for ends in self._ends(groups, "relation") if ends[0] != ends[1]),
            spanning_transactions=sum(1 for tables in self.written if _spans(tables, groups)),
            modularity=self._modularity(groups),
            exclusive_tables=self._exclusive_tables(groups),
            operations=len({callee for caller, of, callee in self.called if _cross(groups, caller, of)}),
            commit_locality=self._commit_locality(groups),
            literature=measure_literature(self.evidence.graph, groups),
        )

    def _ends(self, groups: Mapping[str, int], kind: str) -> list[tuple[int, int, float]]:
        """Return the groups and the weight of each edge of a kind whose ends are both placed."""
        return [
            (groups[edge.source], groups[edge.target], edge.weight)
            for edge in self.evidence.graph.edges
            if edge.kind == kind and edge.source in groups and edge.target in groups
        ]

    def _crossing_calls(self, groups: Mapping[str, int]) -> float:
        """Return the share of call sites that cross."""
        ends = self._ends(groups, "call")
        crossing = sum(weight for source, target, weight in ends if source != target)
        return crossing / (sum(weight for _, _, weight in ends) or 1.0)

    def _shared_tables(self, groups: Mapping[str, int]) -> int:
        """Count the tables that several groups write."""
        writers: dict[str, set[int]] = defaultdict(set)
        for row in self.evidence.traffic:
            if row.op == "write" and row.moment is not Moment.MAINTENANCE and row.unit in groups:
                writers[row.table].add(groups[row.unit])
        return sum(1 for by in writers.values() if len(by) > 1)

    def _exclusive_tables(self, groups: Mapping[str, int]) -> float:
        """Return the share of the tables touched outside maintenance that a single group touches."""
        users: dict[str, set[int]] = defaultdict(set)
        for row in self.evidence.traffic:
            if row.moment is not Moment.MAINTENANCE and row.unit in groups:
                users[row.table].add(groups[row.unit])
        return sum(1 for by in users.values() if len(by) == 1) / len(users) if users else 1.0

    def _commit_locality(self, groups: Mapping[str, int]) -> float | None:
        """Return the share of the commits with several placed modules that stay in one group."""
        changed = [[groups[unit] for unit in commit if unit in groups] for commit in self.evidence.graph.changes]
        several = [homes for homes in changed if len(homes) > 1]
        return sum(1 for homes in several if len(set(homes)) == 1) / len(several) if several else None

    def _modularity(self, groups: Mapping[str, int]) -> float:
        """Return the mean modularity; shared nodes are groups of their own."""
        layers = sum(1 for view in self.evidence.views if view.name in JUDGES and view.pairs)
        labels = [groups.get(name, -1 - index) for index, name in enumerate(self.judge.ids)]
        return modularity(self.judge, labels) / max(1, layers)


def _spans(tables: tuple[str, ...], groups: Mapping[str, int]) -> bool:
    """Return whether the tables lie in several groups."""
    return len({groups[table] for table in tables if table in groups}) > 1


def _cross(groups: Mapping[str, int], first: str, second: str) -> bool:
    """Return whether two units are placed, and not together."""
    return first in groups and second in groups and groups[first] != groups[second]


def meter_of(project: Project, evidence: Evidence) -> Meter:
    """Prepare the measuring of cuts."""
    either = written_one_at_a_time(project.accesses)
    written = tuple(
        tuple(table_node(table) for table in sorted(item.written - either.get(parent_of(item.function), frozenset())))
        for item in project.transactions
    )
    layers = [Layer(view.pairs) for view in evidence.views if view.name in JUDGES]
    unit_of = evidence.units.unit_of
    called = sorted({(unit_of(call.caller), unit_of(call.callee), str(call.callee)) for call in project.calls})
    return Meter(evidence, written, fuse((node.id for node in evidence.graph.nodes), layers), tuple(called))
