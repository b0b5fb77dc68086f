"""What a runner of tests collects, and what it runs before each: classes, set-up methods, fixtures.

Source: pytest, "Conventions for Python test discovery" and "Fixtures reference"; unittest, "Organizing test code";
pytest-factoryboy, "Factory fixture" (names of the fixtures of registered factories).

Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.names import last_of
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

TEST = "test"
SET_UP = frozenset(
    {"setUp", "setUpClass", "setUpTestData", "asyncSetUp", "tearDown", "tearDownClass", "asyncTearDown"}
    | {"setup_method", "teardown_method", "setup_class", "teardown_class", "setup", "teardown"}
)
SET_UP_OF_MODULES = frozenset({"setUpModule", "tearDownModule", "setup_module", "setup_function", "teardown_module"})
FIXTURES = frozenset({"pytest.fixture", "pytest_asyncio.fixture", "pytest.yield_fixture"})
USES = "usefixtures"
REGISTER = "pytest_factoryboy.register"
WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Collected:
    """One test: the function that runs, and the class that it runs for."""

    module: str  # that a runner finds it in
    view: CodeFunction
    owner: CodeClass | None = None

    @property
    def name(self) -> str:
        """Return how a runner calls it, with dots."""
        return f"{self.owner.symbol}.{self.view.name}" if self.owner is not None else self.view.symbol


class Suites:
    """The tests and fixtures of some modules."""

    def __init__(self, code: ProjectCode, modules: Sequence[str]) -> None:
        """Look through `modules`, which hold tests or what tests share."""
        self.code = code
        self.modules = modules

    def _scopes(self, kind: int) -> Iterator[tuple[str, int]]:
        """Go through functions and classes that lie in no function."""
        for module in self.modules:
            for number, scope in enumerate(self.code.all_modules[module].facts.scopes):
                outer = self.code.scope(module, scope.parent).kind if scope.parent >= 0 else -1
                if scope.kind == kind and outer in (f.MODULE_BODY, f.CLASS_BODY):
                    yield module, number

    @cached_property
    def functions(self) -> list[CodeFunction]:
        """Every function and method, in order of module and line."""
        views = [self.code.view_of_function(*place) for place in self._scopes(f.FUNCTION_BODY)]
        return [one for one in views if one is not None]

    @cached_property
    def classes(self) -> list[CodeClass]:
        """Every class, in order of module and line."""
        views = [self.code.view_of_class(*place) for place in self._scopes(f.CLASS_BODY)]
        return [one for one in views if one is not None]

    def collected(self) -> list[Collected]:
        """Return every test, sorted by name; a mix-in's run in the classes that inherit them."""
        plain = [
            Collected(view.module, view)
            for view in self.functions
            if view.name.startswith(TEST) and not view.class_symbol and self._is_asked(view) and not is_fixture(view)
        ]
        for owner in self.classes:
            names = sorted({name for one in owner.ancestors() for name in one.body if name.startswith(TEST)})
            for name in names if self._is_asked(owner) and is_run(owner) else ():
                view = owner.function(name)
                plain += [Collected(owner.module, view, owner)] if view is not None else []
        return sorted(plain, key=lambda one: (one.name, one.view.number))

    def _is_asked(self, view: CodeFunction | CodeClass) -> bool:
        """Say whether a runner looks into the file of a definition."""
        return TEST in self.code.file_path(view.module).rpartition("/")[2]

    def set_up_of(self, test: Collected) -> list[tuple[CodeFunction, CodeClass | None]]:
        """Return what runs around a test without being called, with the class that it runs for."""
        methods = [test.owner.function(name) for name in sorted(SET_UP)] if test.owner is not None else []
        found: list[tuple[CodeFunction, CodeClass | None]] = [(one, test.owner) for one in methods if one is not None]
        found += [(one, None) for one in self._module_set_ups.get(test.module, ())]
        names = [*parameters_of(test.view, test.owner), *_used(test.view, test.owner)]
        fixtures = [self.fixture(name, test.module) for name in names]
        automatic = [one for one in self._automatic if self.sees(test.module, one.module)]
        own = test.owner.ancestors() if test.owner is not None else []
        ours = {one.symbol for one in own}
        automatic = [one for one in automatic if not one.class_symbol or one.class_symbol in ours]
        return [*found, *((one, test.owner if one.class_symbol else None) for one in [*fixtures, *automatic] if one)]

    @cached_property
    def _module_set_ups(self) -> dict[str, list[CodeFunction]]:
        found: dict[str, list[CodeFunction]] = {}
        for view in self.functions:
            if view.name in SET_UP_OF_MODULES and not view.class_symbol:
                found.setdefault(view.module, []).append(view)
        return found

    @cached_property
    def fixtures(self) -> dict[str, list[CodeFunction]]:
        """Fixtures by name."""
        found: dict[str, list[CodeFunction]] = {}
        for view in self.functions:
            if is_fixture(view):
                found.setdefault(_name_of_fixture(view), []).append(view)
        return found

    @cached_property
    def factories(self) -> dict[str, CodeClass]:
        """The registered factories of rows by the names of the fixtures that give them and what they make."""
        found: dict[str, CodeClass] = {}
        for owner in self.classes:
            if owner.symbol in self._registered:
                name = WORDS.sub("_", owner.name).lower()
                found[name] = found[name.removesuffix("_factory")] = owner
        return found

    @cached_property
    def _registered(self) -> set[str]:
        root = REGISTER.partition(".")[0]
        terms = [
            CodeTerm(self.code, (module, number, index))
            for module in self.modules
            if any(one.module == root for one in self.code.all_modules[module].facts.imports)
            for number, scope in enumerate(self.code.all_modules[module].facts.scopes)
            for index, value in enumerate(scope.values)
            if value[0] == f.CALL
        ]
        calls = [one for one in terms if one.at(one.value[2]).path == REGISTER and one.arguments]
        decorated = {one.symbol for one in self.classes for by in one.decorators if by.path == REGISTER}
        return {call.arguments[0].path for call in calls} | decorated

    @cached_property
    def _automatic(self) -> list[CodeFunction]:
        return [view for views in self.fixtures.values() for view in views if _given_to_fixture(view, "autouse")]

    def fixture(self, name: str, module: str) -> CodeFunction | None:
        """Return the fixture of a name that a module sees, the nearest one; else the only one of that name."""
        found = self.fixtures.get(name, [])
        seen = [one for one in found if self.sees(module, one.module)]
        nearest = max(seen, key=lambda one: (one.module == module, len(one.module.split("."))), default=None)
        return nearest or (found[0] if len(found) == 1 else None)

    def sees(self, module: str, other: str) -> bool:
        """Say whether the fixtures of another module are there for the tests of a module: its own, of a `conftest`."""
        package = self.code.file_path(other).rpartition("/")[0]
        is_above = not package or self.code.file_path(module).startswith(f"{package}/")
        return other == module or (last_of(other).startswith("conftest") and is_above)


