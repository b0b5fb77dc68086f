"""Where a registration is written that a loop or a helper makes: in the row or call that gives its values. Pure."""

from collections.abc import Iterator

from analyzer.model.location import Location
from analyzer.model.terms import Term

OWN = frozenset({"self", "cls"})
DEEPEST = 4  # strings built of strings


def places_of(call: Term, *given: Term | None) -> tuple[Location, tuple[Location, ...]]:
    """Return the line to show for a registration, and the further lines behind it.

    Args:
        call: One case of the call that registers something.
        given: What it registers, the most telling value first: the path, then the view.

    Returns:
        The row or call site that a loop variable or parameter in `given` comes from, and the call; the call alone where
        it gives the values itself.
    """
    for term in given:
        for one in _strings(term, 0) if term is not None else ():
            row = one.row
            if row != one and row.location != call.location and row.parameter not in OWN:
                return row.location, (call.location,)
    return call.location, ()


def _strings(term: Term, depth: int) -> Iterator[Term]:
    """Go through a value and the parts that a string is built of."""
    yield term
    parts = list(term.joined)
    if term.filled is not None:
        parts += [*(term.filled[1].elements() or [term.filled[1]])]
    elif term.callee is not None and term.callee.attribute == "format":
        parts += [*term.arguments, *term.keywords.values()]
    for part in parts if depth < DEEPEST else ():
        yield from _strings(part, depth + 1)
