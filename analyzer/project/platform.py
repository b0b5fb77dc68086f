"""Roles that need to know the whole project: utilities, clients of third-party services, middleware.

Source: idioms of real monoliths, section 6, rules 6 to 8 (counted over 33 repositories). Fan-in alone is no sign:
modules full of entities have it too.

Pure.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from analyzer.graph.reach import reach
from analyzer.model.code import PLATFORM, Dependency, Module, Role, When
from analyzer.model.location import Location, Reason
from analyzer.model.names import last_of, parent_of
from analyzer.model.project import Project
from analyzer.model.words import split_words
from analyzer.project.code import ProjectCode
from analyzer.project.roles import SETTINGS_PACKAGES

FEWEST_PACKAGES = 3  # that import a utility; fewer may be one domain, unless its name says that it is none
MOST_IMPORTERS = 4  # modules that import a third-party package which one of them wraps; more, and it is everywhere
FEWEST_HEIRS = 3  # modules that derive from a base library
MOSTLY_HEIRS = 0.5  # of the modules that import it
MANY_GUARDED = 0.2  # of the entry points; what guards more is everybody's
SETTINGS_LISTS = ("MIDDLEWARE", "MIDDLEWARE_CLASSES")
REGISTRARS = ("add_middleware", "middleware")
SHAPES = frozenset(
    {"attr", "attrs", "marshmallow", "msgspec", "pydantic"}
)  # describe data; who uses them wraps nothing
OPERATED = frozenset({"command", "script"})  # kinds of entry points that only people who run the application start
TOOL_NAMES = frozenset(
    {
        "util",
        "utils",
        "helper",
        "helpers",
        "lib",
        "tools",
        "log",
        "logging",
        "metrics",
        "monitoring",
        "telemetry",
        "tracing",
    }
)


def refine_roles(code: ProjectCode, project: Project) -> tuple[Module, ...]:
    """Return the modules with the roles that only the whole project decides; only APPLICATION modules change.

    A module that neither touches a table, nor calls what does, nor is an entry point, and that needs no
    such module when it is loaded, is infrastructure when it wraps a third-party package that few others import,
    and a utility when several packages use it or its name says so.
    """
    touching = {code.names.split(one)[0] for one in _touching(project)}
    special = _guards(project, code) | _middleware(code)
    special |= _hooked(code, project)
    special |= {name: (Role.COMPOSITION_ROOT, text) for name, text in _operated(code, project, touching).items()}
    modules = tuple(
        _as(one, *special[one.name]) if one.role is Role.APPLICATION and one.name in special else one
        for one in project.modules
    )
    nouns = {frozenset(split_words(last_of(entity.symbol))) for entity in project.entities} - {frozenset()}
    working = touching | {code.names.split(one.function)[0] for one in project.entry_points}
    candidates: set[str] = {
        one.name
        for one in modules
        if one.role is Role.APPLICATION and one.name not in working and not _is_named_after(one, nouns)
    }
    supplies, importers = _imports(project.dependencies)
    free = _needing_no_work(modules, candidates, supplies)
    users = {name: importers.get(name, set()) - code.left_out for name in free}
    rare, heirs = _rare_packages(code), _heirs(code, project.dependencies)
    return tuple(
        _refined(one, users[one.name], heirs.get(one.name, set()), rare.get(one.name, set()))
        if one.name in free
        else one
        for one in modules
    )


def _hooked(code: ProjectCode, project: Project) -> dict[str, tuple[Role, str]]:
    """Return the modules of which only hooks around requests are woken."""
    kinds = _kinds(code, project)
    return {
        name: (Role.MIDDLEWARE, "all that wakes it are requests to anything")
        for name in sorted(kinds)
        if kinds[name] == {"middleware"}
    }


def _kinds(code: ProjectCode, project: Project) -> dict[str, set[str]]:
    """Return module -> the kinds of its entry points."""
    kinds: dict[str, set[str]] = {}
    for entry in project.entry_points:
        kinds.setdefault(code.names.split(entry.function)[0], set()).add(entry.kind)
    return kinds


def _operated(code: ProjectCode, project: Project, touching: set[str]) -> dict[str, str]:
    """Return module -> reason for commands that reach no table: they start, check or set up the application.

    Where no access is known the rule says nothing: every command would look like that.
    """
    kinds = _kinds(code, project)
    text = "its commands reach no table: they serve those who run the application"
    idle = {name for name, found in kinds.items() if found <= OPERATED} - touching
    return dict.fromkeys(sorted(idle), text) if project.accesses else {}


def _guards(project: Project, code: ProjectCode) -> dict[str, tuple[Role, str]]:
    """Return the modules of what decides who may enter, for many of the entry points; entry points are none."""
    counts = Counter(guard for entry in project.entry_points for guard in set(entry.guards))
    many = {guard for guard, count in counts.items() if count > MANY_GUARDED * len(project.entry_points)}
    entered = {one.function for one in project.entry_points}
    busy = {code.names.split(name)[0] for name in entered} | {
        code.names.split(access.function)[0] for access in project.accesses if access.op == "write"
    }
    homes: dict[str, set[str]] = {}
    for one in project.definitions:
        if last_of(one.name) in many and one.name not in entered:
            homes.setdefault(last_of(one.name), set()).add(one.module)
    return {
        name: (Role.MIDDLEWARE, f"{guard} guards {counts[guard]} of {len(project.entry_points)} entry points")
        for guard, names in sorted(homes.items())
        for name in names - busy
        if len(names) == 1
    }


def _touching(project: Project) -> set[str]:
    """Return the functions that touch a table or reach one that does by calls."""
    callers: dict[str, list[str]] = {}
    for call in project.calls:
        callers.setdefault(call.callee, []).append(call.caller)
    return set(reach(callers, {access.function for access in project.accesses}))


def _is_named_after(module: Module, nouns: set[frozenset[str]]) -> bool:
    """Say whether a module is called like an entity: `schemas.orders` speaks of the domain, whoever imports it."""
    words = set(split_words(last_of(module.name)))
    return any(noun <= words for noun in nouns)


def _as(module: Module, role: Role, text: str) -> Module:
    return replace(module, role=role, because=(Reason(f"role-{role}", text, (Location(module.path, 1),)),))


def _middleware(code: ProjectCode) -> dict[str, tuple[Role, str]]:
    """Return module -> reason for classes that settings or the application object put around every request."""
    found: dict[str, str] = {}
    for name in SETTINGS_LISTS:
        for term in code.variables(name):
            for element in term.elements():
                found.setdefault(code.names.split(code.canonical(element.text or ""))[0], f"is listed in {name}")
    for member in REGISTRARS:
        for call in code.calls_of(member):
            view = next((one.as_class or one.as_function for one in call.arguments[:1]), None)
            if view is not None:
                found.setdefault(view.module, f"is given to {member}()")
    return {name: (Role.MIDDLEWARE, text) for name, text in found.items()}


def _imports(dependencies: Iterable[Dependency]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return module -> modules it imports when it is loaded, and module -> modules that import it at run time."""
    supplies: dict[str, set[str]] = {}
    importers: dict[str, set[str]] = {}
    for one in dependencies:
        if one.kind != "import" or one.when is When.TYPING:
            continue
        importers.setdefault(one.supplier, set()).add(one.client)
        if one.when is not When.FUNCTION:
            supplies.setdefault(one.client, set()).add(one.supplier)
    return supplies, importers


