"""How well one set of nodes comes apart from all the others, and which single moves better that. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from analyzer.graph.fused import Fused

MOST_ROUNDS = 20  # over the nodes at the border; the moving has settled long before
SMALLEST_GAIN = 1e-9  # of separation; below it a move is rounding noise


@dataclass(frozen=True, slots=True)
class Separation:
    """The weights that sets of nodes are measured on."""

    fused: Fused
    strengths: tuple[float, ...]  # of each node: the weight of everything that touches it
    total: float

    @staticmethod
    def of(fused: Fused) -> "Separation":
        """Sum the weights once."""
        strengths = tuple(sum(near.values()) for near in fused.neighbours)
        return Separation(fused, strengths, sum(strengths))

    def measure(self, nodes: AbstractSet[int]) -> float:
        """Return 1 minus the normalised cut of a set: 1 where nothing crosses, 0 where as much crosses as by chance.

        What crosses is held against both sides, so that neither tiny nor huge sets have an advantage.
        Source: Shi and Malik (2000), "Normalized cuts and image segmentation"; Leskovec et al. (2008), "Statistical
        properties of community structure", for the cuts of single sets.
        """
        volume = sum(self.strengths[node] for node in sorted(nodes))
        return self._value(volume, volume - self._inside(nodes))

    def improve(self, nodes: Iterable[int]) -> frozenset[int]:
        """Return the set after single nodes joined or left it as long as that separates it better.

        Source: Kernighan and Lin (1970), "An efficient heuristic procedure for partitioning graphs".
        """
        chosen = set(nodes)
        pulls = self._pulls(chosen)
        volume = sum(self.strengths[node] for node in sorted(chosen))
        crossing = volume - self._inside(chosen)
        moved = True
        for _ in range(MOST_ROUNDS):
            if not moved:
                break
            moved = False
            for node in sorted(pulls.keys() | chosen):
                sign = -1 if node in chosen else 1
                near = self.fused.neighbours[node]
                grown = volume + sign * self.strengths[node]
                cut = crossing + sign * (self.strengths[node] - near.get(node, 0.0) - 2 * pulls[node])
                if self._value(grown, cut) > self._value(volume, crossing) + SMALLEST_GAIN:
                    volume, crossing, moved = grown, cut, True
                    chosen ^= {node}
                    for other in near.keys() - {node}:
                        pulls[other] += sign * near[other]
        return frozenset(chosen)

    def _value(self, volume: float, crossing: float) -> float:
        """Return 1 - the normalised cut; an empty set and everything separate nothing."""
        sides = volume * (self.total - volume)
        return 1 - max(0.0, crossing) * self.total / sides if sides > SMALLEST_GAIN * self.total**2 else -1.0

    def _inside(self, nodes: AbstractSet[int]) -> float:
        """Return the weight among the nodes, both directions, with what lies inside of them."""
        near = self.fused.neighbours
        return sum(weight for node in sorted(nodes) for other, weight in near[node].items() if other in nodes)

    def _pulls(self, nodes: AbstractSet[int]) -> dict[int, float]:
        """Return the weight between every node and the others of the set."""
        pulls: dict[int, float] = defaultdict(float)
        for node in sorted(nodes):
            for other, weight in self.fused.neighbours[node].items():
                if other != node:
                    pulls[other] += weight
        return pulls
