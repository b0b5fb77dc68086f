"""Tell what a module is for by what its classes derive from, and who derives from them.

Source: idioms of real monoliths, section 6, rules 4 and 5. A class without a method of its own still works when what it
derives from does: a serializer, a form, a schema of a request. Such modules belong to a domain.

Pure.
"""

import re
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.facts import Scope
from analyzer.project.code import ProjectCode
from analyzer.project.names import ModuleCode
from analyzer.project.views import CodeClass

IDLE_BASE = re.compile(r"(builtins|enum|abc|typing|typing_extensions|types)\.\w+")
SPEAKING_BASE = re.compile(r"enum\.\w+|.*(Exception|Error|Warning|Enum|Choices|Flag)")
SPECIAL = frozenset({"__init__", "__str__", "__repr__", "__hash__", "__eq__"})
MOST_PREDICATES = 0.1  # of the names of a vocabulary: a condition beside many declarations changes nothing
BARE = re.compile(r"(Mixin|Base|^Abstract)")
FEWEST_HEIRS = 2  # modules that derive from a base library; what one needs is a part of it
APP_CONFIGS = frozenset({"django.apps.AppConfig", "django.apps.config.AppConfig"})
SETTINGS = frozenset({"pydantic_settings.BaseSettings", "pydantic.BaseSettings"})
AROUND_REQUESTS = frozenset(
    {
        "starlette.middleware.base.BaseHTTPMiddleware",
        "starlette.authentication.AuthenticationBackend",
        "django.utils.deprecation.MiddlewareMixin",
        "django.contrib.auth.backends.BaseBackend",
        "django.contrib.auth.backends.ModelBackend",
        "rest_framework.authentication.BaseAuthentication",
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    }
)


class ToldByClasses:
    """Roles that the classes of a module decide; every answer is the reason, "" for no."""

    def __init__(self, code: ProjectCode) -> None:
        """Judge the classes of a code base."""
        self.code = code

    def configuration(self, name: str) -> str:
        """Say why a module tells the framework about one app."""
        classes = self._classes(name)
        is_config = classes and all(not APP_CONFIGS.isdisjoint(one.mro) for one in classes)
        return "configures an app of Django" if is_config else ""

    def settings(self, name: str) -> str:
        """Say why a module holds the settings of the process."""
        return "holds settings" if any(not SETTINGS.isdisjoint(one.mro) for one in self._classes(name)) else ""

    def around_requests(self, name: str) -> str:
        """Say why a module runs around requests: nothing in it but middleware and ways to log in."""
        classes = self._classes(name)
        is_around = classes and all(not AROUND_REQUESTS.isdisjoint(one.mro) for one in classes)
        return "holds only classes that the framework runs around requests" if is_around else ""

    def vocabulary(self, name: str, module: ModuleCode) -> str:
        """Say why a module only declares names: constants, enumerations, exceptions, types that do nothing."""
        scopes = module.facts.scopes
        if not scopes[0].bindings:
            return "is empty"
        classes = self._classes(name)
        if not all(self._is_idle(one) for one in classes):
            return ""
        loose = [one for one in scopes if one.kind == f.FUNCTION_BODY and one.parent == 0]
        working = [one for one in loose if works(one)]
        few = len(working) <= MOST_PREDICATES * len(scopes[0].bindings)
        return "holds only constants, enumerations, exceptions or types" if few else ""

    def base_library(self, name: str, module: ModuleCode) -> str:
        """Say why a module is there to be derived from: by its classes' names, and by who derives from them."""
        classes = [one for one in self._classes(name) if not _speaks(one)]
        functions = [one for one in module.facts.scopes if one.kind == f.FUNCTION_BODY and one.parent == 0]
        if not classes or len(functions) > len(classes):
            return ""
        heirs = {heir for one in classes for heir in self._heirs.get(one.symbol, ())} - {name}
        is_base = len(heirs) >= FEWEST_HEIRS and all(BARE.search(_last(one)) for one in classes)
        return f"holds only base classes and mixins, of {len(heirs)} modules" if is_base else ""

    def _classes(self, name: str) -> list[CodeClass]:
        """Return the classes at the top of a module."""
        return self._by_module.get(name, [])

    @cached_property
    def _by_module(self) -> dict[str, list[CodeClass]]:
        found: dict[str, list[CodeClass]] = {}
        for one in self.code.classes():
            if self.code.scope(one.module, one.number).parent == 0:
                found.setdefault(one.module, []).append(one)
        return found

    @cached_property
    def _heirs(self) -> dict[str, set[str]]:
        """Class -> the modules of the classes that name it among their ancestors."""
        found: dict[str, set[str]] = {}
        for one in self.code.classes():
            for above in one.mro[1:]:
                found.setdefault(above, set()).add(one.module)
        return found

    def _is_idle(self, view: CodeClass) -> bool:
        """Say whether a class does nothing, be it by what it derives from; messages of exceptions are nothing."""
        if _speaks(view):
            return True
        known = {one.symbol: one for one in view.ancestors()}
        outside = [path for path in view.mro if path not in known]
        is_known = "" not in view.bases and all(IDLE_BASE.fullmatch(path) for path in outside)
        return is_known and not any(self._has_work(one) for one in known.values())

    def _has_work(self, view: CodeClass) -> bool:
        return any(works(self.code.scope(view.module, method.number)) for method in view.functions())


def works(scope: Scope) -> bool:
    """Say whether a function does more than keep what it is given, return a constant or say that it is abstract."""
    is_abstract = [effect[0] for effect in scope.effects] == [f.CALLS, f.RAISES]  # `raise NotImplementedError()`
    if scope.name.rpartition(".")[2] in SPECIAL or is_abstract:
        return False
    return any(not _is_constant(scope, effect) for effect in scope.effects if effect[0] != f.RAISES)


def _is_constant(scope: Scope, effect: tuple[int, ...]) -> bool:
    return effect[0] == f.RETURNS and (effect[3] < 0 or scope.values[effect[3]][0] == f.CONST)


def _speaks(view: CodeClass) -> bool:
    """Say whether a class is an exception or an enumeration."""
    return any(SPEAKING_BASE.fullmatch(path) for path in view.mro[1:])


def _last(view: CodeClass) -> str:
    return view.symbol.rpartition(".")[2]
