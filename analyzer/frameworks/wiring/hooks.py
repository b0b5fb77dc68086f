"""Hooks of plug-in managers: who calls one reaches whoever answers it, as far as plug-ins are switched on.

Source: https://github.com/pytest-dev/pluggy, manual, "Defining hooks"; idiom W10 of this project. Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.wiring.named import Edges
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Confidence
from analyzer.model.terms import Code, FunctionView

VIA = "hook"
ANSWERS = frozenset({"pluggy.HookimplMarker()", "pluggy.HookimplMarker()()"})
HOOK = "hook"  # the attribute of a plug-in manager whose members are the hooks


def find_hooks(code: Code) -> FoundEntries:
    """Return an edge from every call of a hook to its implementations; which of them run, settings decide."""
    edges = Edges(Confidence.LOW)
    answers: dict[str, list[FunctionView]] = {}
    for function in code.functions():
        for name in _answered(function):
            answers.setdefault(name, []).append(function)
    for name, functions in sorted(answers.items()):
        for call in code.calls_of(name):
            if call.callee is not None and call.callee.base is not None and call.callee.base.attribute == HOOK:
                for one in functions:
                    edges.add((call.owner, one.symbol, VIA, name), call.location)
    return edges.found()


def _answered(function: FunctionView) -> Iterator[str]:
    for decorator in function.decorators:
        if decorator.path in ANSWERS:
            named = decorator.keywords.get("specname") if decorator.path.endswith("()()") else None
            yield (named.text if named is not None else None) or function.name
