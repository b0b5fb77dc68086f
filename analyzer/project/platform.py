"""Roles that need to know the whole project: utilities, clients of third-party services, middleware.

Source: idioms of real monoliths, section 6, rules 6 to 8 (counted over 33 repositories). Fan-in alone is no sign:
modules full of entities have it too.

Pure.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace

from analyzer.graph.reach import reach
from analyzer.model.code import PLATFORM, Dependency, Module, Role, When
from analyzer.model.location import Location, Reason
from analyzer.model.names import last_of, parent_of
from analyzer.model.project import Project
from analyzer.model.words import split_words
from analyzer.project.code import ProjectCode

FEWEST_PACKAGES = 3  # that import a utility; fewer may be one domain
MOST_IMPORTERS = 4  # modules that import a third-party package which one of them wraps; more, and it is everywhere
SETTINGS_LISTS = ("MIDDLEWARE", "MIDDLEWARE_CLASSES")
REGISTRARS = ("add_middleware", "middleware")


def refine_roles(code: ProjectCode, project: Project) -> tuple[Module, ...]:
    """Return the modules with the roles that only the whole project decides; only APPLICATION modules change.

    A module that neither touches a table, nor calls what does, nor is an entry point, and that needs no
    such module when it is loaded, is infrastructure when it wraps a third-party package that few others import,
    and a utility when several packages use it.
    """
    middleware = _middleware(code)
    modules = tuple(
        _as(one, Role.MIDDLEWARE, middleware[one.name])
        if one.role is Role.APPLICATION and one.name in middleware
        else one
        for one in project.modules
    )
    nouns = {frozenset(split_words(last_of(entity.symbol))) for entity in project.entities} - {frozenset()}
    working = {code.names.split(one)[0] for one in _touching(project)}
    working |= {code.names.split(one.function)[0] for one in project.entry_points}
    candidates: set[str] = {
        one.name
        for one in modules
        if one.role is Role.APPLICATION and one.name not in working and not _is_named_after(one, nouns)
    }
    supplies, importers = _imports(project.dependencies)
    free = _needing_no_work(modules, candidates, supplies)
    rare = _rare_packages(code)
    return tuple(
        _refined(one, {parent_of(name) for name in importers.get(one.name, set()) - code.left_out}, rare)
        if one.name in free
        else one
        for one in modules
    )


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


def _middleware(code: ProjectCode) -> dict[str, str]:
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
    return found


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
    for package in sorted(importers.keys() - sys.stdlib_module_names):
        for module in importers[package] if len(importers[package]) <= MOST_IMPORTERS else ():
            found.setdefault(module, set()).add(package)
    return found


def _refined(module: Module, packages: set[str], rare: dict[str, set[str]]) -> Module:
    wrapped = sorted(rare.get(module.name, ()))
    if wrapped and packages:
        return _as(module, Role.INFRASTRUCTURE, f"wraps {' and '.join(wrapped)}, touches no table")
    if len(packages) >= FEWEST_PACKAGES:
        text = f"is used from {len(packages)} packages, neither touches a table nor needs what does"
        return _as(module, Role.UTILITY, text)
    return module
