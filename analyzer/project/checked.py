"""What a form or serializer has checked, field by field: the rows that its fields choose among.

Source: https://docs.djangoproject.com/en/5.2/ref/forms/fields/#fields-which-handle-relationships and
https://www.django-rest-framework.org/api-guide/relations/

Pure.
"""

from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.project.elements import Typing
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm

CHOSEN_FROM = frozenset({Kind.MANAGER, Kind.QUERY})
SEVERAL = "MultipleChoiceField"  # how the names of fields end that choose many rows


def checked_field(knowledge: Knowledge, types: Typing, typed: Typed, name: str) -> list[Typed]:
    """Return what a form has checked under the name of a field.

    Args:
        knowledge: Relations of the form's entity.
        types: Tells what a declared field chooses among.
        typed: The checked data: of which entity and which form.
        name: The field.
    """
    view = knowledge.code.class_of(typed.own_class)
    term = view.attribute(name) if view is not None else None
    if term is not None:
        return _declared(types, term.resolved)
    step = knowledge.relation_from(typed.of, name) if typed.of else None
    if step is None:
        return []
    return [Typed(step.kind if step.kind is Kind.INSTANCE else Kind.QUERY, step.symbol, "", Level.RELATION)]


def _declared(types: Typing, field: CodeTerm) -> list[Typed]:
    """Return the rows that a declared field chooses: `ModelChoiceField(queryset=Ship.objects.all())`."""
    given = field.keywords.get("queryset") or (field.argument(0, "queryset") if _has_choice(field) else None)
    many = field.keywords.get("many")
    callee = field.callee
    is_many = (many is not None and many.literal is True) or (callee is not None and callee.path.endswith(SEVERAL))
    found = types.of(given) if given is not None else ()
    kind = Kind.QUERY if is_many else Kind.INSTANCE
    return [Typed(kind, one.of, "", one.level) for one in found if one.kind in CHOSEN_FROM and one.of]


def _has_choice(field: CodeTerm) -> bool:
    """Say whether a field chooses among the rows of its first argument."""
    callee = field.callee
    return callee is not None and last_of(callee.path).startswith("Model") and callee.path.endswith("ChoiceField")
