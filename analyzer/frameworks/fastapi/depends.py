"""FastAPI's dependencies: which functions run before an operation.

Source: FastAPI's manual, chapters "Dependencies" and "Security" (https://fastapi.tiangolo.com/tutorial/dependencies/).
Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.model.code import Wire
from analyzer.model.guards import looks_like_guard
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import Code, FunctionView, Term

DEPENDS = frozenset(
    {
        *("fastapi.Depends", "fastapi.Security", "fastapi.params.Depends", "fastapi.params.Security"),
        *("fastapi.param_functions.Depends", "fastapi.param_functions.Security"),
    }
)
MOST_ALIASES = 20  # names followed in one annotation


@dataclass(frozen=True, slots=True)
class Dependency:
    """One dependency: the function or class that runs; "" where it is unknown."""

    target: str
    name: str
    location: Location


def dependencies_of(function: FunctionView) -> list[Dependency]:
    """Return the dependencies in a function's defaults and annotations, aliases followed."""
    found: list[Dependency] = []
    for _name, annotation, default in function.parameters:
        calls = [*_calls_in(annotation), *_calls_in(default)]
        found.extend(_dependency(call, annotation) for call in calls)
    return found


def dependencies_of_class(code: Code, function: FunctionView) -> list[Dependency]:
    """Return what a class-based view depends on for all its methods: by its attributes, inherited ones too.

    Source: https://fastapi-utils.davidmontague.xyz/user-guide/class-based-views/
    """
    view = code.class_of(function.class_symbol) if function.class_symbol else None
    ancestors = [code.class_of(path) for path in view.mro] if view is not None else []
    values = [value for one in ancestors if one is not None for _name, value in sorted(one.body.items())]
    return [_dependency(call, None) for value in values for call in _calls_in(value)]


def listed_dependencies(call: Term) -> list[Dependency]:
    """Return the dependencies that a router, an include or an operation names in `dependencies=[...]`."""
    given = call.keywords.get("dependencies")
    parts = given.elements() if given is not None else ()
    return [_dependency(one, None) for part in parts for one in _calls_in(part)]


class Dependencies:
    """What functions depend on, directly and through what they depend on."""

    def __init__(self, code: Code) -> None:
        """Read the parameters of all functions."""
        self.direct = {function.symbol: dependencies_of(function) for function in code.functions()}

    def guards_in(self, given: Iterable[Dependency]) -> tuple[str, ...]:
        """Return the names of those that check rights; of one that does not, those that it depends on."""
        found: dict[str, None] = {}
        waiting, seen = list(given)[::-1], set[str]()
        while waiting:
            one = waiting.pop()
            if one.name and looks_like_guard(one.name):
                found[one.name] = None
            elif one.target and one.target not in seen:
                seen.add(one.target)
                below = self.direct.get(one.target) or self.direct.get(f"{one.target}.__init__", [])
                waiting += below[::-1]
        return tuple(found)

    def wires(self) -> Iterator[Wire]:
        """Go through the edges from every function to what it depends on."""
        for function, found in self.direct.items():
            yield from (wire(function, one) for one in found if one.target)


def _calls_in(term: Term | None) -> Iterator[Term]:
    """Go through the calls of `Depends` in a default or an annotation."""
    waiting = [term] if term is not None else []
    for _step in range(MOST_ALIASES):
        if not waiting:
            return
        for part in waiting.pop().resolved.walk():
            source = part.resolved
            callee = source.callee
            if callee is not None and callee.path in DEPENDS:
                yield source
            elif source != part and not source.is_call and source.as_function is None:
                waiting.append(source)


def _dependency(call: Term, annotation: Term | None) -> Dependency:
    """Return what `Depends(f)` runs; `Depends()` runs the class of its annotation."""
    given = call.argument(0, "dependency")
    runs = given if given is not None else _annotated(annotation)
    target = _target(runs) if runs is not None else ""
    name = (runs.attribute or last_of(runs.path.removesuffix("()"))) if runs is not None else ""
    return Dependency(target, last_of(target.removesuffix(".__call__")) or name, call.location)


def _annotated(annotation: Term | None) -> Term | None:
    """Return the class in `Service` or `Annotated[Service, Depends()]`."""
    if annotation is None or annotation.as_class is not None:
        return annotation
    return next((part for part in annotation.resolved.walk() if part.as_class is not None), None)


def _target(runs: Term) -> str:
    if runs.as_function is not None:
        return runs.as_function.symbol
    if runs.as_class is not None:
        return runs.as_class.symbol
    callee = runs.callee
    if callee is None:
        return ""
    if callee.as_class is not None:  # an object that is called: Depends(RoleChecker("admin"))
        return f"{callee.as_class.symbol}.__call__" if callee.as_class.function("__call__") else callee.as_class.symbol
    return callee.as_function.symbol if callee.as_function is not None else ""


def wire(source: str, dependency: Dependency) -> Wire:
    """Return the edge from an operation to a dependency."""
    return Wire(source, dependency.target, "di", "Depends", False, (dependency.location,))
