"""Which route the address or name means that a test asks for.

Source: Django, "URL dispatcher" (converters, `reverse`, name spaces); Flask, "Quickstart" (routing, `url_for`);
Starlette, "Routing"; RFC 3986, section 3, for the parts of an address.

Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.model.names import last_of
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.untouched import given_names
from analyzer.project.written_addresses import HOLE, NAMED

PARAMETER = re.compile(r"(?<!\?P)<(?:(?P<kind>\w+):)?\w+>|\{\w+(?::(?P<shape>[^{}]*))?\}")
PARAMETER_NAME = re.compile(r"(?<=[<{:])\w+(?=[>}:])")
HOLE_NAMES = re.compile(f"{HOLE}(\\w*){HOLE}")
ORIGIN = re.compile(r"(?:https?:)?//(?:[^/.:]+|127\.0\.0\.1)(?::\d+)?(?=/|$)")  # a host that tests make up
REST = re.compile(r"[?#].*", re.DOTALL)
ONE, ALL = "\x02", "\x03"  # stand for a parameter of one segment, of several
ANY_METHOD = frozenset({"", "ANY"})
SAME_ROUTE = {"HEAD": "GET", "OPTIONS": ""}
WHOLE_PATHS = frozenset({"path", "greedy"})
INCLUDE = "include"


@dataclass(frozen=True, slots=True)
class Shape:
    """The addresses of a route."""

    pattern: re.Pattern[str]
    parameters: tuple[int, int]  # that stand for any number of segments, for one: routes with fewer are nearer


class AskedRoutes:
    """The routes of a code base by address and name."""

    def __init__(self, code: ProjectCode, entries: Iterable[EntryPoint]) -> None:
        """Index the entry points that have a path."""
        self.entries = [one for one in entries if one.path]
        self._shapes = [(shape_of(one.path), one) for one in self.entries]
        self._named = _by_name(code, self.entries)
        self._spaces = _name_spaces(code)
        self._known: dict[str, list[EntryPoint]] = {}

    def find(self, address: str, methods: Sequence[str]) -> tuple[list[EntryPoint], str]:
        """Return the entry points that an address leads to by some methods, or why there are none."""
        name = address.split(NAMED)[1] if NAMED in address else ""
        found = self._by_name(name) if name else self._by_path(address)
        if not found:
            return [], "unknown-name" if name else "computed-path" if HOLE in address else "no-such-route"
        found = _with_names(found, HOLE_NAMES.findall(address))
        if len({one.path for one in found}) > 1:
            return [], "several-routes"
        wanted = {SAME_ROUTE.get(one, one) for one in methods} - {""}
        asked = [one for one in found if one.method in ANY_METHOD | wanted or not wanted]
        return asked, "" if asked else "other-method"

    def _by_path(self, address: str) -> list[EntryPoint]:
        bare = REST.sub("", ORIGIN.sub("", address, count=1)).strip("/")
        if bare not in self._known:
            matching = [(shape.parameters, one) for shape, one in self._shapes if shape.pattern.fullmatch(bare)]
            fewest = min((count for count, _one in matching), default=(0, 0))
            self._known[bare] = [one for count, one in matching if count == fewest]
        return self._known[bare]

    def _by_name(self, name: str) -> list[EntryPoint]:
        """Return the routes of a name; of those whose name space is known, the ones inside of it."""
        *spaces, last = re.split("[:.]", name)
        found = self._named.get(last, [])
        inside = [one for one in found if spaces and spaces[-1] in self._spaces_of(one)]
        unknown = [one for one in found if not self._spaces_of(one)]
        return inside or unknown or (found if not spaces else [])

    def _spaces_of(self, entry: EntryPoint) -> set[str]:
        return {
            space for place in (entry.location, *entry.also) for space in self._spaces.get((place.path, place.line), ())
        }


def _with_names(found: list[EntryPoint], holes: Sequence[str]) -> list[EntryPoint]:
    """Return of several routes those whose parameters are called like what a test puts in, if there are any."""
    wanted = {name for name in holes if name}
    named = [one for one in found if wanted and wanted <= set(PARAMETER_NAME.findall(one.path))]
    return named if len({one.path for one in found}) > 1 and named else found


def shape_of(path: str) -> Shape:
    """Return the addresses of a route: parameters as libraries write them, groups of regular expressions."""
    marked = PARAMETER.sub(_mark, path)
    plain = _without_groups(marked).replace("\\", "").strip("/")
    parts = [re.escape(part) for part in re.split(f"[{ONE}{ALL}]", plain)]
    marks = re.findall(f"[{ONE}{ALL}]", plain)
    text = parts[0] + "".join(
        ("[^/]+" if mark == ONE else ".+") + part for mark, part in zip(marks, parts[1:], strict=True)
    )
    return Shape(re.compile(text, re.DOTALL), (marks.count(ALL), marks.count(ONE)))


def _mark(found: re.Match[str]) -> str:
    return ALL if WHOLE_PATHS & {found["kind"], found["shape"]} or ".*" in (found["shape"] or "") else ONE


def _without_groups(text: str) -> str:
    """Return a path with a mark in place of every group of a regular expression."""
    found, depth, inside = [], 0, ""
    for letter in text:
        depth += letter == "("
        if depth:
            inside += letter
        else:
            found.append(letter)
        if letter == ")" and depth:
            depth -= 1
            if not depth:
                found.append(ALL if ".+" in inside or ".*" in inside else ONE)
                inside = ""
    return "".join(found)


def _by_name(code: ProjectCode, entries: Sequence[EntryPoint]) -> Mapping[str, list[EntryPoint]]:
    """Return the routes by the names that they are given, else by those of their functions."""
    given = given_names(code)
    found: dict[str, list[EntryPoint]] = {}
    for entry in entries:
        places = (entry.location, *entry.also)
        own = [text for place in places for text in given.get((place.path, place.line), ())]
        for name in dict.fromkeys([*own, *(_of_router(text, entry) for text in own)] or [last_of(entry.function)]):
            found.setdefault(name, []).append(entry)
    return found


def _of_router(base: str, entry: EntryPoint) -> str:
    """Return what a router of a REST library calls the route of an action."""
    plain = {"list": "list", "create": "list"}
    detail = ("retrieve", "update", "partial_update", "destroy")
    ending = plain.get(entry.action) or ("detail" if entry.action in detail else entry.action.replace("_", "-"))
    return f"{base}-{ending}" if entry.action else base


def _name_spaces(code: ProjectCode) -> Mapping[tuple[str, int], set[str]]:
    """Return the name spaces of routes, by where they are declared."""
    found: dict[tuple[str, int], set[str]] = {}
    for module in code.modules():
        own = code.variable(module, "app_name")
        patterns = code.variable(module, "urlpatterns")
        if own is not None and own.text and patterns is not None and patterns.module == module:
            _add(found, patterns, own.text)
    for call in (one for name in (INCLUDE,) for one in _calls_of(code, name)):
        for patterns, name in _included(code, call):
            _add(found, patterns, name)
    return found


def _calls_of(code: ProjectCode, name: str) -> Iterator[CodeTerm]:
    for call in code.all_calls:
        if last_of(call.at(call.value[2]).path) == name:
            yield call


def _included(code: ProjectCode, call: CodeTerm) -> Iterator[tuple[CodeTerm, str]]:
    """Go through the lists of `include((list, "shop"))` and `include("shop.urls", namespace="shop")`."""
    target, space = call.argument(0, "arg"), call.argument(1, "namespace")
    parts = target.resolved.elements() if target is not None else []
    if len(parts) == 2 and parts[1].text:
        yield parts[0], parts[1].text
    patterns = (
        parts[0] if len(parts) == 2 else code.variable(target.text, "urlpatterns") if target and target.text else None
    )
    if patterns is not None and space is not None and space.text:
        yield patterns, space.text


def _add(found: dict[tuple[str, int], set[str]], patterns: CodeTerm, space: str) -> None:
    for one in patterns.elements():
        found.setdefault((one.resolved.location.path, one.resolved.location.line), set()).add(space)
