"""Which calls run a function, and whether others may that the code does not show. Pure."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.names import last_of
from analyzer.project.code import ALL_BODIES, ProjectCode
from analyzer.project.kinds import Typed
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Node, Site

Caller = tuple[Site, Typed, str]  # the call, what it calls, the class that this is called for


class Callers:
    """Collects the calls of every function of the code base."""

    def __init__(self, types: Types) -> None:
        """Start empty."""
        self.types = types
        self.code: ProjectCode = types.code
        self._noted: dict[str, list[Caller]] = {}
        self._tied: set[Place] = set()
        self._woken: set[str] = set()

    def note(self, site: Site, typed: Typed, callee: Node) -> None:
        """Note a call."""
        self._noted.setdefault(callee[0], []).append((site, typed, callee[1]))

    def wake(self, functions: Iterable[str]) -> None:
        """Note functions that something outside of the code calls: a library, a template."""
        self._woken.update(functions)

    def settle(self, tied: set[Place]) -> None:
        """Know the calls whose target is known, once all are noted; the others may run any method of their name."""
        self._tied = tied

    def of(self, function: str) -> list[Caller]:
        """Return the calls that were seen to run a function."""
        return self._noted.get(function, [])

    def is_open(self, function: str) -> bool:
        """Say whether something may call a function that is not a call in the code."""
        name = last_of(function)
        return function in self._woken or function not in self._noted or name in self._handed or name in self._run

    def unknown(self, function: str) -> list[CodeTerm]:
        """Return the calls on values of unknown type that may run a method, because they call one of its name."""
        view = self.code.function_of(function)
        calls = self.code.calls_of(last_of(function)) if view is not None and view.class_symbol else ()
        return [one for one in calls if one.place not in self._tied and self._is_unknown(one)]

    def _is_unknown(self, call: CodeTerm) -> bool:
        """Say whether nothing tells what the value is whose member a call calls."""
        return not self.types.of(call.at(call.at(call.value[2]).value[2]))

    @cached_property
    def _run(self) -> frozenset[str]:
        """Names of methods that libraries run of the rows that they make."""
        return frozenset(row.runs for one in self.types.knowledge.frameworks for row in one.transfers)

    @cached_property
    def _handed(self) -> frozenset[str]:
        """Names that are mentioned without being called: what is handed on may be called anywhere."""
        names = frozenset(last_of(function) for function in self._noted)
        return frozenset(
            name for place in self.code.scopes_of(*ALL_BODIES) for name in _handed_in(self.code, place, names)
        )


def _handed_in(code: ProjectCode, place: tuple[str, int], names: frozenset[str]) -> Iterator[str]:
    values = code.scope(*place).values
    called = {value[2] for value in values if value[0] == f.CALL}
    for number, value in enumerate(values):
        name = value[3] if value[0] == f.ATTR else value[2] if value[0] in (f.NAME, f.LOCAL) else ""
        if name in names and number not in called:
            yield name
