"""What runs behind a Flask rule: functions, class-based views, resources.

Source: Flask's manual, chapter "Class-based Views" (https://flask.palletsprojects.com/en/stable/views/). Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzer.frameworks.flask.objects import class_guards, guards_of
from analyzer.model.guards import Guard
from analyzer.model.terms import ClassView, FunctionView, Term

VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
SILENT = frozenset({"HEAD", "OPTIONS", "TRACE"})  # answered by the framework, no use case of their own
DEEPEST_WRAPPER = 6  # decorators around one view


@dataclass(frozen=True, slots=True)
class Handler:
    """A function or method that answers one HTTP method."""

    function: str
    method: str
    guards: tuple[Guard, ...] = ()


def handlers_of(view: Term, methods: Sequence[str] | None, depth: int = 0) -> list[Handler]:
    """Return what answers the requests of a rule; decorators around the view are unwrapped and kept as guards.

    Args:
        view: The value given as view: a function, a class, `View.as_view(...)`, or one of these in decorators.
        methods: The methods that the rule declares; None where it declares none.
        depth: How many decorators were unwrapped.
    """
    for term in view.alternatives() if depth < DEEPEST_WRAPPER else ():
        function, view_class = term.as_function or term.as_method, term.as_class
        if function is not None:
            return function_handlers(function, methods)
        if view_class is not None:
            return class_handlers(view_class, methods)
        callee = term.callee if term.is_call else None
        found = _called(term, callee, methods, depth) if callee is not None else []
        if found:
            return found
    return []


def _called(term: Term, callee: Term, methods: Sequence[str] | None, depth: int) -> list[Handler]:
    if callee.attribute == "as_view" and callee.base is not None:
        return handlers_of(callee.base, methods, depth + 1)
    inner = (handlers_of(one, methods, depth + 1) for one in term.arguments)
    found = next((handlers for handlers in inner if handlers), [])
    guards = guards_of([callee])
    return [replace(one, guards=(*guards, *one.guards)) for one in found]


def function_handlers(function: FunctionView, methods: Sequence[str] | None) -> list[Handler]:
    """Return a view function once per method; GET where no method is declared."""
    guards = guards_of(function.decorators)
    return [Handler(function.symbol, method, guards) for method in loud(methods or ("GET",))]


def class_handlers(view: ClassView, methods: Sequence[str] | None) -> list[Handler]:
    """Return the verb methods of a class, inherited ones included; its `dispatch_request` or itself without any."""
    guards = class_guards(view)
    declared = methods or own_methods(view)
    found = []
    for verb in VERBS:
        function = view.function(verb)
        if function is not None and (declared is None or verb.upper() in declared):
            found.append(Handler(f"{view.symbol}.{verb}", verb.upper(), (*guards, *guards_of(function.decorators))))
    loud_ones = [one for one in found if one.method not in SILENT]
    if loud_ones:
        return loud_ones
    single = f"{view.symbol}.dispatch_request" if view.function("dispatch_request") else view.symbol
    return [Handler(single, method, guards) for method in loud(declared or ("GET",))]


def own_methods(view: ClassView) -> list[str] | None:
    """Return the methods that a class declares in its body."""
    declared = view.attribute("methods")
    return methods_in(declared) if declared is not None else None


def methods_in(term: Term) -> list[str] | None:
    """Return the methods in a list of strings, in capitals; ANY where it can't be read."""
    texts = [one.text for one in term.elements()]
    return [text.upper() for text in texts if text] or ["ANY"]


def loud(methods: Sequence[str]) -> list[str]:
    """Return methods without those that frameworks answer by themselves, unless there are no others."""
    kept = [method for method in dict.fromkeys(methods) if method not in SILENT]
    return kept or list(dict.fromkeys(methods))
