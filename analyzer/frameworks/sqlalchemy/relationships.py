"""What `relationship()` says: target, secondary table, and the names on both sides.

Source: docs.sqlalchemy.org, ORM, "Basic Relationship Patterns", "Configuring how Relationship Joins",
"Using the legacy 'backref' relationship parameter"; sqlmodel.tiangolo.com, "Relationship Attributes". Pure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.frameworks.sqlalchemy import makers
from analyzer.frameworks.sqlalchemy.columns import attributes_of, is_several
from analyzer.frameworks.sqlalchemy.makers import Made, find_made, is_made_by
from analyzer.frameworks.sqlalchemy.mapping import Mapped, MappedClasses
from analyzer.frameworks.texts import Context, text_in
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import Term

OF_FLAG = {False: "joined", None: "noload"}  # `lazy=True` is the default
OF_ANNOTATION = {"DynamicMapped": "dynamic", "WriteOnlyMapped": "write_only"}
DEEPEST_LAMBDA = 10  # functions that return functions; more is a circle
WORDS = re.compile(r"[A-Za-z_][\w.]*")


@dataclass(frozen=True, slots=True)
class Deleting:
    """What the mapper does to the rows behind an attribute when it deletes the row that has it."""

    deletes: bool  # deletes them too
    loads: bool  # first: not where that is left to the database
    unlinks: bool  # empties their keys


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship attribute of a mapped class."""

    name: str
    target: Term | None
    annotation: Term | None
    secondary: Term | None
    other: str  # the attribute on the other side: `backref` or `back_populates`
    columns: frozenset[str]  # names in `foreign_keys` and `primaryjoin`
    is_many: bool | None  # None where nothing says so
    other_is_one: bool  # `backref("x", uselist=False)`
    has_remote_side: bool
    deleting: Deleting  # what deleting the row that has the attribute does to those behind it
    other_deleting: Deleting  # the same for the attribute on the other side
    loads: str  # when the rows behind it are loaded: "joined", "raise" ...; "" for the default
    other_loads: str  # the same of the attribute on the other side
    context: Context
    location: Location
    declared_in: str


def relationships_of(mapped: Mapped) -> Iterator[Relationship]:
    """Yield the relationships that a class declares itself or takes from mixins, imperative ones included."""
    for one in attributes_of(mapped.sources, mapped.view.name):
        made = find_made(one.value, makers.RELATIONSHIPS, one.context)
        if made is not None:
            yield _read(one.name, made, one.annotation, one.declared_in)
    for name, term in mapped.properties:
        made = find_made(term, makers.RELATIONSHIPS, Context(mapped.view.name))
        if made is not None:
            yield _read(name, made, None, mapped.view.symbol)


def _read(name: str, made: Made, annotation: Term | None, declared_in: str) -> Relationship:
    inner = find_made(made.call.keywords.get("sa_relationship"), makers.RELATIONSHIPS, made.context)
    call, context = (inner.call, inner.context) if inner is not None else (made.call, made.context)
    given = _options(call)
    other, other_is_one = _other_side(given, context)
    hints = [given[key] for key in ("foreign_keys", "primaryjoin") if key in given]
    return Relationship(
        name=name,
        target=call.argument(0, "argument"),
        annotation=annotation,
        secondary=call.argument(1, "secondary") or given.get("secondary") or given.get("link_model"),
        other=other,
        columns=frozenset(word for hint in hints for word in column_words(hint, context)),
        is_many=_is_many(given, annotation),
        other_is_one=other_is_one,
        has_remote_side="remote_side" in given,
        deleting=_deleting(given, context),
        other_deleting=_deleting(_back(given, context), context, "backref" in given),
        loads=_loads(given, annotation, context),
        other_loads=_loads(_back(given, context), None, context),
        context=context,
        location=call.location,
        declared_in=declared_in,
    )


def _options(call: Term) -> Mapping[str, Term]:
    """Return keyword arguments, those of SQLModel's `sa_relationship_kwargs` included."""
    given = dict(call.keywords)
    if "sa_relationship_kwargs" in given:
        pairs = given["sa_relationship_kwargs"].pairs()
        given |= {key.text: value for key, value in pairs if key is not None and key.text is not None}
    return given


