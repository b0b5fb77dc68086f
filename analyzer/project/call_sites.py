"""Where functions are called: plain functions by their path, methods by the class of the value before the dot. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.terms import ClassView, FunctionView
from analyzer.project.decorations import Decorated, Decoration, decorations_in
from analyzer.project.instances import UNBOUND, class_behind
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm

ON_CLASS = "builtins.classmethod"


class CallSites:
    """The calls of every function of the code base."""

    def __init__(
        self,
        by_path: Mapping[str, Sequence[CodeTerm]],
        by_member: Mapping[str, Sequence[CodeTerm]],
        function_of: Callable[[str], FunctionView | None],
        code: Decorated,
    ) -> None:
        """Look through all calls, by the path and by the last name of what they call, and through decorators."""
        self.by_path = by_path
        self.by_member = by_member
        self.function_of = function_of
        self.code = code
        self._of_methods: dict[str, list[CodeTerm]] = {}

    def decorations(self, symbol: str) -> Sequence[Decoration]:
        """Return what a function decorates, by itself or as what another one returns."""
        return self._decorations.get(symbol, ())

    @cached_property
    def _decorations(self) -> Mapping[str, Sequence[Decoration]]:
        return decorations_in(self.code)

    def of(self, symbol: str) -> Sequence[CodeTerm]:
        """Return the calls of a function: plain ones first, each kind in order of module and line."""
        plain = self.by_path.get(symbol, ())
        view = self.function_of(symbol)
        if view is None or not view.class_symbol:
            return plain
        if symbol not in self._of_methods:
            known = {call.place for call in plain}
            bound = [call for call in self._bound(view) if call.place not in known]
            self._of_methods[symbol] = [*plain, *bound]
        return self._of_methods[symbol]

    def _bound(self, view: FunctionView) -> Iterator[CodeTerm]:
        if view.name == "__init__":
            yield from self.by_path.get(view.class_symbol, ())
        for call in self.by_member.get(view.name, ()):
            base = call.callee.base if call.callee is not None else None
            found = _method_of(base, view.name) if base is not None else None
            if found is not None and found.symbol == view.symbol:
                yield call


def _method_of(base: CodeTerm, name: str) -> FunctionView | None:
    """Return the method of the code base that a value has under a name; None where its class is unknown."""
    if base.path != "builtins.super()":
        owner = class_behind(base)
        return owner.function(name) if owner is not None else None
    inside = _class_around(base)
    above = [term.as_class for term in inside.base_terms] if inside is not None else []
    return next((found for view in above if view is not None and (found := view.function(name))), None)


def _class_around(term: CodeTerm) -> ClassView | None:
    parent = term.lookup.scope(term.module, term.scope).parent
    return term.lookup.view_of_class(term.module, parent) if parent >= 0 else None


def self_in(call: CodeTerm, view: FunctionView) -> tuple[bool, Place | None]:
    """Say whether a call binds the first parameter of a function by itself, and to which value."""
    kinds = {one.path for one in view.decorators}
    callee = call.callee
    if not view.class_symbol or callee is None or UNBOUND in kinds:
        return False, None
    if callee.as_class is not None:
        return True, call.resolved.place  # the instance that is made
    base = callee.base
    if base is None or (base.as_class is not None and ON_CLASS not in kinds):
        return False, None
    return True, _own_self(base) if base.path == "builtins.super()" else base.place


def _own_self(inside: CodeTerm) -> Place | None:
    """Return the first parameter of the method that a value stands in."""
    scope = inside.lookup.scope(inside.module, inside.scope)
    name = scope.parameters[0].name if scope.parameters else ""
    numbers = [number for number, value in enumerate(scope.values) if value[0] == f.PARAM and value[2] == name]
    return (inside.module, inside.scope, numbers[0]) if numbers else None
