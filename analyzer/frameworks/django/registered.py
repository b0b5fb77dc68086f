"""Views that a project's own decorator registers for a model, mounted by `include(urls_for("app", "model"))`.

Nothing is configured: a decorator that keeps a view class in a table, and a function that makes `path()` of what is in
that table, belong together. Source: https://docs.djangoproject.com/en/5.2/topics/http/urls/; idiom E3 of this project.

Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.frameworks.django.bound import Bound
from analyzer.frameworks.keeping import Keep, given_to, keeps_of, table_of
from analyzer.model.terms import ClassView, FunctionView, Term

PATHS = frozenset({"django.urls.path", "django.urls.re_path", "django.urls.conf.path", "django.urls.conf.re_path"})
ROUTE = (0, "route")  # the argument of `path()` that holds the pattern
DEEPEST = 12  # values inside values


@dataclass(frozen=True, slots=True)
class Registered:
    """A view class in a table."""

    table: str
    view: ClassView
    decorator: Term
    given: dict[str, Term]  # what the decorator's parameters are
    kept: dict[str, Term]  # what stands beside the class in the table, by name


class RegisteredViews:
    """The views that decorators register, by table."""

    def __init__(self, bound: Bound) -> None:
        """Look through all decorators."""
        self.bound = bound
        self.code = bound.code
        self._kept: dict[str, list[Keep]] = {}
        self.by_table: dict[str, list[Registered]] = {}
        for view in self.code.classes():
            for decorator in view.decorators:
                for one in self._registered(view, decorator):
                    self.by_table.setdefault(one.table, []).append(one)

    def _keeps(self, function: FunctionView) -> list[Keep]:
        if function.symbol not in self._kept:
            self._kept[function.symbol] = list(keeps_of(function))
        return self._kept[function.symbol]

    def _registered(self, view: ClassView, decorator: Term) -> Iterator[Registered]:
        factory = decorator.callee.as_function if decorator.callee is not None else None
        for inner in factory.returns() if factory is not None else ():
            function = inner.as_function
            for keep in self._keeps(function) if function is not None else ():
                pairs = {key.text: value for key, value in keep.value.pairs() if key is not None and key.text}
                own = function.parameters[0][0] if function is not None and function.parameters else ""
                if keep.table and factory is not None and any(one.parameter == own for one in pairs.values()):
                    yield Registered(keep.table, view, decorator, given_to(decorator, factory), pairs)

    def asked_by(self, call: Term) -> list[tuple[Registered, str]] | None:
        """Return the views that a call makes patterns of, with the part of the path that each adds.

        Returns:
            None where the call is none of this kind.

        Raises:
            LookupError: Which views it asks for is known at run time only.
        """
        function = call.callee.as_function if call.callee is not None and self.by_table else None
        routes = [one for one in function.calls() if _is_path(one)] if function is not None else []
        tables = {table for route in routes for part in route.walk() if (table := table_of(part))}
        rows = [row for table in sorted(tables) for row in self.by_table.get(table, ())]
        if function is None or not rows:
            return None
        asked = given_to(call, function)
        texts = [
            one.text for name, one in asked.items() if name not in rows[0].given and one.literal in (..., one.text)
        ]
        if None in texts or not texts:
            raise LookupError(call.location.path)
        wanted = [row for row in rows if self._is_wanted(row, function, asked, {text for text in texts if text})]
        return [(row, _path_of(row, routes[0])) for row in wanted]

    def _is_wanted(self, row: Registered, function: FunctionView, asked: dict[str, Term], texts: set[str]) -> bool:
        """Say whether a view is registered for what is asked for: by every name, and by every flag that both have."""
        flags = [(row.given.get(name), asked.get(name)) for name, _annotation, _default in function.parameters]
        same = all(one is None or other is None or one.literal == other.literal for one, other in flags)
        return same and {text.lower() for text in texts} <= self._names_of(row)

    def _names_of(self, row: Registered) -> set[str]:
        names: set[str] = set()
        for one in row.given.values():
            behind = self.bound.behind(one, None)
            if behind.as_class is not None:
                label = self.bound.apps.label_of(behind.as_class.module)
                names |= {label.lower(), behind.as_class.name.lower()}
            elif one.text:
                names.add(one.text.lower())
        return names


def _is_path(call: Term) -> bool:
    return call.callee is not None and call.callee.path in PATHS


def _path_of(row: Registered, route: Term) -> str:
    """Return what the pattern of a `path()` is for one view: its parts that come from the table filled in."""
    pattern = route.argument(*ROUTE)
    texts = [text for text in _texts(pattern, row, 0) if text.strip("/")] if pattern is not None else []
    return texts[0] if texts else ""


def _texts(term: Term, row: Registered, depth: int) -> Iterator[str]:
    """Go through what a value may be for one view; a string that lacks a part is left out."""
    if depth > DEEPEST:
        return
    for one in term.alternatives():
        name = one.key.text if one.key is not None else None
        given = row.given.get(one.parameter) if one.parameter else None
        if one.text is not None:
            yield one.text
        elif one.joined:
            parts = [next(_texts(part, row, depth + 1), None) for part in one.joined]
            if None not in parts and all(parts):
                yield "".join(part for part in parts if part is not None)
        elif name is not None and name in row.kept:
            yield from _texts(row.kept[name], row, depth + 1)
        elif given is not None and given.text is not None:
            yield given.text
