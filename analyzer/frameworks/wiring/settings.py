"""Settings that name code: lists of applications, middleware, backends and plug-ins, evaluated.

Source: https://docs.djangoproject.com/en/5.2/ref/settings/, "Core Settings"; docs.celeryq.dev, "Configuration and
defaults"; idioms W5 and W6 of this project. Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.wiring.named import Definitions, Edges
from analyzer.model.knowledge import FoundEntries
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

VIA = "settings"
WORDS = frozenset({"settings", "config", "conf", "configuration", "celeryconfig", "celery_config"})
LISTS = frozenset({"INSTALLED_APPS", "MIDDLEWARE", "MIDDLEWARE_CLASSES", "AUTHENTICATION_BACKENDS"})
PACKAGES = "APPS"  # the ending of settings whose strings may name packages at the top: `INSTALLED_APPS`, `LOCAL_APPS`
ANYWHERE = frozenset(
    {*LISTS, "ROOT_URLCONF", "WSGI_APPLICATION", "ASGI_APPLICATION", "default_app_config"}
    | {f"handler{status}" for status in (400, 403, 404, 500)}
)
DEEPEST = 8  # tables inside tables


def find_settings(code: Code) -> FoundEntries:
    """Return an edge from each settings module to the code that it names, and lists that are made at run time."""
    definitions, edges = Definitions(code), Edges()
    problems: list[Problem] = []
    for module, name, value in _settings_of(code):
        for text in strings_in(value):
            if "." in (text.text or "") or name.endswith(PACKAGES):
                target = definitions.behind(text.text or "")
                edges.add((module, target, VIA, name), text.location)
        problems += _open_parts(name, value) if name in LISTS else []
    return edges.found(problems)


def _settings_of(code: Code) -> Iterator[tuple[str, str, Term]]:
    """Go through the settings: all names of settings modules, some names of all modules."""
    for module in code.modules():
        names = code.bound_in(module)
        is_settings = not WORDS.isdisjoint(module.split(".")) or "INSTALLED_APPS" in names
        for name in names:
            value = code.variable(module, name) if is_settings or name in ANYWHERE else None
            if value is not None and value.resolved.module == module:
                yield module, name, value


def strings_in(value: Term, depth: int = 0) -> Iterator[Term]:
    """Go through the strings in lists, tuples and values of tables; keys are names of other things."""
    for one in value.alternatives():
        parts = [*one.elements(), *(part for _key, part in one.pairs())]
        for part in parts if depth < DEEPEST else ():
            yield from strings_in(part, depth + 1)
        if not parts and one.text is not None:
            yield one


def _open_parts(name: str, value: Term) -> list[Problem]:
    """Return the parts of a list that cannot be followed."""
    known = set(value.elements())
    message = f"a part of {name} is computed when the application runs"
    return [
        Problem("dynamic-setting", message, part.location, "which code it names")
        for one in value.alternatives()
        for part in one.parts()
        if part not in known and part.text is None
    ]
