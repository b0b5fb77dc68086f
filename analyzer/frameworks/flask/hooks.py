"""Functions that Flask runs around requests: of an application, of a blueprint; which of them let nobody in.

Source: Flask's manual, API, `Flask.before_request`, `Blueprint.before_app_request`, and chapter "Application Structure
and Lifecycle" (https://flask.palletsprojects.com/en/stable/lifecycle/); Flask-Login's manual. Pure.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.frameworks.flask.objects import ROOT, guards_of, node_of
from analyzer.model.guards import looks_like_guard
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import Code, FunctionView, Term

BEFORE = "before_request"
BEFORE_ANY = "before_app_request"
HOOKS = frozenset(
    {BEFORE, BEFORE_ANY, "after_request", "after_app_request", "teardown_request", "teardown_app_request"}
    | {"before_first_request", "before_app_first_request", "url_value_preprocessor", "app_url_value_preprocessor"}
)
REFUSING = frozenset({"flask.abort", "werkzeug.exceptions.abort", "quart.abort"})
REFUSALS = frozenset({"werkzeug.exceptions.Unauthorized", "werkzeug.exceptions.Forbidden"})
UNAUTHORIZED, FORBIDDEN = 401, 403


@dataclass(frozen=True, slots=True)
class Hook:
    """One function, and what it runs around: the requests of an application or of a blueprint."""

    event: str
    node: Hashable
    function: FunctionView
    location: Location

    @property
    def is_guard(self) -> bool:
        """Whether it lets only some in, before any view runs: by its name, its decorators or an answer 401 or 403.

        A function for all requests of an application mostly lets them pass, so that its 403 says nothing of a route.
        """
        if self.event not in (BEFORE, BEFORE_ANY):
            return False
        if looks_like_guard(self.function.name) or guards_of(self.function.decorators):
            return True
        answers = {UNAUTHORIZED} if self.node == ROOT else {UNAUTHORIZED, FORBIDDEN}
        return any(_refuses(call, answers) for call in self.function.calls())


def find_hooks(code: Code) -> list[Hook]:
    """Return the functions around requests, in order of definition and line."""
    return list(dict.fromkeys([*_decorating(code), *_called(code)]))


def guards_by_node(hooks: Sequence[Hook]) -> dict[Hashable, tuple[str, ...]]:
    """Return the names of those that let only some in, by what they run around."""
    found: dict[Hashable, tuple[str, ...]] = {}
    for one in hooks:
        if one.is_guard:
            found[one.node] = tuple(dict.fromkeys((*found.get(one.node, ()), one.function.name)))
    return found


def _decorating(code: Code) -> Iterator[Hook]:
    """Go through `@app.before_request`, on plain functions and on those within factories."""
    for function in code.functions():
        for decorator in function.decorators:
            if decorator.attribute in HOOKS and decorator.base is not None:
                yield from _hooks(decorator.attribute, decorator.base, function, decorator.location)


def _called(code: Code) -> Iterator[Hook]:
    """Go through `app.before_request(function)`."""
    for event in sorted(HOOKS):
        for call in code.calls_of(event):
            base, given = call.callee.base if call.callee is not None else None, call.argument(0, "f")
            function = (given.as_function or given.as_method) if given is not None else None
            if function is not None and base is not None:
                yield from _hooks(event, base, function, call.location)


def _hooks(event: str, base: Term, function: FunctionView, location: Location) -> Iterator[Hook]:
    node = node_of(base, strict=False)
    if node is not None:
        yield Hook(event, ROOT if "app_" in event else node, function, location)


def _refuses(call: Term, answers: set[int]) -> bool:
    """Say whether a call turns somebody away: `abort(401)`, `Forbidden()`, `login_manager.unauthorized()`."""
    path = call.callee.path if call.callee is not None else ""
    status = call.argument(0, "code")
    if path in REFUSING:
        return status is not None and status.literal in answers
    return (path in REFUSALS and (FORBIDDEN in answers or last_of(path) == "Unauthorized")) or (
        call.callee is not None and call.callee.attribute == "unauthorized"
    )
