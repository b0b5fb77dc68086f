"""Names that the code speaks of without saying whose they are: attributes, calls on unknown values, strings. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.facts import Scope
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.unresolved import called_name

WORD = re.compile(r"[A-Za-z_]\w*")
REFERENCE = re.compile(r"[\w.:/-]+")  # a string that may be a name or a path; whoever writes a blank writes text
BEHIND = re.compile(r"[.:]([A-Za-z_]\w*)")  # in a manifest, what stands behind a module
ADDRESS = re.compile(r"""["'](/[^"'\s{}<>?#]*)""")  # in a template, a path that is written out
SPACED = re.compile(r"[\w-]+(?::[\w-]+)+")  # the name of a route behind that of its name space
LINKING = frozenset({"reverse", "reverse_lazy", "redirect", "resolve_url", "url_for", "url_path_for", "route_url"})
NAMING = frozenset({"view_name", "viewname", "pattern_name", "url_name", "login_url", "success_url"})  # of a route
ALL = (f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Names by how they are met."""

    called: frozenset[str]  # in a call that leads to no definition, and to no library by its path
    read: frozenset[str]  # as an attribute that is not called, or in a template
    strings: frozenset[str]  # in a string or a manifest
    linked: frozenset[str]  # names and paths of routes: in a template, or where code asks for an address


def listen(code: ProjectCode, foreign: Iterable[Place], templates: Mapping[str, str]) -> Spoken:
    """Return the names that are met in the running application.

    Args:
        code: Where to look.
        foreign: The calls that lead to no definition of the code base.
        templates: Texts by path.
    """
    scopes = [code.scope(module, number) for module, number in code.scopes_of(*ALL)]
    pages = {word for text in templates.values() for word in WORD.findall(text)}
    texts = {word for scope in scopes for text in _strings(scope) for word in WORD.findall(text)}
    manifests = {word for path in code.manifests() for word in BEHIND.findall(code.manifest(path))}
    return Spoken(
        called=frozenset(_called(code, foreign)),
        read=frozenset({*pages, *(name for scope in scopes for name in _read(scope))}),
        strings=frozenset({*texts, *manifests}),
        linked=frozenset({*_linked_by_pages(templates.values()), *_linked_by_code(code, scopes)}),
    )


def route_names(text: str) -> Iterator[str]:
    """Go through what a string may call a route: itself, and what stands behind its name space."""
    yield text
    yield re.split("[.:]", text)[-1]


def _called(code: ProjectCode, foreign: Iterable[Place]) -> Iterator[str]:
    """Go through the names of calls that no path ties to a library; what a library's call gives may be anything."""
    for call in (CodeTerm(code, place) for place in foreign):
        path = call.at(call.value[2]).path
        if not path or "()" in path or not code.is_external(path):
            yield called_name(call)


def _strings(scope: Scope) -> Iterator[str]:
    for value in scope.values:
        if value[0] == f.CONST and isinstance(value[2], str) and REFERENCE.fullmatch(value[2]):
            yield value[2]


def _read(scope: Scope) -> Iterator[str]:
    """Go through the attributes that are read and not called."""
    called = {value[2] for value in scope.values if value[0] == f.CALL}
    for number, value in enumerate(scope.values):
        if value[0] == f.ATTR and number not in called:
            yield value[3]


def _linked_by_pages(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for token in REFERENCE.findall(text):
            yield from route_names(token)
        yield from (path.rstrip("/") for path in ADDRESS.findall(text))


def _linked_by_code(code: ProjectCode, scopes: Iterable[Scope]) -> Iterator[str]:
    """Go through the strings that stand where the name or path of a route does, and those that look like one."""
    for text in (text for scope in scopes for text in _strings(scope)):
        yield from route_names(text) if SPACED.fullmatch(text) else ()
    asked = [call.arguments[0] for call in code.all_calls if called_name(call) in LINKING and call.arguments]
    given = [one for call in code.all_calls if call.value[4] for name, one in call.keywords.items() if name in NAMING]
    bodies = [view.body[name] for view in code.classes() for name in sorted(NAMING.intersection(view.body))]
    for term in (*asked, *given, *bodies):
        text = term.text or ""
        yield from route_names(text)
        yield text.rstrip("/")
