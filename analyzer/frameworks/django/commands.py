"""Management commands and the admin site.

Source: https://docs.djangoproject.com/en/5.2/howto/custom-management-commands/ and
https://docs.djangoproject.com/en/5.2/ref/contrib/admin/#modeladmin-objects

Pure.
"""

from dataclasses import replace

from analyzer.frameworks.django.targets import Targets
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint

FOLDER = ".management.commands."
LIST = "changelist_view"
PAGES = {LIST: "list", "add_view": "add", "change_view": "change", "changeform_view": "form", "delete_view": "delete"}
DEFAULT_ADMIN = "django.contrib.admin.ModelAdmin"


def commands(code: Code) -> list[EntryPoint]:
    """Return one entry point per module of `management/commands` that has a `Command`."""
    found = []
    for module in code.modules():
        before, folder, name = module.rpartition(FOLDER)
        command = code.variable(module, "Command") if before and folder and not name.startswith("_") else None
        view = command.as_class if command is not None else None
        if command is not None and view is not None:
            location = view.location if view.module == module else Location(code.path_of(module), 1)
            symbol = view.symbol if view.module == module else f"{module}.Command"
            found.append(_entry("command", name, symbol, location))
    return found


def admins(code: Code, targets: Targets) -> list[EntryPoint]:
    """Return one entry point per model that is registered with an admin site, and its `ModelAdmin`."""
    found = []
    for call in code.calls_of("register"):
        if call.callee is not None and call.callee.base is not None and _is_site(call.callee.base):
            for case in code.cases(call):
                found.extend(_registered(case, targets))
    for view in code.classes():
        for decorator in view.decorators:
            callee = decorator.callee
            if callee is not None and _is_register(callee):
                for symbol in filter(None, map(targets.of, decorator.arguments)):
                    found.extend(_admin(symbol, view, view.location))
    return sorted(dict.fromkeys(found), key=lambda entry: (entry.name, entry.function))


def _registered(call: Term, targets: Targets) -> list[EntryPoint]:
    first, second = call.argument(0, "model_or_iterable"), call.argument(1, "admin_class")
    if first is None:
        return []
    view = targets.loaders.behind(second).as_class if second is not None else None
    given = first.elements() or [first]
    symbols = [targets.of(one) for one in given]
    return [entry for symbol in symbols if symbol for entry in _admin(symbol, view, call.location)]


def _is_site(base: Term) -> bool:
    path = base.path
    callee = base.callee
    own = callee.as_class if callee is not None else None
    is_own_site = own is not None and any(last_of(one) == "AdminSite" for one in own.mro)
    return path.startswith("django.contrib.admin.") or path.endswith("AdminSite()") or is_own_site


def _is_register(callee: Term) -> bool:
    return callee.path == "django.contrib.admin.register" or callee.path.startswith("django.contrib.admin.decorators.")


def _admin(model: str, view: ClassView | None, location: Location) -> list[EntryPoint]:
    """Return an entry point for everything that an admin does; for its list, and pages that it defines itself, one."""
    if view is None:
        return [_entry("admin", model, DEFAULT_ADMIN, location)]
    found = [_entry("admin", model, view.symbol, location)]
    for page, name in PAGES.items():
        own = view.function(page)
        if own is not None or page == LIST:
            where = own.location if own is not None else location
            entry = _entry("admin", f"{model} {name}", f"{view.symbol}.{page}", where)
            found.append(replace(entry, method="GET") if page == LIST and not _has_actions(view) else entry)
    return found


def _has_actions(view: ClassView) -> bool:
    """Say whether the list of an admin offers actions of its own, which write."""
    return view.attribute("actions") is not None or view.function("get_actions") is not None


def _entry(kind: str, name: str, function: str, location: Location) -> EntryPoint:
    key = EntryPointId(f"{kind} {name}")
    return EntryPoint(key, kind, name, SymbolName(function), location, framework="django")
