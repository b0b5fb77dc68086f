"""Functions that filter sets call with the rows of their model: `BooleanFilter(method=late)`, `method="late"`.

Source: the manual of django-filter, reference, "Filters", option `method`.

Pure.
"""

from collections.abc import Iterable

from analyzer.frameworks.django.hooks import FILTERS
from analyzer.model.knowledge import Binding, Kind, Parameters
from analyzer.model.terms import ClassView, Code, FunctionView, Term

METHOD = "method"


def filtered_rows(code: Code, bindings: Iterable[Binding]) -> Parameters:
    """Return what the first parameter of every filter function is: the rows of the models of its filter sets."""
    found: dict[tuple[str, str], set[str]] = {}
    for binding in bindings:
        view = code.class_of(binding.symbol) if binding.entity else None
        if view is None or FILTERS.isdisjoint(view.mro):
            continue
        for term in view.body.values():
            given = term.keywords.get(METHOD) if term.is_call else None
            function = _function(view, given) if given is not None else None
            names = [name for name, _annotation, _default in function.parameters] if function is not None else []
            own = names[1:] if function is not None and function.class_symbol else names
            if function is not None and own:
                found.setdefault((function.symbol, own[0]), set()).add(binding.entity)
    return {key: tuple((Kind.QUERY, entity) for entity in sorted(found[key])) for key in sorted(found)}


def _function(view: ClassView, given: Term) -> FunctionView | None:
    return given.as_function or (view.function(given.text) if given.text else None)
