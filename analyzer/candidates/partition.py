"""Split units into groups that hang together: one core for every graph and every language. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from analyzer.graph.fused import Fused, Layer, aggregate, fuse, modularity, renumber, thin
from analyzer.graph.linkage import Hierarchy, labels_of, link
from analyzer.graph.moving import find_groups, improve
from analyzer.model.cut import View

RUNS = 20  # orders of visiting the units: with these every seed tried led to the same best grouping of the sample
LARGE = 10_000  # units; larger graphs get FEW_RUNS, what is found in them is coarsened anyway
FEW_RUNS = 3
SETTLING = 5  # orders of moving single nodes at last
MOST_LEAVES = 400  # nodes of the linkage, which is quadratic; larger graphs are coarsened first
FINE = 64.0  # first resolution of the coarsening, halved until the groups are few enough for the linkage
TOO_BIG = 0.6  # of everything placed; a service that holds more is the monolith again
MOST_EXTRA = 6  # groups beyond the best number that are tried to break up one that is too big

Groups = dict[str, int]  # id -> group


@dataclass(frozen=True, slots=True)
class Partitioner:
    """The fused views with the hierarchy of their groups, ready to be cut anywhere."""

    ids: tuple[str, ...]
    fused: Fused  # one node per bond
    bond: tuple[int, ...]  # node of `fused` per id
    coarse: tuple[int, ...]  # leaf of the hierarchy per node
    leaves: Fused  # what the hierarchy starts from
    hierarchy: Hierarchy
    own: int  # the fewest groups that the fused modularity likes as well as any
    seed: int

    def groups(self, services: int = 0) -> Groups:
        """Return the group of every id: `services` groups, or as many as the fused modularity likes best.

        An own choice avoids one group that holds almost everything, if more groups can.
        """
        if services:
            return self._cut(services)
        counts = range(self.own + 1, min(self.own + MOST_EXTRA, self.hierarchy.leaves) + 1)
        first = self._cut(self.own)
        if largest_share(first) <= TOO_BIG:
            return first
        finer = (self._cut(count) for count in counts)
        return next((groups for groups in finer if largest_share(groups) <= TOO_BIG), first)

    def levels(self) -> Iterator[frozenset[str]]:
        """Yield every group that some level of the hierarchy has, the finest first."""
        members: list[frozenset[str]] = [frozenset() for _ in range(self.hierarchy.leaves)]
        for name, node in zip(self.ids, self.bond, strict=True):
            members[self.coarse[node]] |= {name}
        yield from members
        for left, right in self.hierarchy.merges:
            members.append(members[left] | members[right])
            yield members[-1]

    def redraw(self, dropped: float, seed: int) -> Groups:
        """Return the groups that are found when a share of the evidence is dropped, 0..1."""
        found = find_groups(thin(self.leaves, dropped, Random(seed)), (seed,))
        return {name: found[self.coarse[node]] for name, node in zip(self.ids, self.bond, strict=True)}

    def _cut(self, services: int) -> Groups:
        """Cut the hierarchy, then let single nodes move."""
        labels = labels_of(self.hierarchy, self.coarse, services)
        labels = _settle(self.fused, labels, self.seed)
        return {name: labels[node] for name, node in zip(self.ids, self.bond, strict=True)}


def largest_share(groups: Groups) -> float:
    """Return the share of the largest group, 0..1."""
    sizes: dict[int, int] = {}
    for group in groups.values():
        sizes[group] = sizes.get(group, 0) + 1
    return max(sizes.values(), default=0) / max(1, len(groups))


def prepare(
    ids: Iterable[str], views: Sequence[View], seed: int = 0, bonds: Sequence[Sequence[str]] = ()
) -> Partitioner:
    """Fuse the views by their trust and build the hierarchy of groups.

    Args:
        ids: Everything to be placed, in any order.
        views: Each counts by its weight.
        seed: Same seed, same answer.
        bonds: Ids that stay together whatever the views say; they may overlap.

    Source: Mucha et al. (2010) for the objective, Blondel et al. (2008) for coarsening and own choice, average
    linkage of Sokal and Michener (1958) for the levels above and below it.
    """
    single = fuse(ids, [Layer(view.pairs, view.weight) for view in views])
    bond = _bond(single.ids, bonds)
    fused = aggregate(single, bond)
    coarse = _coarsen(fused, seed)
    leaves = aggregate(fused, coarse)
    runs = RUNS if len(single.ids) <= LARGE else FEW_RUNS
    best = find_groups(leaves, range(seed, seed + runs))
    hierarchy = link(leaves, best)
    own = hierarchy.best_count()
    return Partitioner(single.ids, fused, tuple(bond), tuple(coarse), leaves, hierarchy, own, seed)


def _bond(ids: Sequence[str], bonds: Sequence[Sequence[str]]) -> list[int]:
    """Return one label per set of ids that bonds join."""
    parent = {name: name for name in ids}
    for members in bonds:
        known = [name for name in members if name in parent]
        for name in known[1:]:
            parent[_top(name, parent)] = _top(known[0], parent)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(_top(name, parent), len(numbers)) for name in ids]


def _top(name: str, parent: dict[str, str]) -> str:
    """Follow parents to the representative."""
    while parent[name] != name:
        name = parent[name]
    return name


def _coarsen(fused: Fused, seed: int) -> list[int]:
    """Return small groups, at most MOST_LEAVES of them where that can be reached, that the linkage starts from."""
    labels = list(range(len(fused.ids)))
    level, resolution = fused, FINE
    while len(level.ids) > MOST_LEAVES and resolution * FINE >= 1:
        found = find_groups(level, (seed,), resolution)
        labels = [found[label] for label in labels]
        level = aggregate(level, found)
        resolution /= 2
    return labels


def _settle(fused: Fused, labels: list[int], seed: int) -> list[int]:
    """Move single nodes where that gains, unless a group would vanish."""
    groups = max(labels, default=-1) + 1
    best, value = renumber(labels), modularity(fused, labels)
    for run in range(SETTLING if len(labels) <= MOST_LEAVES else 1):
        moved = improve(fused, labels, Random(seed + run))
        gained = modularity(fused, moved)
        if max(moved, default=-1) + 1 == groups and gained > value:
            best, value = moved, gained
    return best
