"""What the objects of a class keep: what its methods add to their lists and tables, what its properties give. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.model import facts as f
from analyzer.model.terms import ClassView, FunctionView
from analyzer.project.effects import ADDERS
from analyzer.project.instances import PROPERTIES, class_behind
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm

MAKERS = frozenset(
    {f"builtins.{name}" for name in ("list", "set", "dict")} | {"collections.OrderedDict", "collections.defaultdict"}
)


class Given(NamedTuple):
    """What a property gives."""

    own: Place  # its parameter `self`
    value: Place


def is_container(term: CodeTerm) -> bool:
    """Say whether a value is a list, set or dict that others may fill."""
    source = term.resolved
    is_made = source.op == f.CALL and source.at(source.value[2]).path in MAKERS
    return is_made or source.op in (f.LIST, f.SET, f.DICT)


def added_to(kept: CodeTerm) -> list[tuple[Place, bool]]:
    """Return what the methods of a class add to what its objects keep under a name, in order of the class's body.

    Args:
        kept: `self.rows`, `cls.rows`, `Made().rows`.

    Returns:
        Each value, and whether it is an element or holds elements.
    """
    owner = class_behind(kept.at(kept.value[2]))
    found: list[tuple[Place, bool]] = []
    for function in owner.functions() if owner is not None else ():
        found.extend(_put_by(function, kept.attribute, owner))
    return found


def _put_by(function: FunctionView, name: str, owner: ClassView | None) -> Iterator[tuple[Place, bool]]:
    for base, _key, value in function.puts():
        if isinstance(value, CodeTerm) and _is_kept(base, name, owner):
            yield value.place, True
    for call in function.calls():
        callee = call.callee
        meaning = ADDERS.get(callee.attribute, "") if callee is not None else ""
        given = call.arguments[-1] if meaning and call.arguments else None
        if isinstance(given, CodeTerm) and callee is not None and callee.base and _is_kept(callee.base, name, owner):
            yield given.place, meaning == "append"


def _is_kept(term: object, name: str, owner: ClassView | None) -> bool:
    if not isinstance(term, CodeTerm) or term.attribute != name:
        return False
    view = class_behind(term.at(term.value[2]))
    return view is not None and owner is not None and view.symbol in owner.mro


def property_of(made: CodeTerm, name: str) -> Given | None:
    """Return what the property of an object gives, where it gives one thing."""
    owner = class_behind(made)
    view = owner.function(name) if owner is not None else None
    given = view.returns() if view is not None and any(one.path in PROPERTIES for one in view.decorators) else ()
    only = given[0] if len(given) == 1 else None
    if view is None or not isinstance(only, CodeTerm):
        return None
    values = made.lookup.scope(only.module, only.scope).values
    own = view.parameters[0][0] if view.parameters else ""
    places = [number for number, value in enumerate(values) if value[0] == f.PARAM and value[2] == own]
    return Given((only.module, only.scope, places[0]), only.place) if places else None
