"""Rows that a session gets along with one that is made around them: `session.add(Fleet(ships=[Ship()]))`.

Source: docs.sqlalchemy.org, ORM, "Cascades", section "save-update". Pure.
"""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

DEEPEST = 4  # rows made within rows


def made_along(types: Types, given: CodeTerm, receiver: Typed | None, depth: int = 0) -> Iterator[str]:
    """Go through the tables that are written because of the relations that the constructors in a value are given.

    Rows on the side of the key and links always change; a row that is only pointed to does where it is new.
    """
    for call in (one for value in given.alternatives() for one in (value.elements() or [value])):
        source = call.resolved
        classes = types.of(source.at(source.value[2]), receiver) if source.op == f.CALL and depth < DEEPEST else ()
        for row in (one for one in classes if one.kind is Kind.CLASS and types.knowledge.is_entity(one.of)):
            for name, value in source.keywords.items():
                step = types.knowledge.relation_from(row.of, name)
                if step is None:
                    continue
                is_new = _is_new(types, value, receiver)
                is_row = is_new or any(one.of for one in types.of(value, receiver))
                if is_row and step.through:
                    yield step.through
                if is_new or (is_row and not step.through and not step.forward):
                    yield step.table
                yield from made_along(types, value, receiver, depth + 1)


def _is_new(types: Types, value: CodeTerm, receiver: Typed | None) -> bool:
    """Say whether a value is, or holds, what a constructor of an entity makes."""
    parts = [one.resolved for each in value.alternatives() for one in (each.elements() or [each])]
    made = [types.of(one.at(one.value[2]), receiver) for one in parts if one.op == f.CALL]
    return any(one.kind is Kind.CLASS and types.knowledge.is_entity(one.of) for found in made for one in found)
