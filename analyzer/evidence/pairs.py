"""Collect weights of pairs and turn them into a view. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.model.cut import View


@dataclass(slots=True)
class Weights:
    """Weights of unordered pairs while they are summed."""

    of: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, first: str, second: str, weight: float) -> None:
        """Add to a pair, whichever way round; a unit with itself is no pair."""
        if first != second and weight > 0:
            pair = (first, second) if first < second else (second, first)
            self.of[pair] = self.of.get(pair, 0.0) + weight

    def add_clique(self, members: Iterable[str], weight: float = 1.0, nearest: int = 40) -> None:
        """Spread `weight` per member evenly over its pairs; in large groups over the `nearest` in the order given."""
        names = list(dict.fromkeys(members))
        reach = min(len(names) - 1, nearest)
        for index, name in enumerate(names):
            for step in range(1, reach + 1):
                self.add(name, names[(index + step) % len(names)], weight / reach / 2)


def view_of(name: str, question: str, weights: Weights, missing: str) -> View:
    """Make a view of strengths 0..1; `missing` is kept only where there is nothing to see."""
    most = max(weights.of.values(), default=0.0)
    pairs = tuple((first, second, weight / most) for (first, second), weight in sorted(weights.of.items()))
    return View(name, question, pairs, missing="" if pairs else missing)
