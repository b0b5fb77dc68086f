"""Middleware of Starlette and FastAPI: added to an application, listed when it is made, or decorated functions.

Source: https://www.starlette.io/middleware/ and https://fastapi.tiangolo.com/tutorial/middleware/. Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.fastapi.routers import APPS, router_of
from analyzer.frameworks.middleware import around_requests
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint

ROW = frozenset({"starlette.middleware.Middleware", "fastapi.middleware.Middleware"})


def middleware(code: Code) -> Iterator[EntryPoint]:
    """Go through the classes and functions of the code base that run around every request of an application."""
    for call in code.calls_of("add_middleware"):
        for case in code.cases(call):
            yield from _around(case.argument(0, "middleware_class"), case)
    for made in code.calls_to(APPS):
        listed = made.keywords.get("middleware")
        for row in listed.elements() if listed is not None else ():
            if row.callee is not None and row.callee.path in ROW:
                yield from _around(row.argument(0, "cls"), row)
    yield from _decorated(code)


def _decorated(code: Code) -> Iterator[EntryPoint]:
    """Go through `@app.middleware("http")`."""
    for function in code.functions():
        for decorator in function.decorators:
            called = decorator.callee
            base = called.base if called is not None and called.attribute == "middleware" else None
            if base is not None and router_of(base) is not None:
                yield around_requests(function.symbol, function, decorator.location, "fastapi")


def _around(given: Term | None, where: Term) -> Iterator[EntryPoint]:
    view = (given.as_class or given.as_function) if given is not None else None
    if view is not None:
        yield around_requests(view.symbol, view, where.location, "fastapi")
