"""What guards a view, and where that stands: decorators, mixins, class attributes, methods, the default of settings.

Source: https://docs.djangoproject.com/en/5.2/topics/auth/default/#limiting-access-to-logged-in-users and
https://www.django-rest-framework.org/api-guide/permissions/#setting-the-permission-policy

Pure.
"""

import re
from collections.abc import Iterator, Sequence

from analyzer.model.guards import Guard
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

GUARD = re.compile(
    r"login|permission|auth|access|staff|superuser|passes_test|scope|role|require|only|admin_view", re.IGNORECASE
)
NO_GUARD = re.compile(r"csrf|require_(POST|GET|safe|http_methods)|method_decorator|authenticator_|vary|never_cache")
GUARD_CLASS = re.compile(
    r"(Login|Permission|Auth|Access|Staff|Superuser|UserPasses|Role)\w*(Required|Mixin|Test)|\w+RequiredMixin$"
)
# Methods by which a view keeps requests out. Source: docs.djangoproject.com, "Using the Django authentication system",
# `AccessMixin`; django-rest-framework.org, "Views", "API policy implementation methods".
GUARDING = ("dispatch", "initial", "test_func", "has_permission", "handle_no_permission", "check_permissions")
CHECKS = re.compile(r"^_?(check|test|has|enforce)_?(access|permission|permissions|func|rights|login)$")
ATTRIBUTES = ("permission_required", "login_required", "required_permissions")
REST = "rest_framework."
OPEN = "AllowAny"
SETTING, DEFAULT = "REST_FRAMEWORK", "DEFAULT_PERMISSION_CLASSES"


def is_guard(name: str) -> bool:
    """Say whether a decorator's name speaks of who may come in."""
    return bool(GUARD.search(name)) and not NO_GUARD.search(name)


def guards_of(decorators: Sequence[Term]) -> list[Guard]:
    """Return the decorators that guard."""
    return [(name, "decorator") for name in map(name_of, decorators) if is_guard(name)]


def name_of(term: Term) -> str:
    """Return the name of a decorator, that of `method_decorator(other)` included."""
    callee = term.callee
    if callee is None:
        return last_of(term.path)
    if last_of(callee.path) == "method_decorator":
        given = term.argument(0, "decorator")
        return name_of(given) if given is not None else ""
    return last_of(callee.path)


def guards_of_function(code: Code, function: FunctionView) -> tuple[Guard, ...]:
    """Return what guards a view function."""
    own = guards_of(function.decorators)
    is_rest = any(name_of(one) == "api_view" for one in function.decorators)
    return tuple(own if own or not is_rest else _default(code))


def guards_of_class(code: Code, view: ClassView) -> tuple[Guard, ...]:
    """Return what guards a view class: itself, its ancestors; of a REST view that says nothing, the default."""
    dispatch = view.function("dispatch")
    own = [*guards_of(view.decorators), *(guards_of(dispatch.decorators) if dispatch is not None else ())]
    own += [(last_of(path), "mixin") for path in view.mro[1:] if _is_guard(code, path)]
    declared = view.attribute("permission_classes")
    own += [(last_of(one.path), "class") for one in declared.elements() if one.path] if declared is not None else []
    own += [(name, "class") for name in ATTRIBUTES if view.attribute(name) is not None]
    own += [(name, "method") for name in _checks(code, view)]
    decided = declared is not None or view.function("get_permissions") is not None
    is_rest = any(path.startswith(REST) for path in view.mro)
    return tuple(own if decided or not is_rest else [*own, *_default(code)])


def _is_guard(code: Code, path: str) -> bool:
    """Say whether a class guards by its name; one of the code base also has to do what keeps a request out."""
    name, view = last_of(path), code.class_of(path)
    if not GUARD_CLASS.search(name):
        return False
    return view is None or name.endswith("RequiredMixin") or any(view.function(one) is not None for one in GUARDING)


def _checks(code: Code, view: ClassView) -> Iterator[str]:
    """Go through the methods of the code base that check rights by their name: `_check_access`, `test_func`."""
    for path in view.mro:
        ancestor = code.class_of(path)
        names = [one.name for one in ancestor.functions()] if ancestor is not None else []
        yield from (name for name in names if CHECKS.match(name) or name == "get_permissions")


def _default(code: Code) -> list[Guard]:
    """Return the permission classes that settings give to every REST view."""
    tables = [pair for term in code.variables(SETTING) for one in term.alternatives() for pair in one.pairs()]
    lists = [value for key, value in tables if key is not None and key.text == DEFAULT]
    names = [last_of(one.text or one.path) for value in lists for one in value.elements()]
    return [(name, "settings") for name in names if name and name != OPEN]
