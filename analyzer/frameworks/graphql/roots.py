"""The root types of GraphQL schemas, and the entry points that their fields are.

Source: the GraphQL specification, section 3.3.1 "Root Operation Types" (https://spec.graphql.org/). Pure.
"""

from collections.abc import Iterable, Iterator

from analyzer.model.guards import looks_like_guard
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint

OPERATIONS = ("query", "mutation", "subscription")


def roots_of(code: Code, schemas: frozenset[str]) -> dict[str, list[ClassView]]:
    """Return the root types of every schema, by operation; classes named so where no schema names one.

    Args:
        code: The code base.
        schemas: Paths of the classes whose instances are schemas.
    """
    own = frozenset(view.symbol for view in code.subclasses_of(schemas))
    calls = code.calls_to(schemas | own)
    found: dict[str, list[ClassView]] = {}
    for position, operation in enumerate(OPERATIONS):
        given = [call.argument(position, operation) for call in calls]
        views = [one.as_class for one in given if one is not None]
        named = [view for view in code.classes() if view.name == operation.capitalize()]
        chosen = [view for view in views if view is not None] or named
        found[operation] = list({view.symbol: view for view in chosen}.values())
    return found


def lineage(code: Code, view: ClassView) -> Iterator[ClassView]:
    """Go through a class and its ancestors in the code base, nearest first."""
    for path in view.mro:
        one = code.class_of(path)
        if one is not None:
            yield one


def camel(name: str) -> str:
    """Return the name that a field has in the schema.

    >>> camel("create_ship")
    'createShip'
    """
    first, *others = name.strip("_").split("_")
    return first + "".join(word.capitalize() for word in others)


def guards_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the names of those decorators and classes that check rights."""
    named = [term.callee if term.is_call and term.callee is not None else term for term in terms]
    names = [last_of(one.attribute or one.path) for one in named]
    return tuple(dict.fromkeys(name for name in names if name and looks_like_guard(name)))


def field_entry(operation: str, name: str, function: str, location: Location, guards: tuple[str, ...]) -> EntryPoint:
    """Return the entry point of one field of a root type."""
    shown = f"{operation} {camel(name)}"
    key = EntryPointId(f"graphql {shown}")
    sources = tuple("class" if guard.startswith("Meta.") else "decorator" for guard in guards)
    return EntryPoint(
        key, "graphql", shown, SymbolName(function), location, "", "", guards, "graphql", guard_sources=sources
    )
