"""Scripts: console scripts of packaging files, and modules that are run by themselves.

Source: Python Packaging User Guide, "Entry points specification"; the manuals of setuptools ("Entry Points") and Poetry
("scripts"); Python's library reference, `__main__` (https://packaging.python.org/en/latest/specifications/entry-points/).
Pure.
"""

import configparser
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

GROUPS = ("console_scripts", "gui_scripts")


def find_entries(code: Code) -> FoundEntries:
    """Return the scripts that packaging files name, and the modules that are run."""
    entries, problems = [], []
    for name, target, where in [*_declared(code), *_from_setup(code)]:
        function = _function_behind(code, target)
        if function:
            entries.append(_entry(name, function, where))
        elif target:
            message = f"the script {name!r} starts {target!r}, which is not in the code base"
            problems.append(Problem("unresolved-script", message, where, "what this script runs"))
    entries.extend(_run_modules(code))
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _entry(name: str, function: str, where: Location) -> EntryPoint:
    return EntryPoint(EntryPointId(f"script {name}"), "script", name, SymbolName(function), where, framework="scripts")


def _declared(code: Code) -> Iterator[tuple[str, str, Location]]:
    """Go through name, target and place of the scripts in packaging files."""
    for path in code.manifests():
        file = path.rpartition("/")[2]
        reader = READERS.get(file)
        for name, target in reader(code.manifest(path)) if reader is not None else ():
            yield name, target, Location(path, _line_of(code.manifest(path), name))


def _line_of(text: str, name: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if line.strip(" \t\"'").startswith(name))
    return next(lines, 0)


def _from_pyproject(text: str) -> Iterator[tuple[str, str]]:
    """Go through the scripts of `[project.scripts]`, `[project.gui-scripts]` and Poetry."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    project, poetry = _table(table, "project"), _table(_table(table, "tool"), "poetry")
    for scripts in (_table(project, "scripts"), _table(project, "gui-scripts"), _table(poetry, "scripts")):
        for name, given in scripts.items():
            target = given.get("reference", given.get("callable")) if isinstance(given, dict) else given
            if isinstance(target, str):
                yield name, target


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = table.get(key)
    return found if isinstance(found, dict) else {}


def _from_setup_cfg(text: str) -> Iterator[tuple[str, str]]:
    """Go through the scripts under `[options.entry_points]`."""
    parser = _ini(text)
    for group in GROUPS:
        yield from _pairs(parser.get("options.entry_points", group, fallback="").splitlines())


def _from_entry_points(text: str) -> Iterator[tuple[str, str]]:
    """Go through the scripts of an installed package's `entry_points.txt`."""
    parser = _ini(text)
    for group in GROUPS:
        if parser.has_section(group):
            yield from parser.items(group)


def _ini(text: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # names keep their capitals
    try:
        parser.read_string(text)
    except configparser.Error:
        return configparser.RawConfigParser()
    return parser


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, equals, target = line.partition("=")
        if equals and name.strip():
            yield name.strip(), target.strip()


READERS = {"pyproject.toml": _from_pyproject, "setup.cfg": _from_setup_cfg, "entry_points.txt": _from_entry_points}


def _from_setup(code: Code) -> Iterator[tuple[str, str, Location]]:
    """Go through the scripts that a setup.py hands to `setup(entry_points={...})`."""
    for call in code.calls_to(frozenset({"setuptools.setup", "distutils.core.setup"})):
        given = call.keywords.get("entry_points")
        for key, value in given.pairs() if given is not None else ():
            if key is not None and key.text in GROUPS:
                for line in value.elements():
                    yield from ((name, target, line.location) for name, target in _pairs([line.text or ""]))


def _function_behind(code: Code, target: str) -> str:
    """Return the function in `package.module:function [extra]`; the module of an object that is none."""
    module, _colon, rest = target.partition("[")[0].strip().partition(":")
    term = code.variable(module.strip(), rest.strip().partition(".")[0]) if rest else None
    if term is None:
        return ""
    return _symbol_of(term, rest.strip().partition(".")[2])


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
