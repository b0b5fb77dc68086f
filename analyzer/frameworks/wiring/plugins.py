"""Plug-ins: entry points that packaging files declare, loaded by the name of their group.

Source: https://packaging.python.org/en/latest/specifications/entry-points/; docs.python.org, `importlib.metadata`;
docs.openstack.org/stevedore, "API Reference"; setuptools.pypa.io, `pkg_resources`; idiom W10 of this project. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.frameworks.packaging import Declared, entry_points, term_behind
from analyzer.frameworks.wiring.named import Edges, symbol_of
from analyzer.model.knowledge import FoundEntries
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

VIA = "plug-in"
STEVEDORE = "stevedore."
MANAGERS = {  # last name of a manager -> the keyword of the names that it loads, at position 1; "" for all of a group
    "ExtensionManager": "",
    "EnabledExtensionManager": "",
    "DispatchExtensionManager": "",
    "NameDispatchExtensionManager": "",
    "TestExtensionManager": "",
    "DriverManager": "name",
    "HookManager": "name",
    "NamedExtensionManager": "names",
}
METADATA = frozenset({"importlib.metadata.entry_points", "importlib_metadata.entry_points"})
OLD = frozenset({"pkg_resources.iter_entry_points"})
ASKING = ("select", "get")  # members of what `entry_points()` gives


@dataclass(frozen=True, slots=True)
class Request:
    """What a call loads."""

    group: Term | None
    names: Term | None  # None: all of the group


def find_plugins(code: Code) -> FoundEntries:
    """Return an edge from every call that loads plug-ins to those of the code base; groups made at run time."""
    edges, problems = Edges(), []
    groups: dict[str, list[Declared]] = {}
    for declared in entry_points(code):
        groups.setdefault(declared.group, []).append(declared)
    for call in _calls(code):
        for case in code.cases(call):
            one = _request(case)
            group = one.group.text if one.group is not None else None
            if group is None:
                message = "which group of plug-ins is loaded is known at run time only"
                problems.append(Problem("dynamic-lookup", message, case.location, "what is loaded here"))
            for found in _wanted(groups.get(group or "", []), one.names):
                term = term_behind(code, found.target)
                target = symbol_of(term) if term is not None else ""
                edges.add((case.owner, target, VIA, f"{group}:{found.name}"), case.location)
    return edges.found(problems)


def _calls(code: Code) -> Iterator[Term]:
    """Go through the calls that load plug-ins."""
    managers = [f"{STEVEDORE}{name}" for name in MANAGERS]
    managers += [f"{STEVEDORE}{part}.{name}" for name in MANAGERS for part in PARTS]
    asking = [call for member in ASKING for call in code.calls_of(member) if _is_metadata(call)]
    for call in (*code.calls_to(frozenset(managers) | METADATA | OLD), *asking):
        made = call.callee.path if call.callee is not None else ""
        if made not in METADATA or call.keywords or call.arguments:
            yield call


PARTS = ("extension", "enabled", "dispatch", "driver", "hook", "named")


def _request(case: Term) -> Request:
    """Return which group and names one case of a call asks for."""
    path = case.callee.path if case.callee is not None else ""
    if path.startswith(STEVEDORE):
        keyword = MANAGERS[last_of(path)]
        names = case.argument(1, keyword) if keyword else None
        return Request(case.argument(0, "namespace"), names)
    if path in OLD:
        return Request(case.argument(0, "group"), case.argument(1, "name"))
    return Request(case.argument(0, "group"), case.keywords.get("name"))


def _is_metadata(call: Term) -> bool:
    base = call.callee.base if call.callee is not None else None
    return base is not None and base.path.removesuffix("()") in METADATA and base.path.endswith("()")


def _wanted(declared: Sequence[Declared], names: Term | None) -> list[Declared]:
    """Return the plug-ins of a group with one of the names; all where the names are made at run time."""
    texts = [one.text for one in names.elements() or [names]] if names is not None else []
    known = [text for text in texts if text]
    return [one for one in declared if one.name in known] if known and len(known) == len(texts) else list(declared)
