"""Effects of scopes that frameworks ask for: values stored to attributes, guards of scripts. Pure."""

from collections.abc import Iterable

from analyzer.model import facts as f
from analyzer.project.lookup import Lookup
from analyzer.project.terms import CodeTerm


def stores_in(lookup: Lookup, scopes: Iterable[tuple[str, int]]) -> dict[str, list[CodeTerm]]:
    """Return the values of all statements `x.member = value`, by member."""
    found: dict[str, list[CodeTerm]] = {}
    for module, number in scopes:
        for effect in lookup.scope(module, number).effects:
            if effect[0] == f.STORES and effect[3] >= 0:
                found.setdefault(effect[4], []).append(CodeTerm(lookup, (module, number, effect[5])))
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


def _is_main_guard(test: CodeTerm) -> bool:
    if test.op != f.BINOP or test.value[2] != "==":
        return False
    left, right = (test.at(number) for number in test.value[3:5])
    names = [one for one in (left, right) if one.op == f.NAME and one.value[2] == "__name__"]
    return bool(names) and "__main__" in (left.literal, right.literal)
