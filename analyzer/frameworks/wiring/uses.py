"""Where functions are used: what each decorates, and the calls of each; all code is looked through once. Pure."""

from functools import cached_property

from analyzer.model.terms import ClassView, Code, FunctionView, Term

Decorated = tuple[
    ClassView | FunctionView, Term, FunctionView | None
]  # what, by which decorator, made by which factory


class Uses:
    """The decorated definitions and the calls of every function of the code base."""

    def __init__(self, code: Code) -> None:
        """Look things up in `code`."""
        self.code = code
        self._calls: dict[str, dict[FunctionView, list[Term]]] = {}

    def decorated_by(self, function: FunctionView) -> list[Decorated]:
        """Return what a function decorates: by itself, or as what a call of the one around it gives."""
        return self._decorated.get(function.symbol, [])

    @cached_property
    def _decorated(self) -> dict[str, list[Decorated]]:
        found: dict[str, list[Decorated]] = {}
        views: list[ClassView | FunctionView] = [*self.code.classes(), *self.code.functions()]
        for view in views:
            for decorator in view.decorators:
                for symbol, factory in _applied(decorator).items():
                    found.setdefault(symbol, []).append((view, decorator, factory))
        return found

    def calls_of(self, function: FunctionView) -> list[Term]:
        """Return the calls of a function or method."""
        if not function.class_symbol:
            return list(self.code.calls_to(frozenset({function.symbol})))
        if function.name not in self._calls:
            groups = self._calls.setdefault(function.name, {})
            for call in self.code.calls_of(function.name):
                called = function_behind(call.callee)
                if called is not None:
                    groups.setdefault(called, []).append(call)
        return self._calls[function.name].get(function, [])


def function_behind(term: Term | None) -> FunctionView | None:
    """Return the function or method of the code base that a value is."""
    return (term.as_function or term.as_method) if term is not None else None


def _applied(decorator: Term) -> dict[str, FunctionView | None]:
    """Return the symbols of the functions that a decorator applies, with the factory that returns each."""
    factory = function_behind(decorator.callee)
    inner = [one.as_function for one in factory.returns()] if factory is not None else []
    found: dict[str, FunctionView | None] = {one.symbol: factory for one in inner if one is not None}
    bare = function_behind(decorator)
    return found | ({bare.symbol: None} if bare is not None else {})
