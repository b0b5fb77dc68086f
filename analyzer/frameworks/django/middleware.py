"""Middleware: classes and functions that settings put around every request.

Source: https://docs.djangoproject.com/en/5.2/topics/http/middleware/

Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.middleware import around_requests
from analyzer.model.terms import Code
from analyzer.model.usage import EntryPoint

SETTINGS = ("MIDDLEWARE", "MIDDLEWARE_CLASSES")


def middleware(code: Code) -> Iterator[EntryPoint]:
    """Go through the middleware of the code base, where the settings name it."""
    for name in SETTINGS:
        for listed in code.variables(name):
            for one in listed.elements():
                module, _dot, member = (one.text or "").rpartition(".")
                term = code.variable(module, member) if module else None
                view = (term.as_class or term.as_function) if term is not None else None
                if view is not None:
                    yield around_requests(view.symbol, view, one.location, "django")
