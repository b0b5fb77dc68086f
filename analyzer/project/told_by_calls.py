"""Sessions of which nothing is known but how they are called: `x.query(Order)`, `x.add(Order())`. Pure."""

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.project.elements import Typing
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm

KEPT = frozenset({f.CONST, f.JOIN, f.LIST, f.TUPLE, f.SET, f.DICT, f.DEF})  # values that are no session
ANYTHING = "typing.Any"


def is_told(knowledge: Knowledge, types: Typing, call: CodeTerm, receiver: Typed | None) -> bool:
    """Say whether a call of a member names an entity as only calls of sessions do.

    A statement says so on any unknown value, a class or a row on one that may be anything. Rows are added to sets as
    well: there they have to be made in the call's function.
    """
    callee = call.at(call.value[2])
    wanted = knowledge.telling.get(callee.attribute)
    first = next(iter(call.arguments), None)
    if wanted is None or first is None:
        return False
    parts = first.walk() if callee.attribute == "query" else [first]
    given = [typed for part in parts for typed in types.of(part, receiver)]
    found = [one for one in given if one.kind is wanted and knowledge.is_entity(one.of)]
    family = [one for one in found if knowledge.is_told_by(one.of, callee.attribute)]
    if wanted is Kind.STATEMENT or not family:
        return bool(family)
    others = {"get": _asks_for_key(call), "add": _is_made(types, first, receiver)}
    return others.get(callee.attribute, True) and _may_be_anything(callee.at(callee.value[2]))


def session() -> Typed:
    """Return the type of a session that only its calls tell of."""
    return Typed(Kind.SESSION, "", "", Level.HELPER)


def _asks_for_key(call: CodeTerm) -> bool:
    """Say whether `x.get(Order, 1)` names a row: a dictionary is given a default there."""
    return len(call.arguments) > 1 and not isinstance(call.arguments[1].literal, bool | None)


def _is_made(types: Typing, term: CodeTerm, receiver: Typed | None) -> bool:
    """Say whether a value is a call of a class."""
    calls = [one for one in term.alternatives() if one.op == f.CALL]
    return any(typed.kind is Kind.CLASS for one in calls for typed in types.of(one.at(one.value[2]), receiver))


def _may_be_anything(base: CodeTerm) -> bool:
    """Say whether nothing in the code says what a value is; lists hold no sessions, but generators give them."""
    return not any(one.op in KEPT or one.path or _is_annotated(one) or _is_of_list(one) for one in base.origins())


def _is_of_list(term: CodeTerm) -> bool:
    source = term.at(term.value[2]).resolved if term.op == f.ITER else None
    return source is not None and (source.callee is None or source.callee.as_function is None)


def _is_annotated(term: CodeTerm) -> bool:
    view = term.lookup.view_of_function(term.module, term.scope) if term.op == f.PARAM else None
    given = next((one[1] for one in view.parameters if one[0] == term.value[2]), None) if view else None
    return given is not None and given.path != ANYTHING
