"""Classes that are found because they inherit: `__subclasses__`, `__init_subclass__`, metaclasses that keep them.

Source: docs.python.org, "Data model", "Customizing class creation", and `type.__subclasses__`; idiom W9 of this
project. Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.keeping import OWN, Keep, keeps_in, key_in
from analyzer.frameworks.wiring.named import Edges
from analyzer.frameworks.wiring.registries import VIA
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Confidence
from analyzer.model.names import last_of, parent_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

MAKING = ("__new__", "__init__", "__prepare__")
NAME = 1  # position of the new class's name among the parameters of a metaclass


def find_subclasses(code: Code) -> FoundEntries:
    """Return an edge from a class that keeps its subclasses, or from who asks for them, to each of them."""
    edges = Edges(Confidence.MEDIUM)
    for call in code.calls_of("__subclasses__"):
        base = _class_of(code, call.callee.base if call.callee is not None else None)
        for view in code.subclasses_of(frozenset({base.symbol})) if base is not None else ():
            edges.add((call.owner, view.symbol, VIA, base.symbol if base is not None else ""), call.location)
    for keep in keeps_in(code):
        for base, view, key in _kept(code, keep):
            edges.add((base.symbol, view.symbol, VIA, key), view.location)
    return edges.found()


def _class_of(code: Code, term: Term | None) -> ClassView | None:
    """Return the class that a value is: named, or the one around a method for `cls`."""
    if term is None:
        return None
    inside = code.class_of(parent_of(term.resolved.owner)) if term.parameter in OWN else None
    return term.as_class or inside


def _kept(code: Code, keep: Keep) -> Iterator[tuple[ClassView, ClassView, str]]:
    """Go through the classes that are kept when they are made: base, class, key."""
    method = keep.function
    owner = code.class_of(method.class_symbol)
    if owner is None:
        return
    if method.name == "__init_subclass__" and keep.value.parameter == _parameter(method, 0):
        for view in code.subclasses_of(frozenset({owner.symbol})):
            yield owner, view, key_in(keep.key, view, dict(view.keywords))
    elif method.name in MAKING and _is_made(keep.value, method):
        for base in _of_metaclass(code, owner):
            for view in code.subclasses_of(frozenset({base.symbol})):
                named = keep.key is not None and keep.key.parameter == _parameter(method, NAME)
                yield base, view, view.name if named else key_in(keep.key, view, {})


def _parameter(function: FunctionView, position: int) -> str:
    return function.parameters[position][0] if len(function.parameters) > position else ""


def _is_made(value: Term, method: FunctionView) -> bool:
    """Say whether a value in a metaclass is the new class."""
    if method.name == "__init__":
        return value.parameter == _parameter(method, 0)
    return any(one.callee is not None and last_of(one.callee.path) == "__new__" for one in value.alternatives())


def _of_metaclass(code: Code, meta: ClassView) -> Iterator[ClassView]:
    """Go through the classes that name a metaclass, or one that inherits from it."""
    for view in code.classes():
        given = view.keywords.get("metaclass")
        named = given.as_class if given is not None else None
        if named is not None and meta.symbol in named.mro:
            yield view