def _needing_no_work(modules: tuple[Module, ...], candidates: set[str], supplies: dict[str, set[str]]) -> set[str]:
    """Return the largest set of candidates that import only each other and platform modules."""
    platform = {one.name for one in modules if one.role in PLATFORM}
    left = set(candidates)
    while True:
        leaving = {name for name in left if not supplies.get(name, set()) <= left | platform}
        if not leaving:
            return left
        left -= leaving


def _rare_packages(code: ProjectCode) -> dict[str, set[str]]:
    """Return module -> the third-party packages it imports when it is loaded and that few others import."""
    importers: dict[str, set[str]] = {}
    for module in code.modules():
        for one in code.all_modules[module].facts.imports:
            root = one.module.partition(".")[0]
            if root and one.when in ("load", "conditional") and code.is_external(one.module):
                importers.setdefault(root, set()).add(module)
    found: dict[str, set[str]] = {}
    for package in sorted(importers.keys() - sys.stdlib_module_names - SHAPES):
        for module in importers[package] if len(importers[package]) <= MOST_IMPORTERS else ():
            found.setdefault(module, set()).add(package)
    return found


def _heirs(code: ProjectCode, dependencies: Iterable[Dependency]) -> dict[str, set[str]]:
    """Return module -> the other modules of classes that derive from its classes."""
    heirs: dict[str, set[str]] = {}
    for one in dependencies:
        if one.kind == "inherit":
            heirs.setdefault(code.names.split(one.supplier)[0], set()).add(code.names.split(one.client)[0])
    return {name: found - {name} for name, found in heirs.items()}


def _refined(module: Module, users: set[str], heirs: set[str], wrapped: set[str]) -> Module:
    packages = {parent_of(name) for name in users}
    if len(heirs) >= FEWEST_HEIRS and len(heirs) >= MOSTLY_HEIRS * len(users):
        text = f"{len(heirs)} of the {len(users)} modules that import it derive from it, and it needs no domain code"
        return _as(module, Role.BASE_LIBRARY, text)
    if wrapped and packages:
        return _as(module, Role.INFRASTRUCTURE, f"wraps {' and '.join(sorted(wrapped))}, touches no table")
    if len(packages) >= FEWEST_PACKAGES:
        text = f"is used from {len(packages)} packages, neither touches a table nor needs what does"
        return _as(module, Role.UTILITY, text)
    *folders, last = module.name.split(".")
    named = [part for part in (*folders, last) if part.strip("_") in TOOL_NAMES]
    named = named or [part for part in folders if part in SETTINGS_PACKAGES]
    text = f"is called {' and '.join(named)}, neither touches a table nor needs what does"
    return _as(module, Role.UTILITY, text) if named else module
