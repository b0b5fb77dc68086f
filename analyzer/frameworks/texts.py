"""Strings that are put together for a class: table names computed from the class name, arguments of wrappers.

Source: docs.sqlalchemy.org, ORM, "Composing Mapped Hierarchies with Mixins" (`cls.__name__.lower()` and friends);
docs.peewee-orm.com, "Models and Fields", "Table Naming Conventions" (`table_function`). Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, FunctionView, Term

DEEPEST = 12  # functions and operations inside each other
WORD_STARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SNAKE_MAKERS = frozenset(
    {"underscore", "camel_to_snake", "camel_to_snake_case", "camelcase_to_underscore", "snake_case", "snakecase",
     "to_snake", "to_snake_case", "camel2snake", "decamelize"}
)  # fmt: skip
PLURAL_MAKERS = frozenset({"pluralize", "plural", "plural_noun"})
CASES = frozenset({"lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip", "casefold"})
SPLITTERS = frozenset({"sub", "split", "findall", "finditer"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a term: the class it is read for, and what the parameters of its function stand for."""

    class_name: str = ""
    given: "Mapping[str, tuple[Term, Context]]" = field(default_factory=dict)
    of: ClassView | None = None  # the class itself, where its attributes count: `cls.prefix`

    def inside(self, function: FunctionView, call: Term) -> "Context":
        """Return the context of a function's body for one call of it."""
        given = {}
        for position, (name, _annotation, default) in enumerate(function.parameters):
            value = call.argument(position, name) or default
            if value is not None:
                given[name] = (value, self)
        return Context(self.class_name, given, self.of)


def snake_case(name: str) -> str:
    """Return a class name in lower case with underscores between its words: `HTTPLog` is `http_log`."""
    return WORD_STARTS.sub("_", name).lower()


def plural(word: str) -> str:
    """Return the regular English plural."""
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(s|x|z|ch|sh)$", word) else f"{word}s"


def text_in(term: Term | None, context: Context, depth: int = 0) -> str | None:
    """Return the string that a term is in a context; None where a part is unknown."""
    if term is None or depth > DEEPEST:
        return None
    if term.text is not None:
        return term.text
    for one in term.alternatives():
        found = _single(one, context, depth + 1)
        if found is not None:
            return found
    return None


def _single(term: Term, context: Context, depth: int) -> str | None:
    if term.parameter in context.given:
        value, outer = context.given[term.parameter]
        return text_in(value, outer, depth)
    if term.attribute in ("__name__", "__qualname__"):
        return _name_of_class(term, context)
    own = own_attribute(term, context)
    if own is not None:
        return text_in(own, context, depth)
    if term.joined:
        parts = [text_in(part, context, depth) for part in term.joined]
        return None if None in parts else "".join(part for part in parts if part is not None)
    return _called(term, context, depth) if term.is_call else term.text


def own_attribute(term: Term, context: Context) -> Term | None:
    """Return what a class has under `cls.name`; None where it is another kind of term, or a method."""
    is_own = term.base is not None and term.base.parameter in ("cls", "self") and context.of is not None
    return context.of.attribute(term.attribute) if is_own and context.of is not None else None


def _name_of_class(term: Term, context: Context) -> str | None:
    view = term.base.as_class if term.base is not None else None
    return view.name if view is not None else context.class_name or None


def _called(call: Term, context: Context, depth: int) -> str | None:
    callee = call.callee
    if callee is None:
        return None
    function = callee.as_function
    if function is not None:
        inner = context.inside(function, call)
        found = (text_in(value, inner, depth) for value in function.returns())
        return next((text for text in found if text is not None), None)
    name = callee.attribute or last_of(callee.path)
    if name in SNAKE_MAKERS or name in SPLITTERS or name in PLURAL_MAKERS:
        return _reworded(call, name, context, depth)
    return _method(call, callee, context, depth)


def _reworded(call: Term, name: str, context: Context, depth: int) -> str | None:
    """Read helpers that make snake case or plurals; a `re` call on a class name is taken for the former."""
    texts = [text_in(argument, context, depth) for argument in call.arguments]
    word = next((text for text in reversed(texts) if text), None)
    if word is None:
        return None
    return plural(word) if name in PLURAL_MAKERS else snake_case(word)


def _method(call: Term, callee: Term, context: Context, depth: int) -> str | None:
    if callee.attribute == "join":
        return _join(call, context, depth)
    text = text_in(callee.base, context, depth) if callee.base is not None else None
    if text is None:
        return None
    given = [text_in(argument, context, depth) or "" for argument in call.arguments]
    if callee.attribute in CASES:
        return str(getattr(text, callee.attribute)(*given[:1]))
    return text.replace(given[0], given[1]) if callee.attribute == "replace" and len(given) > 1 else None


def _join(call: Term, context: Context, depth: int) -> str | None:
    """Read `"_".join(re.split(...))`: the words of a class name with underscores."""
    for part in (part for argument in call.arguments for part in argument.walk()):
        if part.is_call and part.callee is not None and last_of(part.callee.path) in SPLITTERS:
            return text_in(part, context, depth)
    return None
