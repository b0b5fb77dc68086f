"""The parameters that a value is made from by calling members: `return query.filter(open=True).limit(9)`. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.terms import Term
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm

MOST_STEPS = 60  # values that are followed for one returned value


def roots_of(value: Term) -> Iterator[tuple[CodeTerm, tuple[str, ...]]]:
    """Go through the parameters at the start of a value, each with the members that are called on it, in order."""
    waiting: list[tuple[CodeTerm, tuple[str, ...]]] = [(value, ())] if isinstance(value, CodeTerm) else []
    seen: set[Place] = set()
    while waiting and len(seen) < MOST_STEPS:
        term, members = waiting.pop(0)
        for one in term.alternatives():
            if one.place in seen:
                continue
            seen.add(one.place)
            callee = one.at(one.value[2]) if one.op == f.CALL else one
            if one.op == f.PARAM:
                yield one, members
            elif one.op == f.CALL and callee.op == f.ATTR:
                waiting.append((callee.at(callee.value[2]), (callee.attribute, *members)))
