"""Classes that `isinstance` tests a value for, where nothing else says what it is.

The test counts for the whole function: what comes after `if not isinstance(x, Order): raise` is an Order as well.
Pure.
"""

from collections.abc import Hashable, Iterator
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Typed
from analyzer.project.members import Members
from analyzer.project.terms import CodeTerm

TEST = "isinstance"
DEEPEST = 6  # attributes of attributes


class Narrowing:
    """Looks at the tests in the function that a value stands in."""

    def __init__(self, code: ProjectCode, members: Members) -> None:
        """Know the classes of `code`."""
        self.code = code
        self.members = members
        self._tested: dict[tuple[str, int], dict[Hashable, list[CodeTerm]]] = {}

    def of(self, term: CodeTerm) -> list[Typed]:
        """Return the instances of the code base's classes that a value is tested for."""
        key = (term.module, term.scope)
        found = self._tests_in(*key).get(key_of(term), []) if key in self._with_tests else []
        views = [view for one in found if (view := one.as_class) is not None]
        return [self.members.instance_of(view.symbol, Level.HELPER) for view in views]

    @cached_property
    def _with_tests(self) -> frozenset[tuple[str, int]]:
        calls = self.code.calls_to(frozenset({f"builtins.{TEST}"}))
        return frozenset((call.module, call.scope) for call in calls)

    def _tests_in(self, module: str, number: int) -> dict[Hashable, list[CodeTerm]]:
        """Value -> the classes that it is tested for in a scope."""
        key = (module, number)
        if key not in self._tested:
            found: dict[Hashable, list[CodeTerm]] = {}
            values = self.code.scope(module, number).values
            for value in values:
                if value[0] == f.CALL and len(value[3]) == 2 and values[value[2]][0::2] == (f.NAME, TEST):
                    tested, classes = (CodeTerm(self.code, (module, number, one)) for one in value[3])
                    found.setdefault(key_of(tested), []).extend(_classes(classes))
            self._tested[key] = found
        return self._tested[key]


def _classes(given: CodeTerm) -> Iterator[CodeTerm]:
    source = given.resolved
    yield from source.elements() if source.op in (f.TUPLE, f.LIST) else [given]


def key_of(term: CodeTerm, depth: int = 0) -> Hashable:
    """Return the same for every mention of a name, or of an attribute of a name, in one scope."""
    if term.op == f.LOCAL:
        return key_of(term.at(term.value[3]), depth)
    if term.op == f.ATTR and depth < DEEPEST:
        return (key_of(term.at(term.value[2]), depth + 1), term.value[3])
    return term.value[2] if term.op == f.PARAM else term.number
