"""Put the settings together: option, environment, file, default. I/O: decompose.toml or pyproject.toml."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, TypeGuard

from analyzer.model.conventions import read_conventions
from analyzer.model.errors import InvalidSettings
from analyzer.model.plan import Goal
from analyzer.model.settings import Settings
from analyzer.sources.bases import check_path
from analyzer.sources.tables import Table, read_table

PREFIX = "DECOMPOSE_"
LONGEST_NUMBER = 18  # digits; no count of ours is larger, and 64 bits hold it
_DEFAULTS: dict[str, Any] = {
    item.name: getattr(Settings(), item.name) for item in fields(Settings) if item.name != "origins"
}
_WANTED = {
    tuple: "a list of strings",
    int: "a whole number of at least 0 and of at most 18 digits",
    bool: "true or false",
    str: "a text",
    dict: "a table of lists of strings",
}
_EXAMPLES = {
    "entry_points": "task shop.jobs.job(name)",
    "registries": "shop.actions.get_action(0) <- shop.actions.action(name)",
}
_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def read_settings(paths: Sequence[str], options: Mapping[str, object], environment: Mapping[str, str]) -> Settings:
    """Return the settings in force, and in `origins` where each comes from.

    Args:
        paths: The analysed paths; the first one that holds a settings file decides.
        options: Settings given on the command line; None and () mean not given.
        environment: Variables such as DECOMPOSE_JOBS.

    Raises:
        MissingPath, UnreadableInput: A path is not there, or cannot be reached.
        InvalidSettings: An unknown key, or a value of the wrong type.
    """
    for path in paths:
        check_path(path)
    chosen = dict(_DEFAULTS)
    origins = dict.fromkeys(_DEFAULTS, "default")
    given = {key: value for key, value in options.items() if value is not None and value != ()}
    layers = (
        _from_file(paths),
        _from_environment(environment),
        ((key, value, "option") for key, value in given.items()),
    )
    for layer in layers:
        for key, value, origin in layer:
            chosen[key] = _checked(key, value, origin)
            origins[key] = origin
    _check_conventions(chosen, origins)
    _check_goal(chosen["goal"], origins["goal"])
    return Settings(**chosen, origins=origins)


def _check_goal(goal: str, origin: str) -> None:
    """Refuse what is no goal."""
    if goal and goal not in tuple(Goal):
        near = get_close_matches(goal, list(Goal), n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"goals: {', '.join(Goal)}"
        raise InvalidSettings(f"goal in {origin} is no goal that we know: {goal!r}", hint=hint)


def _check_conventions(chosen: Mapping[str, Any], origins: Mapping[str, str]) -> None:
    """Refuse lines about the project's own decorators and registries that say nothing."""
    for key, example in _EXAMPLES.items():
        try:
            read_conventions(**{**dict.fromkeys(_EXAMPLES, ()), key: chosen[key]})
        except ValueError as error:
            raise InvalidSettings(f"{key} in {origins[key]}: {error}", hint=f'for example "{example}"') from error


def _from_file(paths: Sequence[str]) -> Iterator[tuple[str, Any, str]]:
    table = _find_table(paths)
    for written, value in table.values.items() if table else ():
        key = written.replace("-", "_")
        origin = table.place_of(written) if table else ""
        if key not in _DEFAULTS:
            raise _unknown(written, origin, key, _DEFAULTS)
        yield key, value, origin


def _find_table(paths: Sequence[str]) -> Table | None:
    for path in paths:
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        for file, section in (("decompose.toml", ""), ("pyproject.toml", "tool.decompose")):
            table = read_table(os.path.join(folder, file), file, section, InvalidSettings)
            if table:
                return table
    return None


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, Any, str]]:
    for name in sorted(environment):
        if not name.startswith(PREFIX):
            continue
        key = name.removeprefix(PREFIX).lower()
        if key not in _DEFAULTS:
            raise _unknown(name, "the environment", name, [PREFIX + known.upper() for known in _DEFAULTS])
        yield key, _from_text(environment[name], type(_DEFAULTS[key])), f"environment {name}"


def _from_text(text: str, kind: type) -> object:
    """Turn a variable's text into a value; text that does not fit stays text, for the check to refuse."""
    if kind is tuple:
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind is str:
        return text.strip()
    if kind is bool:
        return _WORDS.get(text.strip().lower(), text)
    if kind is dict:
        return _inline_table(text)
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER else text


def _inline_table(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except ValueError:
        return text


def _checked(key: str, value: object, origin: str) -> object:
    kind = type(_DEFAULTS[key])
    if kind is tuple and _is_list_of_text(value):
        return tuple(value)
    if kind is dict and isinstance(value, dict) and all(_is_list_of_text(item) for item in value.values()):
        return {name: tuple(item) for name, item in value.items()}
    if (
        kind is not dict
        and type(value) is kind
        and not (isinstance(value, int) and not 0 <= value < 10**LONGEST_NUMBER)
    ):
        return value
    raise InvalidSettings(
        f"{key} in {origin} must be {_WANTED[kind]}, not {value!r}",
        hint=f"its default is {_DEFAULTS[key]!r}; `decompose settings` prints all of them",
    )


def _is_list_of_text(value: object) -> TypeGuard[Sequence[str]]:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _unknown(written: str, origin: str, key: str, known: Sequence[str] | Mapping[str, Any]) -> InvalidSettings:
    near = get_close_matches(key, list(known), n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(sorted(_DEFAULTS))}"
    return InvalidSettings(f"{written} in {origin} is not a setting", hint=hint)
