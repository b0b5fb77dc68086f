"""Columns and relationships of class bodies, mixins included, and of `Table` calls.

Source: docs.sqlalchemy.org, ORM, "Declarative Table with mapped_column()", "Composing Mapped Hierarchies with
Mixins"; sqlmodel.tiangolo.com, "Field". Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.frameworks.sqlalchemy import makers
from analyzer.frameworks.sqlalchemy.makers import Made, find_made, is_made_by, name_of
from analyzer.frameworks.texts import Context, text_in
from analyzer.model.data import Column
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, FunctionView, Term

NOT_TYPES = frozenset(
    {"ForeignKey", "Identity", "Sequence", "Computed", "FetchedValue", "CheckConstraint", "DefaultClause"}
)
WRAPPERS = frozenset(
    {"Mapped", "WriteOnlyMapped", "DynamicMapped", "Optional", "Union", "Annotated", "None", "NoneType", "Final", ""}
)
SEVERAL = re.compile(r"\b(list|set|dict|List|Set|Dict|Sequence|Collection|WriteOnlyMapped|DynamicMapped)\b")
FIELDS = frozenset({"Field"})  # SQLModel


@dataclass(frozen=True, slots=True)
class Key:
    """A foreign key as it is written."""

    target: Term
    context: Context
    on_delete: str
    location: Location


@dataclass(frozen=True, slots=True)
class ColumnFact:
    """A column with everything that relations need."""

    name: str
    type: str
    column: str
    keys: tuple[Key, ...]
    primary_key: bool
    unique: bool
    declared_in: str

    def as_column(self) -> Column:
        """Return it in the words of the model."""
        return Column(self.name, self.type, self.column if self.column != self.name else "")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name of a class body with what it is bound to for one mapped class."""

    name: str
    value: Term | None  # None for an annotation alone
    annotation: Term | None
    context: Context
    declared_in: str


def attributes_of(views: Iterable[ClassView], class_name: str) -> Iterator[Attribute]:
    """Yield the names bound in classes, nearest first, each once; a `declared_attr` stands for what it returns."""
    seen: set[str] = set()
    for view in views:
        found = [_attribute(view, name, class_name) for name in {**view.body, **view.annotations} if name not in seen]
        seen.update(one.name for one in found)
        yield from sorted(found, key=lambda one: _line(view, one.name))


def _line(view: ClassView, name: str) -> int:
    term = view.annotations.get(name) or view.body[name]
    return term.location.line


def _attribute(view: ClassView, name: str, class_name: str) -> Attribute:
    value, annotation, context = view.body.get(name), view.annotations.get(name), Context(class_name)
    function = declared_function(value)
    if function is not None:
        returned = function.returns()
        value = next((one for one in returned if one.is_call), None) or next(iter(returned), None)
        annotation = function.return_annotation
    return Attribute(name, value, annotation, context, view.symbol)


def declared_function(value: Term | None) -> FunctionView | None:
    """Return the function behind `@declared_attr` or `declared_attr(lambda cls: ...)`."""
    if value is None:
        return None
    function = value.as_function
    if function is not None:
        words = [f"{term.path}.{term.attribute}" for term in function.decorators]
        return function if any("declared_attr" in word for word in words) else None
    is_call = value.callee is not None and name_of(value.callee) == "declared_attr"
    inner = value.argument(0) if is_call else None
    return inner.as_function if inner is not None else None


def columns_of(views: Iterable[ClassView], class_name: str, plain_annotations: bool) -> list[ColumnFact]:
    """Return the columns that classes give to a mapped class of some name."""
    found = [_column_of(one, plain_annotations) for one in attributes_of(views, class_name)]
    return [column for column in found if column is not None]


def _column_of(one: Attribute, plain_annotations: bool) -> ColumnFact | None:
    if one.name.startswith("__"):
        return None
    made = find_made(one.value, makers.COLUMNS, one.context)
    if made is not None:
        return read_column(made, one.name, one.annotation, one.declared_in)
    if one.annotation is None or find_made(one.value, makers.RELATIONSHIPS, one.context) is not None:
        return None
    if plain_annotations:
        return _field(one, one.annotation)
    is_mapped = one.value is None and last_of(one.annotation.path.removesuffix("[]")) == "Mapped"
    return _annotated(one, one.annotation) if is_mapped else None


