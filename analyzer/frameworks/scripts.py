"""Scripts: console scripts of packaging files, and modules that are run by themselves.

Source: Python Packaging User Guide, "Entry points specification"; the manuals of setuptools ("Entry Points") and Poetry
("scripts"); Python's library reference, `__main__` (https://packaging.python.org/en/latest/specifications/entry-points/).
Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.packaging import CONSOLE, GUI, entry_points, term_behind
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

GROUPS = (CONSOLE, GUI)


def find_entries(code: Code) -> FoundEntries:
    """Return the scripts that packaging files name, and the modules that are run."""
    entries, problems = [], []
    for one in entry_points(code):
        function = _function_behind(code, one.target) if one.group in GROUPS else ""
        if function:
            entries.append(_entry(one.name, function, one.location))
        elif one.target and one.group in GROUPS:
            message = f"the script {one.name!r} starts {one.target!r}, which is not in the code base"
            problems.append(Problem("unresolved-script", message, one.location, "what this script runs"))
    entries.extend(_run_modules(code))
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _entry(name: str, function: str, where: Location) -> EntryPoint:
    return EntryPoint(EntryPointId(f"script {name}"), "script", name, SymbolName(function), where, framework="scripts")


def _function_behind(code: Code, target: str) -> str:
    """Return the function in `package.module:function [extra]`; the module of an object that is none."""
    term = term_behind(code, target)
    member = target.partition("[")[0].rpartition(":")[2].strip().partition(".")[2]
    return _symbol_of(term, member) if term is not None else ""


def _symbol_of(term: Term, member: str) -> str:
    if term.as_function is not None:
        return term.as_function.symbol
    if term.as_class is not None:
        return f"{term.as_class.symbol}.{member}" if member else term.as_class.symbol
    return term.resolved.module


def _run_modules(code: Code) -> Iterator[EntryPoint]:
    """Go through modules that say what happens when they are run, and `__main__` modules."""
    for guard in code.main_guards():
        yield _entry(guard.module, guard.module, guard.location)
    guarded = {guard.module for guard in code.main_guards()}
    for module in code.modules():
        if module.rpartition(".")[2] == "__main__" and module not in guarded:
            yield _entry(module, module, Location(code.path_of(module), 1))


SCRIPTS = Framework(
    name="scripts",
    title="Scripts",
    packages=frozenset(),
    source="https://packaging.python.org/en/latest/specifications/entry-points/",
    find_entries=find_entries,
)
