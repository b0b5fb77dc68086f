"""Decorators as calls: what each function is given that decorates, by itself or as what another one returns.

Source: docs.python.org, language reference, "Function definitions" (decorators). Pure.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from analyzer.model.terms import FunctionView
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

Decoration = tuple[Place, CodeTerm]  # what is decorated, and the decorator


class Decorated(Protocol):
    """The part of the code base that is asked."""

    def classes(self) -> Sequence[CodeClass]:
        """Return every class."""

    def functions(self) -> Sequence[CodeFunction]:
        """Return every function and method."""

    def dotted(self, name: str) -> Place | None:
        """Return the value that an absolute dotted name leads to."""


def decorations_in(code: Decorated) -> dict[str, list[Decoration]]:
    """Return what every decorating function decorates, in order of symbols."""
    found: dict[str, list[Decoration]] = {}
    for view in (*code.classes(), *code.functions()):
        place = code.dotted(view.symbol)
        for decorator in view.decorators if place is not None else ():
            for function in _applied(decorator):
                if place is not None:
                    found.setdefault(function.symbol, []).append((place, decorator))
    return found


def _applied(decorator: CodeTerm) -> Iterator[FunctionView]:
    """Go through the functions that a decorator applies: itself, or what the function around it returns."""
    function = decorator.as_function or decorator.as_method
    if function is not None:
        yield function
    factory = decorator.callee if function is None else None
    made_by = (factory.as_function or factory.as_method) if factory is not None else None
    for value in made_by.returns() if made_by is not None else ():
        if value.as_function is not None:
            yield value.as_function
