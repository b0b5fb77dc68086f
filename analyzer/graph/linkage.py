"""Merge groups step by step by average linkage on the fused similarity. Pure."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analyzer.graph.fused import Fused


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Merges of numbered nodes, first merge first; merge i of n nodes makes node n + i."""

    leaves: int
    merges: tuple[tuple[int, int], ...]
    gains: tuple[float, ...]  # of fused modularity, per merge

    def best_count(self, tolerance: float = 0.0) -> int:
        """Return the fewest groups whose fused modularity is within `tolerance`, 0..1, of the best level's."""
        values = [0.0, *accumulate(self.gains)]
        enough = max(values) - tolerance * abs(max(values))
        merged = max((count for count, value in enumerate(values) if value >= enough), default=0)
        return self.leaves - merged

    def cut(self, groups: int) -> list[int]:
        """Return the group of each leaf when the merging stops at `groups` groups."""
        parent = {}
        for index, (left, right) in enumerate(self.merges[: max(0, self.leaves - groups)]):
            parent[left] = parent[right] = self.leaves + index
        roots = [_root(leaf, parent) for leaf in range(self.leaves)]
        numbers: dict[int, int] = {}
        return [numbers.setdefault(root, len(numbers)) for root in roots]


def _root(node: int, parent: dict[int, int]) -> int:
    """Follow parents to the top."""
    while node in parent:
        node = parent[node]
    return node


def link(fused: Fused, first: Sequence[int] = ()) -> Hierarchy:
    """Merge the pair that is most similar on average until one group is left.

    Where `first` gives a group per node, each of its groups is put together before any two of them meet, so that
    this grouping is one level of the hierarchy.

    The similarity of two units is what connects them beyond chance, summed over the layers; of two groups the mean
    over their pairs. Quadratic in the number of nodes: coarsen first.

    Source: Sokal and Michener (1958), average linkage; similarity as in Mucha et al. (2010).
    """
    state = _Linkage(fused, first or [0] * len(fused.ids))
    merges, gains = [], []
    while len(state.alive) > 1:
        left, right, similarity = state.closest()
        gains.append(2 * similarity)
        merges.append((left, right))
        state.merge(left, right)
    return Hierarchy(len(fused.ids), tuple(merges), tuple(gains))


class _Linkage:
    """Groups alive, sums of similarity between them, and a heap of candidate merges."""

    def __init__(self, fused: Fused, first: Sequence[int]) -> None:
        self.group = dict(enumerate(first))
        self.sizes = dict(enumerate(fused.sizes))
        self.alive = set(self.sizes)
        self.next = len(self.sizes)
        self.sums: dict[int, dict[int, float]] = {node: {} for node in self.sizes}
        self.heap: list[tuple[bool, float, int, int]] = []
        for left in range(self.next):
            for right in range(left + 1, self.next):
                self._put(left, right, _beyond_chance(fused, left, right))
        heapq.heapify(self.heap)

    def _put(self, left: int, right: int, value: float) -> None:
        """Record the similarity of two groups; the heap is put in order by the caller."""
        self.sums[left][right] = self.sums[right][left] = value
        self.heap.append(self._entry(left, right, value))

    def _entry(self, left: int, right: int, value: float) -> tuple[bool, float, int, int]:
        """Return what orders the heap: pairs of one given group by mean similarity, then others by what they gain."""
        if self.group[left] == self.group[right]:
            return False, -value / (self.sizes[left] * self.sizes[right]), left, right
        return True, -value, left, right

    def closest(self) -> tuple[int, int, float]:
        """Return the two most similar groups and their summed similarity; ties go to the smallest numbers."""
        while True:
            _, _, left, right = heapq.heappop(self.heap)
            if left in self.alive and right in self.alive:
                return left, right, self.sums[left][right]

    def merge(self, left: int, right: int) -> None:
        """Replace two groups by a new one."""
        new = self.next
        self.next += 1
        self.alive -= {left, right}
        self.sizes[new] = self.sizes[left] + self.sizes[right]
        # Groups that were given apart meet only when each is complete: what they form is a group of its own.
        self.group[new] = self.group[left] if self.group[left] == self.group[right] else -new
        first, second = self.sums.pop(left), self.sums.pop(right)
        self.sums[new] = {}
        for other in sorted(self.alive):
            value = first[other] + second[other]
            del self.sums[other][left], self.sums[other][right]
            self.sums[new][other] = self.sums[other][new] = value
            heapq.heappush(self.heap, self._entry(other, new, value))
        self.alive.add(new)


def _beyond_chance(fused: Fused, left: int, right: int) -> float:
    """Return the weight between two nodes less what chance would put there."""
    chance = sum(a * b for a, b in zip(fused.degrees[left], fused.degrees[right], strict=True))
    return fused.neighbours[left].get(right, 0.0) - chance


def labels_of(hierarchy: Hierarchy, coarse: Sequence[int], groups: int) -> list[int]:
    """Return the group of each original node whose coarse node is in `coarse`."""
    cut = hierarchy.cut(groups)
    return [cut[node] for node in coarse]
