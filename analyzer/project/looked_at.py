"""What code does with a value it has: whether it uses it at all, and which attributes it looks at. Pure."""

from collections import defaultdict

from analyzer.model import facts as f
from analyzer.model.facts import Scope
from analyzer.project.parts import parts_of

THROUGH = frozenset({f.LOCAL, f.ITER, f.ITEM, f.ENTER, f.PHI})  # what stands for the same rows, or for one of them
ENDS = {f.STORES: (3, 5), f.SETS: (3, 4, 5), f.GROWS: (4,), f.CALLS: ()}  # effects -> where the values stand in them


def used_values(scope: Scope) -> frozenset[int]:
    """Return the numbers of the values that anything is done with: a call is not, where it stands alone."""
    found = {part for value in scope.values for part in parts_of(value)}
    for effect in scope.effects:
        found.update(effect[at] for at in ENDS.get(effect[0], (3,)))
    found.update(region[3] for region in scope.regions)
    return frozenset((*found, *scope.bindings.values()))


def looked_at(scope: Scope) -> dict[int, frozenset[str]]:
    """Return the attributes that are read of every call's result and of every parameter, or of elements of them."""
    found: dict[int, set[str]] = defaultdict(set)
    for value in scope.values:
        if value[0] == f.ATTR:
            for root in _roots(scope, value[2]):
                found[root].add(value[3])
    return {root: frozenset(names) for root, names in found.items()}


def _roots(scope: Scope, number: int) -> list[int]:
    """Return the calls and parameters that a value stands for."""
    waiting, seen = [number], {number}
    while waiting:
        value = scope.values[waiting.pop()]
        below = parts_of(value) if value[0] in THROUGH else []
        below = below[:1] if value[0] == f.ITEM else below
        waiting.extend(one for one in below if one not in seen)
        seen.update(below)
    return [one for one in seen if scope.values[one][0] in (f.CALL, f.PARAM)]