def is_run(owner: CodeClass) -> bool:
    """Say whether a runner takes a class for one of tests: by what it derives from, or by its name."""
    outside = [path for path in owner.mro[1:] if owner.lookup.dotted(path) is None]
    is_case = any("Test" in last_of(path) for path in outside)
    return is_case or (owner.name.startswith("Test") and owner.function("__init__") is None)


def parameters_of(view: CodeFunction, owner: CodeClass | None) -> list[str]:
    """Return the names of the fixtures that a test or fixture asks for."""
    names = [one.name for one in view.scope.parameters if one.default < 0]
    return names[1:] if view.class_symbol or owner is not None else names


def _used(view: CodeFunction, owner: CodeClass | None) -> Iterator[str]:
    classes: Iterable[CodeClass] = owner.ancestors() if owner is not None else ()
    for term in (one for source in (view, *classes) for one in source.decorators):
        if term.callee is not None and last_of(term.callee.path) == USES:
            yield from (one.text for one in term.arguments if one.text)


def values_of_parameter(view: CodeFunction, name: str) -> list[CodeTerm]:
    """Return the values that `@pytest.mark.parametrize` names for a parameter."""
    found: list[CodeTerm] = []
    for call in view.decorators:
        names, rows = call.argument(0, "argnames"), call.argument(1, "argvalues")
        if names is None or rows is None or call.path != "pytest.mark.parametrize()":
            continue
        columns = [one.strip() for one in (names.text or "").split(",")] if names.text else _texts(names)
        if name in columns:
            found += [_cell(row, columns.index(name), len(columns)) for row in rows.elements()]
    return found


def _texts(term: CodeTerm) -> list[str]:
    return [one.text or "" for one in term.elements()]


def _cell(row: CodeTerm, column: int, columns: int) -> CodeTerm:
    """Return one value of a row: of `pytest.param(...)`, of a tuple, or the row itself."""
    if row.path == "pytest.param()":
        return row.argument(column) or row
    cells = row.resolved.elements() if columns > 1 else []
    return cells[column] if column < len(cells) else row


def is_fixture(view: CodeFunction) -> bool:
    """Say whether pytest runs a function for those who name it."""
    return any(one.path.removesuffix("()") in FIXTURES for one in view.decorators)


def _given_to_fixture(view: CodeFunction, key: str) -> CodeTerm | None:
    calls = [one for one in view.decorators if one.is_call and one.path.removesuffix("()") in FIXTURES]
    return next((one.keywords[key] for one in calls if key in one.keywords), None)


def _name_of_fixture(view: CodeFunction) -> str:
    named = _given_to_fixture(view, "name")
    return (named.text if named is not None else None) or view.name
