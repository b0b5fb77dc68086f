"""Effects that others ask for: values stored to attributes, added to lists, guards of scripts. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from analyzer.model import facts as f
from analyzer.project.lookup import Lookup, Place
from analyzer.project.terms import CodeTerm

T = TypeVar("T")
ADDERS = {"append": "append", "add": "append", "extend": "extend", "update": "extend", "insert": "append"}


def stores_in(lookup: Lookup, scopes: Iterable[tuple[str, int]]) -> dict[str, list[CodeTerm]]:
    """Return the values of all statements `x.member = value`, by member."""
    found: dict[str, list[CodeTerm]] = {}
    for module, number in scopes:
        for effect in lookup.scope(module, number).effects:
            if effect[0] == f.STORES and effect[3] >= 0:
                found.setdefault(effect[4], []).append(CodeTerm(lookup, (module, number, effect[5])))
    return found


def puts_in(lookup: Lookup, scopes: Iterable[tuple[str, int]]) -> list[tuple[CodeTerm, CodeTerm, CodeTerm]]:
    """Return base, key and value of all statements `base[key] = value`."""
    return [
        (
            CodeTerm(lookup, (module, number, effect[3])),
            CodeTerm(lookup, (module, number, effect[4])),
            CodeTerm(lookup, (module, number, effect[5])),
        )
        for module, number in scopes
        for effect in lookup.scope(module, number).effects
        if effect[0] == f.SETS and effect[3] >= 0
    ]


def additions_in(calls_of: Callable[[str], Sequence[CodeTerm]]) -> dict[Place, list[tuple[str, Place]]]:
    """Return what is appended to ("append") or poured into ("extend") every list, by the list."""
    found: dict[Place, list[tuple[str, Place]]] = {}
    for member, meaning in ADDERS.items():
        for call in calls_of(member):
            base = call.callee.base if call.callee else None
            given = call.value[3][-1:]  # as written: to unpack `*args` here would ask for additions again
            if base is not None and given:
                found.setdefault(base.resolved.place, []).append((meaning, call.at(given[0]).place))
    return found


def main_guards_in(lookup: Lookup, modules: Iterable[str]) -> list[CodeTerm]:
    """Return the tests `__name__ == "__main__"` of module bodies."""
    tests = [
        CodeTerm(lookup, (module, 0, region[3]))
        for module in modules
        for region in lookup.scope(module, 0).regions
        if region[1] == f.BRANCH and region[3] >= 0
    ]
    return [test for test in tests if _is_main_guard(test)]


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Return the second parts of pairs by the first, in order."""
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _is_main_guard(test: CodeTerm) -> bool:
    if test.op != f.BINOP or test.value[2] != "==":
        return False
    left, right = (test.at(number) for number in test.value[3:5])
    names = [one for one in (left, right) if one.op == f.NAME and one.value[2] == "__name__"]
    return bool(names) and "__main__" in (left.literal, right.literal)
