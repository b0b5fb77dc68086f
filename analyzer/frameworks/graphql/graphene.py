"""Graphene: resolvers of root types, mutations.

Source: Graphene's manual, chapters "Schema", "ObjectType" and "Mutations"
(https://docs.graphene-python.org/en/stable/types/). Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.graphql.roots import field_entry, guards_of, lineage, roots_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint, told_apart

SCHEMAS = frozenset({"graphene.Schema", "graphene.types.schema.Schema", "graphene.types.Schema"})
MUTATIONS = frozenset(
    {
        *("graphene.Mutation", "graphene.types.mutation.Mutation", "graphene.types.Mutation"),
        *("graphene.relay.ClientIDMutation", "graphene.ClientIDMutation", "graphene.relay.mutation.ClientIDMutation"),
        *(
            "graphene_django.forms.mutation.DjangoModelFormMutation",
            "graphene_django.forms.mutation.DjangoFormMutation",
        ),
        "graphene_django.rest_framework.mutation.SerializerMutation",
    }
)
RUNNING = ("mutate", "mutate_and_get_payload", "perform_mutation", "async_mutate")  # the outermost first


def find_entries(code: Code) -> FoundEntries:
    """Return the resolvers of the root types and every mutation that a type lists."""
    roots = roots_of(code, SCHEMAS)
    entries: list[EntryPoint] = []
    for operation in ("query", "subscription"):
        for root in roots[operation]:
            entries += [one for view in lineage(code, root) for one in _resolvers(operation, root, view)]
    listed: set[str] = set()
    for view in code.classes():
        for name, field in view.body.items():
            mutation = _mutation_in(field)
            if mutation is not None:
                listed.add(mutation.symbol)
                entries += _mutations(code, name, mutation, field)
    unlisted = [view for view in code.subclasses_of(MUTATIONS) if view.symbol not in listed]
    problems = tuple(_nowhere(view) for view in unlisted if _is_complete(code, view))
    return FoundEntries(told_apart(entries), (), problems)


def _resolvers(operation: str, root: ClassView, view: ClassView) -> Iterator[EntryPoint]:
    """Go through the fields of a root type that a function of the code base resolves."""
    for name, field in view.body.items():
        callee = field.callee
        if callee is None or callee.as_function is not None or name.startswith("_"):
            continue
        method = root.function(f"resolve_{name}")
        given = field.keywords.get("resolver")
        function = given.as_function if given is not None else None
        if method is not None:
            yield field_entry(operation, name, method.symbol, method.location, guards_of(method.decorators))
        elif function is not None:
            yield field_entry(operation, name, function.symbol, field.location, guards_of(function.decorators))


def _mutation_in(field: Term) -> ClassView | None:
    """Return the class in `CreateShip.Field()`."""
    callee = field.callee
    view = callee.base.as_class if callee is not None and callee.attribute == "Field" and callee.base else None
    return view if view is not None and not MUTATIONS.isdisjoint(view.mro) else None


def _mutations(code: Code, name: str, view: ClassView, field: Term) -> Iterator[EntryPoint]:
    """Go through what runs for a mutation: its outermost method, bound to the class."""
    running = next((one for one in RUNNING if view.function(one) is not None), "")
    method = view.function(running) if running else None
    guards = (*(guards_of(method.decorators) if method is not None else ()), *_meta_guards(code, view))
    symbol = f"{view.symbol}.{running}" if running else view.symbol
    yield field_entry("mutation", name, symbol, field.location, tuple(dict.fromkeys(guards)))


def _meta_guards(code: Code, view: ClassView) -> tuple[str, ...]:
    """Return that `class Meta: permissions = (...)` guards a mutation."""
    metas = [meta for one in lineage(code, view) if (meta := one.inner("Meta")) is not None]
    return ("Meta.permissions",) if any("permissions" in meta.body for meta in metas[:1]) else ()


def _is_complete(code: Code, view: ClassView) -> bool:
    """Say whether a mutation is meant to be used: it has its own method and nothing inherits from it."""
    has_own = any(view.own_function(name) is not None for name in RUNNING)
    return has_own and not code.subclasses_of(frozenset({view.symbol}))


def _nowhere(view: ClassView) -> Problem:
    message = f"no type lists the mutation {view.symbol} by name"
    return Problem("unlisted-mutation", message, view.location, "under which name it is called, and whether it is")


GRAPHENE = Framework(
    name="graphene",
    title="Graphene",
    packages=frozenset({"graphene", "graphene_django", "graphene_sqlalchemy"}),
    source="https://docs.graphene-python.org/en/stable/",
    find_entries=find_entries,
)
