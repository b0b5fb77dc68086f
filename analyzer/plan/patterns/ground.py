"""What the rules look at, and what a rule is. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyzer.model.border import Advice
from analyzer.model.plan import Plan
from analyzer.model.seam import Seam
from analyzer.plan.situation import Situation


@dataclass(frozen=True, slots=True)
class Ground:
    """A cut, what crosses it and how that is to be treated."""

    situation: Situation
    plan: Plan  # operations, keys, sticky tables, transactions
    seam: Seam | None = None  # that could go first


# For everything that a rule looks at: its advice, or None where the pattern does not apply.
Rule = Callable[[Ground], Iterator[Advice | None]]
