"""Type annotations to types.

Source: docs.python.org, library reference, "typing"; PEP 484, 593, 604.

Pure.
"""

from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.project.generics import Given
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm

TRANSPARENT = frozenset(
    {"Optional", "Union", "Annotated", "Mapped", "WriteOnlyMapped", "DynamicMapped", "ClassVar", "Final", "Awaitable"}
)
SEVERAL = frozenset(
    {
        "list", "List", "Sequence", "Iterable", "Iterator", "Collection", "set", "Set", "frozenset", "tuple", "Tuple",
        "Generator", "AsyncIterator", "AsyncIterable", "AsyncGenerator", "deque", "ScalarResult",
    }
)  # fmt: skip
DEEPEST = 8


def types_of_annotation(
    term: CodeTerm, knowledge: Knowledge, given: Given | None = None, depth: int = 0
) -> list[Typed]:
    """Return the types that an annotation allows, inferred at level L2; [] where it says nothing we know.

    Args:
        term: The annotation.
        knowledge: Framework data and entities.
        given: What type variables stand for in the class that the code is read for.
        depth: Annotations around this one.
    """
    source = term.resolved
    if given and source.place in given:
        source = given[source.place].resolved
    if depth > DEEPEST:
        return []
    named = knowledge.named.get(source) or knowledge.named.get(term)
    if named:
        return [Typed(Kind.INSTANCE, named, "", Level.HELPER)]
    if source.op == f.BINOP and source.value[2] == "|":
        sides = (source.at(source.value[3]), source.at(source.value[4]))
        return [typed for side in sides for typed in types_of_annotation(side, knowledge, given, depth + 1)]
    if source.op == f.ITEM:
        return _of_generic(source, knowledge, given, depth)
    if source.op == f.CONST and isinstance(source.value[2], str):
        return _of_path(knowledge.code.canonical(f"{source.module}.{source.value[2]}"), knowledge)
    return _of_path(source.path, knowledge)


def _of_path(path: str, knowledge: Knowledge) -> list[Typed]:
    if not path:
        return []
    is_own = knowledge.code.class_of(path) is not None
    known = knowledge.kind_of_class(path) if is_own else knowledge.kind_of_path(path)
    if known is not None:
        return [Typed(known, knowledge.entity_bound_to(path), path, Level.HELPER)]
    return [Typed(Kind.INSTANCE, path, "", Level.HELPER)] if is_own or knowledge.is_entity(path) else []


def _of_generic(source: CodeTerm, knowledge: Knowledge, given: Given | None, depth: int) -> list[Typed]:
    base, key = source.at(source.value[2]), source.at(source.value[3])
    name = last_of(base.path)
    parts = [key.at(part) for part in key.value[2]] if key.op == f.TUPLE else [key]
    if name == "Annotated":
        parts = parts[:1]
    inner = [typed for part in parts for typed in types_of_annotation(part, knowledge, given, depth + 1)]
    if name in TRANSPARENT:
        return inner
    if name in SEVERAL:
        return [_several(typed) for typed in inner]
    if name in ("type", "Type"):
        return [Typed(Kind.CLASS, typed.of, "", Level.HELPER) for typed in inner if typed.kind is Kind.INSTANCE]
    outer = _of_path(base.path, knowledge)
    if [one.of for one in outer if one.kind is Kind.INSTANCE] and knowledge.code.class_of(base.path) is not None:
        return [replace(outer[0], of=special_in(base.path, parts, knowledge, given))]
    return [Typed(typed.kind, _row_of(inner) or typed.of, typed.own_class, Level.HELPER) for typed in outer]


def special_in(path: str, parts: list[CodeTerm], knowledge: Knowledge, given: Given | None) -> str:
    """Return the class of the code base that `Repo[Order]` is: with its entities where any is given, else itself."""
    view = knowledge.code.class_of(path)
    following = [(given or {}).get(part.resolved.place, part) for part in parts]
    inner = [typed for part in following for typed in types_of_annotation(part, knowledge)[:1]]
    entities = [one.of for one in inner if one.kind is Kind.INSTANCE and knowledge.is_entity(one.of)]
    if view is None or not entities or knowledge.is_entity(path):
        return path
    return knowledge.specialized.note(path, entities, knowledge.specialized.of_brackets(view, following))


def _several(typed: Typed) -> Typed:
    return Typed(Kind.COLLECTION, typed.of, "", Level.HELPER) if typed.kind is Kind.INSTANCE else typed


def _row_of(inner: list[Typed]) -> str:
    return next((typed.of for typed in inner if typed.kind in (Kind.INSTANCE, Kind.COLLECTION)), "")
