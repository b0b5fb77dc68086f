"""Entry points of packaging files: scripts and plug-ins, by group.

Source: Python Packaging User Guide, "Entry points specification"; the manuals of setuptools ("Entry Points") and Poetry
("scripts", "plugins") (https://packaging.python.org/en/latest/specifications/entry-points/). Pure.
"""

import configparser
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.model.location import Location
from analyzer.model.terms import Code, Term

CONSOLE, GUI = "console_scripts", "gui_scripts"
SETUP = frozenset({"setuptools.setup", "distutils.core.setup"})
Row = tuple[str, str, str]  # group, name, target


@dataclass(frozen=True, slots=True)
class Declared:
    """One entry point of a packaging file."""

    group: str
    name: str
    target: str  # "package.module:function [extra]"
    location: Location


def entry_points(code: Code) -> Iterator[Declared]:
    """Go through the entry points of all packaging files, those of `setup.py` last."""
    for path in code.manifests():
        reader = READERS.get(path.rpartition("/")[2])
        text = code.manifest(path) if reader is not None else ""
        for group, name, target in reader(text) if reader is not None else ():
            yield Declared(group, name, target, Location(path, _line_of(text, name)))
    yield from _from_setup(code)


def term_behind(code: Code, target: str) -> Term | None:
    """Return the value behind `package.module:name.member [extra]`, members left out; None where there is none."""
    module, _colon, rest = target.partition("[")[0].strip().partition(":")
    return code.variable(module.strip(), rest.strip().partition(".")[0]) if rest else None


def _line_of(text: str, name: str) -> int:
    lines = (number for number, line in enumerate(text.splitlines(), 1) if line.strip(" \t\"'").startswith(name))
    return next(lines, 0)


def _from_pyproject(text: str) -> Iterator[Row]:
    """Go through the scripts and entry points of `[project]` and Poetry."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    project, poetry = _table(table, "project"), _table(_table(table, "tool"), "poetry")
    groups = [(CONSOLE, _table(project, "scripts")), (GUI, _table(project, "gui-scripts"))]
    groups.append((CONSOLE, _table(poetry, "scripts")))
    for plugins in (_table(project, "entry-points"), _table(poetry, "plugins")):
        groups += [(group, _table(plugins, group)) for group in plugins]
    for group, named in groups:
        for name, given in named.items():
            target = given.get("reference", given.get("callable")) if isinstance(given, dict) else given
            if isinstance(target, str):
                yield group, name, target


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = table.get(key)
    return found if isinstance(found, dict) else {}


def _from_setup_cfg(text: str) -> Iterator[Row]:
    """Go through the groups under `[options.entry_points]`."""
    parser, section = _ini(text), "options.entry_points"
    for group, lines in parser.items(section) if parser.has_section(section) else ():
        yield from ((group, name, target) for name, target in _pairs(lines.splitlines()))


def _from_entry_points(text: str) -> Iterator[Row]:
    """Go through an installed package's `entry_points.txt`."""
    parser = _ini(text)
    for group in parser.sections():
        yield from ((group, name, target) for name, target in parser.items(group))


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


def _from_setup(code: Code) -> Iterator[Declared]:
    """Go through what a setup.py hands to `setup(entry_points={...})`."""
    for call in code.calls_to(SETUP):
        given = call.keywords.get("entry_points")
        for key, value in given.pairs() if given is not None else ():
            for line in value.elements() if key is not None and key.text else ():
                for name, target in _pairs([line.text or ""]):
                    yield Declared((key.text if key is not None else None) or "", name, target, line.location)