def _annotated(one: Attribute, annotation: Term) -> ColumnFact:
    """Read `name: Mapped[T]`; T may be `Annotated[..., mapped_column(...)]`."""
    calls = [part for part in _parts(annotation) if is_made_by(part, makers.COLUMNS)]
    if calls:
        return read_column(Made(calls[0], one.context), one.name, annotation, one.declared_in)
    return ColumnFact(one.name, type_name(annotation), one.name, (), False, False, one.declared_in)


def _field(one: Attribute, annotation: Term) -> ColumnFact | None:
    """Read SQLModel's `name: T = Field(...)`."""
    words = {last_of(part.path) for part in annotation.walk()}
    if "ClassVar" in words or one.name.startswith("_") or one.name == "model_config":
        return None
    made = find_made(one.value, FIELDS, one.context)
    given = made.call.keywords if made is not None else {}
    if "sa_column" in given:
        column = find_made(given["sa_column"], makers.COLUMNS, one.context)
        return read_column(column, one.name, annotation, one.declared_in) if column is not None else None
    keys = (
        [Key(given["foreign_key"], one.context, on_delete_of(given, one.context), given["foreign_key"].location)]
        if ("foreign_key" in given and given["foreign_key"].literal is not None)
        else _keys(given["sa_column_args"].elements() if "sa_column_args" in given else (), one.context)
    )
    flags = [_is_true(given.get(name)) for name in ("primary_key", "unique")]
    type_of_column = _name_of_type(given["sa_type"]) if "sa_type" in given else type_name(annotation)
    return ColumnFact(one.name, type_of_column, one.name, tuple(keys), flags[0], flags[1], one.declared_in)


def read_column(made: Made, name: str, annotation: Term | None, declared_in: str) -> ColumnFact:
    """Read a `Column(...)` or `mapped_column(...)` call; `name` is the attribute, "" in a `Table`."""
    arguments, given = made.call.arguments, made.call.keywords
    first = text_in(arguments[0], made.context) if arguments else None
    column = first or text_in(given.get("name"), made.context) or name
    types = [one for one in arguments[1 if first else 0 :] if not _is_extra(one)]
    if "type_" in given:
        types = [given["type_"]]
    of = _name_of_type(types[0]) if types else type_name(annotation) if annotation is not None else ""
    flags = [_is_true(given.get(flag)) for flag in ("primary_key", "unique")]
    keys = _keys(arguments, made.context)
    return ColumnFact(name or column, of, column, tuple(keys), flags[0], flags[1], declared_in)


def _keys(arguments: Sequence[Term], context: Context) -> list[Key]:
    found = [made for one in arguments if (made := find_made(one, makers.KEYS, context)) is not None]
    return [
        Key(target, made.context, on_delete_of(made.call.keywords, made.context), made.call.location)
        for made in found
        if (target := made.call.argument(0, "column")) is not None
    ]


def on_delete_of(given: Mapping[str, Term], context: Context) -> str:
    """Return the `ondelete` of a foreign key as one word."""
    text = text_in(given.get("ondelete"), context)
    return (text or "").upper().replace(" ", "_")


def _is_true(term: Term | None) -> bool:
    return term is not None and term.literal is True


def _is_extra(term: Term) -> bool:
    return is_made_by(term, NOT_TYPES) or find_made(term, makers.KEYS, Context()) is not None


def _name_of_type(term: Term) -> str:
    path = term.callee.path if term.callee is not None else term.path
    return last_of(path.removesuffix("[]").removesuffix("()")) or term.attribute


def type_name(annotation: Term) -> str:
    """Return the name in an annotation that is no wrapper: `Mapped[Optional[int]]` is "int"."""
    for part in _parts(annotation):
        if isinstance(part.literal, str):
            words = re.findall(r"[A-Za-z_]\w*", part.literal)
        else:
            words = [] if part.path.endswith("[]") else [last_of(part.path)]
        found = next((word for word in words if word not in WRAPPERS), "")
        if found:
            return found
    return ""


def is_several(annotation: Term) -> bool:
    """Say whether an annotation means many: `Mapped[list["Order"]]`."""
    texts = [part.literal if isinstance(part.literal, str) else last_of(part.path) for part in annotation.walk()]
    return any(SEVERAL.search(text.removesuffix("[]")) for text in texts)


def _parts(annotation: Term) -> Iterator[Term]:
    """Go through an annotation and the aliases it names."""
    for part in annotation.walk():
        yield part
        if part.resolved != part:
            yield from part.resolved.walk()
