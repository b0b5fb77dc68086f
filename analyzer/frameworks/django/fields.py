"""Fields in the bodies of models: columns, relations, generic relations.

Source: https://docs.djangoproject.com/en/5.2/ref/models/fields/ and
https://docs.djangoproject.com/en/5.2/ref/contrib/contenttypes/#generic-relations

Pure.
"""

from dataclasses import dataclass

from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Term

RELATIONS = (  # the last name of the field class, or of one of its ancestors -> kind; the first match counts
    ("GenericForeignKey", "generic"),
    ("GenericRelation", "reverse"),
    ("OneToOneField", "o2o"),
    ("ManyToManyField", "m2m"),
    ("ForeignKey", "fk"),
    ("TaggableManager", "m2m"),
    ("ParentalKey", "fk"),
    ("ForeignObject", "fk"),
)
NO_FIELDS = ("django.forms.", "rest_framework.", "django_filters.", "marshmallow.", "builtins.", "django.utils.")
TAGS = "TaggableManager"


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is declared."""

    name: str
    kind: str  # "column", "fk", "o2o", "m2m", "generic", "reverse"
    type: str  # last name of the field class
    term: Term  # the call
    declared_in: ClassView

    @property
    def column(self) -> str:
        """The name of its column in the database."""
        given = self.term.keywords.get("db_column")
        default = f"{self.name}_id" if self.kind in ("fk", "o2o") else self.name
        return (given.text if given is not None else None) or default

    @property
    def is_tags(self) -> bool:
        """Whether it is django-taggit's manager, whose through table says what the tags are."""
        return self.type.endswith(TAGS)

    def has(self, option: str) -> bool:
        """Say whether an option is literally true."""
        term = self.term.keywords.get(option)
        return term is not None and term.literal is True


def fields_of(view: ClassView) -> list[Field]:
    """Return the fields that a class body declares itself, in order."""
    found = []
    for name, value in view.body.items():
        field = next((one for term in value.alternatives() if (one := _read(view, name, term))), None)
        if field is not None:
            found.append(field)
    return found


def _read(view: ClassView, name: str, term: Term) -> Field | None:
    callee = term.callee
    path = callee.path if callee is not None else ""
    if callee is None or not path or path.startswith(NO_FIELDS):
        return None
    own = callee.as_class
    names = [last_of(one) for one in own.mro if not one.startswith(NO_FIELDS)] if own is not None else [last_of(path)]
    kind = _kind(names)
    if kind == "column" and not _is_field(names):
        return None
    return Field(name, kind, last_of(path), term.resolved, view)


def _kind(names: list[str]) -> str:
    for ending, kind in RELATIONS:
        if any(name.endswith(ending) for name in names):
            return kind
    return "column"


def _is_field(names: list[str]) -> bool:
    return any(name == "Field" or name.endswith("Field") for name in names)


def target_term(field: Field) -> Term | None:
    """Return what a relation points to: its argument, else what the field class itself always gives."""
    given = field.term.argument(0, "to")
    callee = field.term.callee
    own = callee.as_class if callee is not None else None
    if given is not None or own is None:
        return given
    constructor = own.function("__init__")
    for call in constructor.calls() if constructor is not None else ():
        if "to" in call.keywords:
            return call.keywords["to"]
        is_default = call.callee is not None and call.callee.attribute == "setdefault" and len(call.arguments) > 1
        if is_default and call.arguments[0].text == "to":
            return call.arguments[1]
    return None
