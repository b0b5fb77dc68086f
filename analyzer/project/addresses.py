"""Whom a call is meant for: the host or setting that an address begins with, the first words of a key. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.location import Confidence
from analyzer.project.call_sites import self_in
from analyzer.project.configured import Settings
from analyzer.project.instances import class_behind, kept_under, method_behind
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

MOST_STEPS = 60  # values that are followed for one address
MOST_CALLERS = 20  # of a function whose parameter holds it; more is a function for any address
MOST_ADDRESSES = 4  # of one call; more says nothing
LONGEST = 60  # letters of a target
URL = re.compile(r"(?:(?:https?|wss?):)?//(?:[^/@\s]*@)?([^/?#\s{}%@]*)(.*)", re.DOTALL)
BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w.-]+:\d+")
SCHEME = re.compile(r"(?:https?|wss?)://$")
FIRST_HOLE = re.compile(r"\{(\w*)[^}]*\}|%(?:\((\w+)\))?[sdr]")
JOINERS = frozenset(
    {"urllib.parse.urljoin", "six.moves.urllib.parse.urljoin", "urlparse.urljoin", "os.path.join", "posixpath.join",
     "builtins.str", "yarl.URL", "httpx.URL", "furl.furl", "urllib.request.Request", "pathlib.Path"}
)  # fmt: skip
TRIMMING = frozenset(
    {"strip", "rstrip", "lstrip", "removesuffix", "removeprefix", "replace", "lower", "encode", "split"}
)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """What the first argument of a call begins with."""

    setting: str = ""
    text: str = ""  # a constant, or of a setting the known default
    confidence: Confidence = Confidence.HIGH

    @property
    def host(self) -> str:
        """The host, with its port, that the text names as a whole; "" for none. A setting may name a host only."""
        found = URL.match(self.text)
        is_bare = bool(self.setting) and BARE.fullmatch(self.text)
        return found[1] if found else self.text if is_bare else ""


class Addresses:
    """Follows arguments to the constants and settings that they are made of."""

    def __init__(self, types: Types) -> None:
        """Follow with `types`."""
        self.types, self.code = types, types.code
        self.settings = Settings(types.knowledge, types)

    def of(self, term: CodeTerm) -> list[Address]:
        """Return what an address may begin with, sorted; nothing where that is unknown or could be anything."""
        waiting: list[tuple[CodeTerm, Confidence]] = [(term, Confidence.HIGH)]
        seen: set[Place] = set()
        found: set[Address] = set()
        while waiting and len(seen) < MOST_STEPS:
            one, sure = waiting.pop()
            for source in one.alternatives():
                if source.place in seen:
                    continue
                seen.add(source.place)
                known = self._known(source, sure)
                if known is not None:
                    found.add(known)
                else:
                    waiting.extend(self._nearer(source, sure))
        surest = {(one.setting, one.text): one for one in sorted(found, key=_least_sure_first)}
        return sorted(surest.values()) if len(surest) <= MOST_ADDRESSES else []

    def _known(self, source: CodeTerm, sure: Confidence) -> Address | None:
        setting = self.settings.name_of(source)
        if setting:
            return Address(setting, self.settings.default_of(source, setting), sure)
        text = _prefix(source)
        return Address("", text, sure) if text else None

    def _nearer(self, source: CodeTerm, sure: Confidence) -> Iterator[tuple[CodeTerm, Confidence]]:
        """Go through the values that stand at the start of a value, or that it comes from."""
        if source.op == f.PARAM:
            yield from ((one, Confidence.MEDIUM) for one in self._passed(source))
        elif (first := _first(source)) is not None:
            yield first, sure
        elif (told := self._told_by_argument(source)) is not None:
            yield told, Confidence.MEDIUM
        elif source.op == f.ATTR:
            yield from self._kept(source, sure)
        elif source.op == f.CALL:
            callee = source.at(source.value[2])
            view = callee.as_function or callee.as_method
            for value in view.returns() if view is not None else ():
                if isinstance(value, CodeTerm):
                    yield value, sure

    def _passed(self, parameter: CodeTerm) -> Iterator[CodeTerm]:
        """Go through what callers give to a parameter, its default where they give nothing."""
        view = self.code.view_of_function(parameter.module, parameter.scope)
        calls = self.code.call_sites.of(view.symbol) if view is not None else ()
        if view is None or not 0 < len(calls) <= MOST_CALLERS:
            return
        names = [one.name for one in view.scope.parameters if one.kind == "positional"]
        position = names.index(parameter.parameter) if parameter.parameter in names else -1
        default = next((one for name, _annotation, one in view.parameters if name == parameter.parameter), None)
        for call in calls:
            is_bound, _to = self_in(call, view)
            given = call.argument(position - is_bound, parameter.parameter) or default
            if given is not None:
                yield given

    def _told_by_argument(self, source: CodeTerm) -> CodeTerm | None:
        """Return the setting that a function is given to make a value of: `parsed(os.environ["HOOKS"])`."""
        given = source.arguments if source.op == f.CALL else ()
        return next((one for one in given if self.settings.name_of(one.resolved)), None)

    def _kept(self, source: CodeTerm, sure: Confidence) -> Iterator[tuple[CodeTerm, Confidence]]:
        """Go through what an attribute of an instance may be: stored, in the body, a property, set by subclasses."""
        places = kept_under(source)
        yield from ((source.stand(place), sure) for place in places)
        view = method_behind(source)
        for value in view.returns() if view is not None and not places else ():
            if isinstance(value, CodeTerm):
                yield value, sure
        owner = class_behind(source.at(source.value[2]))
        if owner is None or any(not _is_empty(source.stand(place)) for place in places) or view is not None:
            return
        for below in self.code.subclasses_of(frozenset({owner.symbol})):
            if source.attribute in below.body:
                yield below.body[source.attribute], Confidence.MEDIUM


def _least_sure_first(address: Address) -> tuple[bool, Address]:
    return (address.confidence is Confidence.HIGH, address)


def _is_empty(term: CodeTerm) -> bool:
    return term.resolved.op == f.CONST and not term.resolved.value[2]


def _prefix(source: CodeTerm) -> str:
    """Return the text that a value surely begins with: of an address, only where the host is whole."""
    if source.op == f.CONST and isinstance(source.value[2], str):
        return str(source.value[2])[:LONGEST]
    text, is_whole = _constant_start(source)
    found = URL.match(text)
    if SCHEME.match(text) or (found and not is_whole and not found[2] and not _is_host(found[1])):
        return ""
    return text[:LONGEST]


def _is_host(text: str) -> bool:
    """Say whether a host that a hole follows at once looks whole: `https://api.shop.com{path}`."""
    return "." in text and text[-1].isalpha()


def _constant_start(source: CodeTerm) -> tuple[str, bool]:
    """Return the constant text that a joined or formatted value begins with, and whether that is all of it."""
    pattern = _pattern(source)
    if pattern:
        hole = FIRST_HOLE.search(pattern)
        return (pattern[: hole.start()], False) if hole else (pattern, True)
    parts = _parts(source)
    texts: list[str] = []
    for part in parts:
        text = _written(part)
        if text is None:
            return "".join(texts), False
        texts.append(text)
    return "".join(texts), True


def _written(part: CodeTerm) -> str | None:
    """Return the text that a part is; None where it is only a default: of a parameter, of a setting."""
    return part.text if part.resolved.op in (f.CONST, f.JOIN, f.BINOP) else None


def _parts(source: CodeTerm) -> list[CodeTerm]:
    """Return the parts of an f-string or of a sum, in order."""
    parts = [source]
    for _step in range(LONGEST):
        joined = [*parts[0].joined]
        if not joined:
            break
        parts = [*joined, *parts[1:]]
    return parts if len(parts) > 1 else []


def _pattern(source: CodeTerm) -> str:
    """Return the format of `format % value` and `format.format(...)`."""
    if source.filled is not None:
        return source.filled[0].text or ""
    callee = source.callee if source.op == f.CALL else None
    base = callee.base if callee is not None and callee.attribute == "format" else None
    return (base.text or "") if base is not None else ""


def _first(source: CodeTerm) -> CodeTerm | None:
    """Return the value that another one begins with, behind nothing or `https://`."""
    pattern = _pattern(source)
    if pattern:
        return _filling(source, pattern)
    if source.op in (f.ITER, f.ENTER) or (source.op == f.BINOP and source.value[2] == "/"):
        return source.base
    if source.op in (f.LIST, f.TUPLE):
        return next(iter(source.elements()), None)
    callee = source.callee if source.op == f.CALL else None
    if callee is not None:
        if callee.path in JOINERS:
            return next(iter(source.arguments), None)
        return callee.base if callee.attribute in TRIMMING else None
    parts = _parts(source)
    start = _written(parts[0]) if parts else None
    if start is None:
        return next(iter(parts), None)
    return parts[1] if SCHEME.match(start) else None


def _filling(source: CodeTerm, pattern: str) -> CodeTerm | None:
    """Return what fills the first hole of a format."""
    hole = FIRST_HOLE.search(pattern)
    if hole is None or not (hole.start() == 0 or SCHEME.match(pattern[: hole.start()])):
        return None
    name = hole[1] or hole[2] or ""
    if source.filled is None:
        return source.keywords.get(name) if name and not name.isdigit() else next(iter(source.arguments), None)
    value = source.filled[1].resolved
    if name:
        return next((one for key, one in value.pairs() if key is not None and key.text == name), None)
    return value.elements()[0] if value.op == f.TUPLE and value.elements() else source.filled[1]