def _other_side(given: Mapping[str, Term], context: Context) -> tuple[str, bool]:
    backref = given.get("backref")
    if backref is None:
        return text_in(given.get("back_populates"), context) or "", False
    made = find_made(backref, makers.BACKREFS, context)
    if made is None:
        return text_in(backref, context) or "", False
    uselist = made.call.keywords.get("uselist")
    return text_in(made.call.argument(0, "name"), context) or "", uselist is not None and uselist.literal is False


def _back(given: Mapping[str, Term], context: Context) -> Mapping[str, Term]:
    """Return the options of `backref=backref("name", ...)`."""
    made = find_made(given.get("backref"), makers.BACKREFS, context)
    return made.call.keywords if made is not None else {}


def _deleting(given: Mapping[str, Term], context: Context, is_there: bool = True) -> Deleting:
    """Read what options say of deletes: `cascade`, `passive_deletes`, `viewonly`; `is_there`: of an attribute.

    Source: docs.sqlalchemy.org, ORM, "Cascades", section "delete"; "Relationships API", `passive_deletes`, `viewonly`.
    """
    words = WORDS.findall(text_in(given.get("cascade"), context) or "")
    passive, view_only = given.get("passive_deletes"), given.get("viewonly")
    is_idle = view_only is not None and view_only.literal is True
    is_left = is_idle or (passive is not None and passive.literal in (True, "all"))
    is_left_alone = is_idle or (passive is not None and passive.literal == "all")
    deletes = not is_left_alone and not {"all", "delete"}.isdisjoint(words)
    return Deleting(deletes, not is_left, is_there and not deletes and not is_left)


def _loads(given: Mapping[str, Term], annotation: Term | None, context: Context) -> str:
    """Return when the rows behind a relationship are loaded, as a word; "" for the default, when they are asked for.

    Source: docs.sqlalchemy.org, ORM, "Relationships API", `lazy`; "Working with Large Collections", `WriteOnlyMapped`.
    """
    lazy = given.get("lazy")
    if lazy is not None:
        text = text_in(lazy, context)
        return {"select": "", "select_in": "selectin"}.get(text, text) if text else OF_FLAG.get(lazy.literal, "")
    words = {last_of(part.path.removesuffix("[]")) for part in annotation.walk()} if annotation is not None else set()
    return next((OF_ANNOTATION[word] for word in sorted(words & set(OF_ANNOTATION))), "")


def _is_many(given: Mapping[str, Term], annotation: Term | None) -> bool | None:
    if "uselist" in given:
        return given["uselist"].literal is not False
    return is_several(annotation) if annotation is not None else None


def column_words(term: Term, context: Context) -> set[str]:
    """Return the last names of all columns in a list, expression, lambda or string."""
    function = term.as_function
    found: set[str] = set()
    for root in function.returns() if function is not None else [term]:
        for part in root.walk():
            text = text_in(part, context) if part.attribute != "__name__" else None
            found |= {word.rpartition(".")[2] for word in WORDS.findall(text or "")}
            found |= {part.attribute} if part.attribute else set()
            found |= {part.bound_to} if is_made_by(part, makers.COLUMNS) else set()
    return found - {""}


def target_of(one: Relationship, mapped: Mapped, classes: MappedClasses) -> Mapped | None:
    """Return the mapped class at the other end; None where it cannot be told."""
    if one.target is not None:
        return _named(one.target, one.context, mapped, classes)
    for part in one.annotation.walk() if one.annotation is not None else ():
        found = _named(part, one.context, mapped, classes)
        if found is not None:
            return found
    return None


def _named(term: Term, context: Context, mapped: Mapped, classes: MappedClasses, depth: int = 0) -> Mapped | None:
    view = term.as_class
    if view is not None:
        found = classes.of(view)
        return found if found is not None and found.table else None
    function = term.as_function
    if function is not None:
        values = function.returns() if depth < DEEPEST_LAMBDA else ()
        found_in = (_named(value, context, mapped, classes, depth + 1) for value in values)
        return next((one for one in found_in if one is not None), None)
    words = WORDS.findall(text_in(term, context) or "")
    known = (classes.named(word, mapped.view.symbol) for word in words)
    return next((one for one in known if one is not None), None)
