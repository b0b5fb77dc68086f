"""Strawberry: fields, mutations and subscriptions of root types.

Source: Strawberry's manual, chapters "Schema basics", "Resolvers", "Mutations" and "Permissions"
(https://strawberry.rocks/docs). Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.graphql.roots import OPERATIONS, field_entry, guards_of, lineage, roots_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint, told_apart

SCHEMAS = frozenset({"strawberry.Schema", "strawberry.federation.Schema", "strawberry.schema.Schema"})
LIBRARIES = ("strawberry", "strawberry_django", "strawberry.federation", "strawberry.relay", "strawberry.django")
MEMBERS = ("field", "mutation", "subscription", "connection", "node")
FIELDS = frozenset(f"{library}.{member}" for library in LIBRARIES for member in MEMBERS)


def find_entries(code: Code) -> FoundEntries:
    """Return the fields of the root types that functions of the code base resolve."""
    entries: list[EntryPoint] = []
    problems: list[Problem] = []
    for operation, roots in roots_of(code, SCHEMAS).items():
        for root in roots:
            for view in lineage(code, root):
                entries += _methods(operation, view)
                entries += _assigned(operation, view)
    for call in code.calls_to(SCHEMAS):
        given = [call.argument(position, name) for position, name in enumerate(OPERATIONS)]
        if any(one is not None and one.as_class is None and one.literal is ... for one in given):
            message = "a root type of this schema is computed when the application runs"
            problems.append(Problem("unresolved-schema", message, call.location, "its fields, and what they reach"))
    return FoundEntries(told_apart(entries), (), tuple(problems))


def _is_field(named: Term) -> bool:
    return named.path.removesuffix("()") in FIELDS


def _methods(operation: str, view: ClassView) -> Iterator[EntryPoint]:
    """Go through `@strawberry.field def ship(self, id)`."""
    for method in view.functions():
        for decorator in method.decorators:
            if _is_field(decorator):
                checked = _permissions(decorator)
                guards = tuple(dict.fromkeys((*guards_of(method.decorators), *checked)))
                yield field_entry(operation, method.name, method.symbol, method.location, guards)


def _permissions(field: Term) -> tuple[str, ...]:
    """Return the classes in `permission_classes=[...]`."""
    given = field.keywords.get("permission_classes")
    names = [one.path.rpartition(".")[2] for one in given.elements()] if given is not None else []
    return tuple(name for name in names if name)


def _assigned(operation: str, view: ClassView) -> Iterator[EntryPoint]:
    """Go through `ship: Ship = strawberry.field(resolver=get_ship)`."""
    for name, field in view.body.items():
        given = field.argument(0, "resolver") if field.callee is not None and _is_field(field.callee) else None
        function = given.as_function if given is not None else None
        if function is not None:
            yield field_entry(operation, name, function.symbol, field.location, _permissions(field))


STRAWBERRY = Framework(
    name="strawberry",
    title="Strawberry",
    packages=frozenset({"strawberry", "strawberry_django"}),
    source="https://strawberry.rocks/docs",
    find_entries=find_entries,
)
