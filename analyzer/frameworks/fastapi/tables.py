"""Starlette's route tables: `Route`, `WebSocketRoute` and `Mount` in lists.

Source: Starlette's manual, chapter "Routing" (https://www.starlette.io/routing/). Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.fastapi.routers import APPS, ROUTERS, UNKNOWN_PART
from analyzer.model.location import Location
from analyzer.model.terms import ClassView, Code, Term

ROUTE = frozenset({"starlette.routing.Route", "fastapi.routing.APIRoute"})
WEBSOCKET = frozenset({"starlette.routing.WebSocketRoute", "fastapi.routing.APIWebSocketRoute"})
MOUNT = frozenset({"starlette.routing.Mount"})
DEEPEST_MOUNT = 10  # mounts inside mounts
VERBS = ("get", "post", "put", "patch", "delete")

Row = tuple[str, str, str, Location]  # path, method, function, where


def routes_in_tables(code: Code) -> Iterator[Row]:
    """Go through the routes in the tables of all applications and routers."""
    for call in code.calls_to(APPS | ROUTERS):
        table = call.keywords.get("routes")
        for one in table.elements() if table is not None else ():
            yield from _rows(one, "", 0)


def _rows(term: Term, prefix: str, depth: int) -> Iterator[Row]:
    """Go through the routes of one line of a table; a mount holds a table of its own."""
    made, path = (term.callee.path if term.callee is not None else ""), term.argument(0, "path")
    if path is None or depth > DEEPEST_MOUNT:
        return
    full = prefix + (UNKNOWN_PART if path.text is None else path.text)
    endpoint = term.argument(1, "endpoint")
    if made in MOUNT:
        for one in _table_of(term):
            yield from _rows(one, full.rstrip("/"), depth + 1)
    elif endpoint is not None and made in ROUTE | WEBSOCKET:
        for method, function in _handlers(term, endpoint, made in WEBSOCKET):
            yield full, method, function, term.location


def _table_of(mount: Term) -> list[Term]:
    """Return the routes below a mount: given directly, or those of a mounted application."""
    app, table = mount.argument(1, "app"), mount.keywords.get("routes")
    if table is None and app is not None:
        table = next((found for one in app.origins() if (found := one.keywords.get("routes")) is not None), None)
    return list(table.elements()) if table is not None else []


def _handlers(route: Term, endpoint: Term, is_websocket: bool) -> Iterator[tuple[str, str]]:
    """Go through method and function of a route; endpoints that are classes answer by their verb methods."""
    if endpoint.as_class is not None:
        yield from _class_handlers(endpoint.as_class, is_websocket)
    elif endpoint.as_function is not None:
        given = route.keywords.get("methods")
        texts = [one.text for one in given.elements()] if given is not None else ["GET"]
        methods = [""] if is_websocket else [text.upper() for text in texts if text] or ["ANY"]
        yield from ((method, endpoint.as_function.symbol) for method in methods)


def _class_handlers(view: ClassView, is_websocket: bool) -> Iterator[tuple[str, str]]:
    if is_websocket:
        yield "", view.symbol
    else:
        yield from ((verb.upper(), f"{view.symbol}.{verb}") for verb in VERBS if view.function(verb) is not None)
