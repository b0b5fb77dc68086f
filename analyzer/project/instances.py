"""What is known of an object without types: its class, and what that class keeps under an attribute. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.terms import ClassView, FunctionView
from analyzer.project.lookup import Place
from analyzer.project.paths import PathTerm

UNBOUND = "builtins.staticmethod"
OWN_CLASS = "__class__"
PROPERTIES = frozenset({"builtins.property", "functools.cached_property", "django.utils.functional.cached_property"})


def class_behind(term: PathTerm) -> ClassView | None:
    """Return the class of the code base that a value is an instance of: `self`, `Made()`."""
    source = term.resolved
    if source.op == f.CALL:
        made = source.at(source.value[2]).resolved
        return made.lookup.view_of_class(made.module, made.value[2]) if made.op == f.DEF else None
    if source.op == f.ATTR and source.value[3] == OWN_CLASS:
        return class_behind(source.at(source.value[2]))
    return class_of_self(source) if source.op == f.PARAM else None


def class_of_self(parameter: PathTerm) -> ClassView | None:
    """Return the class whose method has a parameter as its first one."""
    lookup, module = parameter.lookup, parameter.module
    scope = lookup.scope(module, parameter.scope)
    owner = lookup.view_of_class(module, scope.parent) if scope.parent >= 0 else None
    method = lookup.view_of_function(module, parameter.scope) if owner is not None else None
    if method is None or scope.parameters[0].name != parameter.value[2]:
        return None
    return None if any(one.path == UNBOUND for one in method.decorators) else owner


def kept_under(term: PathTerm) -> list[Place]:
    """Return what the attribute of an instance that a term is may be: stores of its methods, else its class's body."""
    base = term.at(term.value[2]) if term.op == f.ATTR else None
    owner = class_behind(base) if base is not None else None
    if owner is None:
        return []
    for view in _ancestors(term, owner):
        stored = [place for function in view.functions() for place in _stores(function, term.value[3])]
        if stored:
            return stored
    body = owner.attribute(term.value[3])
    return [body.place] if isinstance(body, PathTerm) and body.op != f.DEF else []


def method_behind(term: PathTerm) -> FunctionView | None:
    """Return the method that `value.name` is for an instance of a class of the code base."""
    base = term.at(term.value[2]) if term.op == f.ATTR else None
    owner = class_behind(base) if base is not None else None
    return owner.function(term.value[3]) if owner is not None else None


def _ancestors(term: PathTerm, owner: ClassView) -> Iterator[ClassView]:
    for path in owner.mro:
        place = term.lookup.dotted(path)
        source = term.stand(place).resolved if place is not None else None
        view = source.lookup.view_of_class(source.module, source.value[2]) if source and source.op == f.DEF else None
        if view is not None:
            yield view


def _stores(function: FunctionView, name: str) -> Iterator[Place]:
    for base, stored, value in function.stores():
        is_self = isinstance(base, PathTerm) and base.op == f.PARAM and class_of_self(base) is not None
        if is_self and stored == name and isinstance(value, PathTerm):
            yield value.place
