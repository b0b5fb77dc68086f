"""Which method answers a route of a mapper: controllers behind wrappers, tables and attributes.

Source: Routes' manual, chapter "Setting up routes" (https://github.com/bbangert/routes, docs/setting_up.rst). Pure.
"""

from collections.abc import Iterator

from analyzer.model.names import last_of, parent_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

ACTION = "action"  # the decorator, and the action of the route that leads to it
DEEPEST = 5  # wrappers around one controller


class Controllers:
    """Knows what stands behind the `controller=` of a route."""

    def __init__(self, code: Code) -> None:
        """Look through `code`."""
        self.code = code
        self.functions = {view.symbol: view for view in code.functions()}

    def classes_behind(self, term: Term, depth: int = 0) -> list[ClassView]:
        """Return the classes that a controller may be, outermost first: a wrapper comes before what it wraps."""
        found: list[ClassView] = []
        for origin in self._sources(term) if depth < DEEPEST else ():
            made = origin.callee if origin.is_call else origin
            view = made.as_class if made is not None else None
            found += [view] if view is not None else []
            if origin.is_call:
                for argument in [*origin.arguments, *origin.keywords.values()]:
                    found += self.classes_behind(argument, depth + 1)
                if view is None and made is not None and made is not origin:
                    found += self.classes_behind(made, depth + 1)
        return list(dict.fromkeys(found))

    def answering(self, controller: Term, action: str) -> ClassView | None:
        """Return the class whose method answers an action: the wrapper, or what is wrapped."""
        return next((view for view in self.classes_behind(controller) if view.function(action) is not None), None)

    def dispatched(self, controller: Term) -> list[str]:
        """Return the methods that a resource picks by the key of the request's body: `@wsgi.action("resize")`."""
        found: dict[str, str] = {}
        for view in self.classes_behind(controller):
            for method in self._methods(view):
                if any(_is_action(one) for one in method.decorators):
                    found.setdefault(method.name, f"{view.symbol}.{method.name}")
        return list(found.values())

    def _methods(self, view: ClassView) -> Iterator[FunctionView]:
        for path in view.mro:
            inside = self.code.class_of(path)
            yield from inside.functions() if inside is not None else ()

    def function_of(self, term: Term) -> FunctionView | None:
        """Return the function that an `action=` is, where it is no name."""
        return next((found for one in self._sources(term) if (found := one.as_function)), None)

    def _sources(self, term: Term) -> Iterator[Term]:
        """Go through where a value comes from: tables with constant keys looked up, functions followed."""
        for origin in term.origins():
            stored = self._looked_up(origin)
            if stored:
                for one in stored:
                    yield from one.origins()
            else:
                yield origin

    def _looked_up(self, term: Term) -> list[Term]:
        """Return what a table holds under the key of a subscript, `[]` where that is unknown."""
        key, base = term.key, term.base
        name = key.text if key is not None else None
        if base is None or name is None:
            return []
        shown = [value for one, value in base.pairs() if one is not None and one.text == name]
        return shown[-1:] or [value for function in self._around(term.owner) for value in _put(function, base, name)]

    def _around(self, owner: str) -> Iterator[FunctionView]:
        """Go through a function, then the other methods of its class and of its ancestors."""
        if owner in self.functions:
            yield self.functions[owner]
        view = self.code.class_of(parent_of(owner))
        yield from self._methods(view) if view is not None else ()


def _is_action(decorator: Term) -> bool:
    callee, given = decorator.callee, decorator.argument(0, "name")
    is_named = callee is not None and last_of(callee.attribute or callee.path) == ACTION
    return is_named and given is not None and given.text is not None


def _put(function: FunctionView, table: Term, name: str) -> Iterator[Term]:
    """Go through what a function puts into a table under a name."""
    for base, key, value in function.puts():
        if key.text == name and _same(base, table):
            yield value


def _same(one: Term, other: Term) -> bool:
    """Say whether two values are the same variable, or the same attribute of `self`."""
    if one.attribute and one.attribute == other.attribute and one.base is not None and other.base is not None:
        return bool(one.base.parameter) and one.base.parameter == other.base.parameter
    return one.resolved == other.resolved
