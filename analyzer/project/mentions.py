"""Which parts of the arguments of a query the query asks for. Pure."""

from collections.abc import Iterable, Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.project.elements import Typing
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.parts import parts_of
from analyzer.project.terms import CodeTerm

# Options that keep relations away. Source: docs.sqlalchemy.org, ORM, "Relationship Loading Techniques".
NOT_LOADING = frozenset({"raiseload", "noload", "lazyload", "defaultload"})
# `Order.tags.contains(tag)` compares keys. Source: docs.sqlalchemy.org, ORM, "Relationship-specific Operators".
HOLDING = "contains"
EQUAL = frozenset({"==", "!="})
IS = frozenset({"is_", "is_not", "isnot"})
READ = frozenset({Kind.INSTANCE, Kind.COLLECTION})  # kinds of rows that are there


def asked_in(types: Typing, given: CodeTerm, receiver: Typed | None) -> Iterator[CodeTerm]:
    """Go through an argument, but not through what rows came from that were read before: `Leg.order == order`."""
    waiting, seen = [given], {given.place}
    while waiting:
        part = waiting.pop()
        found = types.of(part, receiver) if part.op == f.LOCAL else ()
        if not found or any(one.kind not in READ for one in found):
            yield part
            below = [part.at(number) for number in reversed(parts_of(part.value))]
            waiting.extend(one for one in below if one.place not in seen)
            seen.update(one.place for one in below)


def compared_in(part: CodeTerm) -> Iterator[Place]:
    """Go through the relations that an expression does not follow.

    `Order.customer == x` asks for a key, not for customers; `raiseload(Order.customer)` keeps them away.
    """
    if part.op == f.CALL and last_of(part.at(part.value[2]).path or part.at(part.value[2]).attribute) in NOT_LOADING:
        yield from (one.place for one in part.arguments)
    if part.op == f.BINOP and part.value[2] in EQUAL:
        yield from (part.at(side).place for side in part.value[3:5])
    elif part.op == f.ATTR and part.attribute in IS:
        yield part.at(part.value[2]).place


def held_in(parts: Iterable[CodeTerm]) -> set[Place]:
    """Return the relations that are only asked whether a row is among those behind them."""
    return {part.at(part.value[2]).place for part in parts if part.op == f.ATTR and part.attribute == HOLDING}
