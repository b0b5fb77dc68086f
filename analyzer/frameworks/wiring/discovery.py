"""Modules that are found by looking into folders: tasks of applications, modules of a package.

Source: docs.celeryq.dev, `Celery.autodiscover_tasks`; docs.djangoproject.com, "Applications"
(`autodiscover_modules`); docs.python.org, `pkgutil.iter_modules`; idiom W11 of this project. Pure.
"""

from collections.abc import Iterable, Iterator

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.lookups import settings_lists
from analyzer.frameworks.wiring.named import Edges
from analyzer.model.knowledge import FoundEntries
from analyzer.model.names import parent_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

VIA = "discovery"
MAKERS = frozenset({"celery.Celery"})
CELERY = "celery.Celery()"
INSTALLED = "django.conf.settings.INSTALLED_APPS"
BY_NAME = frozenset({"django.utils.module_loading.autodiscover_modules"})
DIRECT, DEEP = frozenset({"pkgutil.iter_modules"}), frozenset({"pkgutil.walk_packages"})
IMPORTING = frozenset({"importlib.import_module", "builtins.__import__"})
LOADERS = ("load_module", "find_module", "find_spec", "exec_module")  # members of what the library finds
PACKAGE_FILE = "__init__.py"


def find_discovered(code: Code) -> FoundEntries:
    """Return an edge from whoever looks into a folder to the modules that it loads from there."""
    edges = Edges()
    modules, installed = frozenset(code.modules()), _installed(code)
    problems = [one for call in code.calls_of("autodiscover_tasks") for one in _tasks(call, modules, installed, edges)]
    for call in code.calls_to(MAKERS):
        given = call.keywords.get("include")
        for name in [one.text for one in given.elements()] if given is not None else ():
            edges.add((call.module, name if name in modules else "", VIA, "include"), call.location)
    for call in code.calls_to(BY_NAME):
        for name in [one.text for one in call.arguments if one.text]:
            _add(call, installed, name, modules, edges)
    for call in code.calls_to(DIRECT | DEEP):
        package = _package(code, call)
        for module in _below(package, modules, is_deep=not _is_direct(call)) if _loads(code, call.owner) else ():
            edges.add((call.owner, module, VIA, package), call.location)
    return edges.found(problems)


def _installed(code: Code) -> list[str]:
    """Return the packages of the installed applications."""
    configs = {app.view.symbol: app.package for app in Apps(code).configs}
    return [configs.get(name, name) for name in settings_lists(code, "INSTALLED_APPS")]


def _tasks(call: Term, modules: frozenset[str], installed: list[str], edges: Edges) -> Iterator[Problem]:
    base = call.callee.base if call.callee is not None else None
    if base is None or all(one.path != CELERY for one in (base, *base.origins())):
        return
    given, named = call.argument(0, "packages"), call.argument(1, "related_name")
    packages = _packages(given, installed)
    if packages is None:
        message = "which packages are searched for tasks is known at run time only"
        yield Problem("dynamic-setting", message, call.location, "which tasks are loaded")
    _add(call, packages or (), (named.text if named is not None else None) or "tasks", modules, edges)


def _packages(given: Term | None, installed: list[str]) -> list[str] | None:
    """Return the packages that an application is told to search; None where they are computed."""
    if given is None or given.literal is None:
        return installed
    listed = given.as_function.returns()[0] if given.as_function is not None and given.as_function.returns() else given
    if listed.path == INSTALLED:
        return installed
    texts = [one.text for one in listed.elements()]
    return [text for text in texts if text] or None


def _add(call: Term, packages: Iterable[str], name: str, modules: frozenset[str], edges: Edges) -> None:
    for package in packages:
        module = f"{package}.{name}"
        if module in modules:
            edges.add((call.owner, module, VIA, name), call.location)


def _is_direct(call: Term) -> bool:
    return call.callee is not None and call.callee.path in DIRECT


def _loads(code: Code, owner: str) -> bool:
    """Say whether a function or module imports what it finds."""
    calls = [*code.calls_to(IMPORTING), *(call for member in LOADERS for call in code.calls_of(member))]
    return any(call.owner == owner for call in calls)


def _package(code: Code, call: Term) -> str:
    """Return the package whose folder is looked into; "" where it is computed."""
    given = call.argument(0, "path")
    own = call.module if code.path_of(call.module).endswith(PACKAGE_FILE) else parent_of(call.module)
    if given is None:
        return ""
    for one in given.elements() or [given]:
        if one.attribute == "__path__" and one.base is not None:
            return one.base.path
        if not one.path and not one.parameter and not one.is_call and one.text is None and not one.joined:
            return own  # `__path__`: a name that nothing binds
        if one.path == "os.path.dirname()" and all(not part.parameter for part in one.walk()):
            return own
    return ""


def _below(package: str, modules: Iterable[str], *, is_deep: bool) -> list[str]:
    found = [one for one in modules if package and one.startswith(f"{package}.")]
    return sorted(one for one in found if is_deep or parent_of(one) == package)
