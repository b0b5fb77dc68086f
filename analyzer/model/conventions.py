"""Conventions of one project that no library explains, as its settings say them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

KINDS = ("http", "task", "command", "schedule", "message", "signal", "rpc", "websocket", "graphql", "page")
_PLACE = re.compile(r"([\w.]+)(?:\((\w+)\))?")
_ENTRY = re.compile(r"(\w+)\s+([\w.]+(?:\(\w+\))?)")
_REGISTRY = re.compile(r"([\w.]+\(\w+\))\s*<-\s*([\w.]+(?:\(\w+\))?)")


@dataclass(frozen=True, slots=True)
class Place:
    """A function or object by its dotted name, and which of its arguments is the key."""

    path: str
    position: int = -1  # of the argument; -1: none, or one by name
    name: str = ""


@dataclass(frozen=True, slots=True)
class EntryDecorator:
    """A decorator that makes entry points: `task shop.jobs.job(name)`."""

    kind: str
    decorator: Place


@dataclass(frozen=True, slots=True)
class NamedRegistry:
    """Who asks by a key, and what keeps things under keys: `shop.actions.get(0) <- shop.actions.action(name)`."""

    asks: Place
    keeps: Place  # a decorator or a function that is called; without a key, a dict


@dataclass(frozen=True, slots=True)
class Conventions:
    """Everything that the settings say of a project."""

    entries: tuple[EntryDecorator, ...] = ()
    registries: tuple[NamedRegistry, ...] = ()


def read_conventions(entry_points: Sequence[str], registries: Sequence[str]) -> Conventions:
    """Return what two settings say.

    >>> read_conventions(["task shop.jobs.job(name)"], []).entries[0].decorator
    Place(path='shop.jobs.job', position=-1, name='name')

    Raises:
        ValueError: A line has another form; its text says which form is wanted.
    """
    return Conventions(tuple(map(_entry, entry_points)), tuple(map(_registry, registries)))


def _entry(text: str) -> EntryDecorator:
    match = _ENTRY.fullmatch(text.strip())
    if match is None or match.group(1) not in KINDS:
        raise ValueError(f"{text!r} is not of the form 'KIND decorator(KEY)' with a kind of {', '.join(KINDS)}")
    return EntryDecorator(match.group(1), _place(match.group(2)))


def _registry(text: str) -> NamedRegistry:
    match = _REGISTRY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not of the form 'asking.function(KEY) <- keeping.function(KEY)'")
    return NamedRegistry(_place(match.group(1)), _place(match.group(2)))


def _place(text: str) -> Place:
    match = _PLACE.fullmatch(text)
    path, key = (match.group(1), match.group(2) or "") if match is not None else (text, "")
    return Place(path, int(key)) if key.isdecimal() else Place(path, name=key)
