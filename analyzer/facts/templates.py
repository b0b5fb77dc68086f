"""Page templates of Django's and Jinja's language: which values they look up, name, go through and hand on.

Source: https://docs.djangoproject.com/en/5.2/ref/templates/builtins/ and
https://jinja.palletsprojects.com/en/stable/templates/

Pure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from analyzer.facts.template_values import read_expression, text_of, words_of
from analyzer.model.templates import Chain, Does, Part, Template

OPENER = re.compile(r"\{[{%#]")
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
LITERAL = {"comment": "endcomment", "raw": "endraw", "verbatim": "endverbatim"}  # tags whose inside is text
LONGEST = 4_000  # characters of a tag; longer ones are text that looks like one
DEEPEST = 50  # tags inside tags; deeper ones are read as if they stood outside
ASSIGNED = re.compile(r"([A-Za-z_]\w*)\s*=(?!=)")
WITHOUT_VALUES = frozenset({"else", "empty", "plural", "csrf_token", "now", "lorem", "debug"}) | frozenset(
    {"spaceless", "autoescape", "filter", "templatetag"}
)
NAMING = frozenset({"blocktrans", "blocktranslate", "trans", "pluralize"})


@dataclass(slots=True)
class _Open:
    """A tag that is not closed yet, and what stood inside it so far."""

    part: Part
    inside: list[Part] = field(default_factory=list)


class _Reader:
    """Reads one template from its first to its last tag."""

    def __init__(self) -> None:
        self.open = [_Open(Part(Does.USE, 0))]
        self.parent = ""
        self.loads: set[str] = set()
        self.unread = 0

    def read(self, text: str) -> Template:
        for opener, body, line in _tags_in(text):
            if opener == "{{":
                self._show(body, line)
            else:
                self._tag(body, line)
        while len(self.open) > 1:
            self._close()
        return Template(tuple(self.open[0].inside), self.parent, frozenset(self.loads), self.unread)

    def _add(self, part: Part) -> None:
        self.open[-1].inside.append(part)

    def _begin(self, part: Part) -> None:
        if len(self.open) < DEEPEST:
            self.open.append(_Open(part))
        else:
            self.unread += 1

    def _close(self) -> None:
        done = self.open.pop()
        self._add(replace(done.part, inside=tuple(done.inside)))

    def _show(self, body: str, line: int) -> None:
        found = read_expression(body)
        callees = {tuple(found.chains[call.callee]) for call in found.calls}
        if found.first in (("super",), ("block", "super")):
            self._add(Part(Does.SUPER, line))
            return
        for call in found.calls:
            given = tuple((name, tuple(found.chains[place])) for name, place in call.given.items())
            self._add(Part(Does.CALL, line, ".".join(found.chains[call.callee]), given=given))
        does = Does.USE if found.first in callees and len(found.first) == 1 else Does.SHOW
        if found.chains or found.filters:
            self._add(Part(does, line, chains=found.frozen(), filters=tuple(found.filters)))

    def _tag(self, body: str, line: int) -> None:
        name, _space, rest = body.partition(" ") if " " in body else (body, "", "")
        if name.startswith("end"):
            self._end(name.removeprefix("end"))
        elif name in READERS:
            READERS[name](self, rest.strip(), line)
        elif name not in WITHOUT_VALUES:
            self._other(name, rest, line)

    def _end(self, name: str) -> None:
        """Close the innermost tag of a name, and what was left open inside it; other ends close nothing."""
        ends = ENDS.get(name)
        if ends is None or all(one.part.does is not ends for one in self.open[1:]):
            return
        while self.open[-1].part.does is not ends:
            self._close()
        self._close()

    def _extends(self, rest: str, line: int) -> None:
        self.parent = text_of(rest)
        if not self.parent:
            self.unread += 1
            self._use(rest, line)

    def _load(self, rest: str, _line: int) -> None:
        names = rest.partition(" from ")[2] or rest
        self.loads.update(names.split())

    def _block(self, rest: str, line: int) -> None:
        self._begin(Part(Does.BLOCK, line, rest.partition(" ")[0]))

    def _for(self, rest: str, line: int) -> None:
        targets, _in, value = rest.partition(" in ")
        found = read_expression(value)
        names = tuple(name for name in re.split(r"[\s,()]+", targets) if name.isidentifier())
        chains = found.frozen() or ((),)
        self._begin(Part(Does.EACH, line, chains=chains, filters=tuple(found.filters), names=names))

    def _use(self, rest: str, line: int) -> None:
        found = read_expression(rest)
        if found.chains or found.filters:
            self._add(Part(Does.USE, line, chains=found.frozen(), filters=tuple(found.filters)))

    def _with(self, rest: str, line: int) -> None:
        self._begin(Part(Does.WITH, line, given=_named_in(rest)))

    def _set(self, rest: str, line: int) -> None:
        target, equals, value = rest.partition("=")
        names = [name.strip() for name in target.split(",")]
        if equals and all(name.isidentifier() for name in names):
            found = read_expression(value)
            self._add(Part(Does.SET, line, chains=found.frozen()[1:], given=((names[0], found.first),)))

    def _regroup(self, rest: str, line: int) -> None:
        value, _as, name = rest.rpartition(" as ")
        chain = read_expression(value.partition(" by ")[0]).first
        self._add(Part(Does.GROUP, line, chains=(chain,), names=(name.strip(),)))

    def _include(self, rest: str, line: int) -> None:
        words = list(words_of(rest))
        name = text_of(words[0]) if words else ""
        if not name:
            self.unread += 1
            self._use(words[0] if words else "", line)
        alone = "only" in words[1:] or "without context" in rest
        self._add(Part(Does.INCLUDE, line, name, given=_named_in(rest.partition(" with ")[2]), alone=alone))

    def _import(self, rest: str, line: int) -> None:
        """Read `import "x" as forms`: macros by `forms.name`."""
        source, _as, name = rest.partition(" as ")
        self._add(Part(Does.IMPORT, line, text_of(source.strip()), names=tuple(name.split()[:1])))

    def _from(self, rest: str, line: int) -> None:
        """Read `from "x" import field, label as text`."""
        source, _import, names = rest.partition(" import ")
        pairs = [one.split() for one in names.replace(" with context", "").split(",")]
        given = tuple((words[-1], (words[0],)) for words in pairs if words)
        self._add(Part(Does.IMPORT, line, text_of(source.strip()), given=given))

    def _macro(self, rest: str, line: int) -> None:
        name, _bracket, parameters = rest.partition("(")
        found = [one.partition("=") for one in parameters.rpartition(")")[0].split(",")]
        given = tuple((one.strip(), read_expression(default).first) for one, _equals, default in found if one.strip())
        self._begin(Part(Does.MACRO, line, name.strip(), given=given))

    def _call(self, rest: str, line: int) -> None:
        """Read `call macro(x)` as what it shows."""
        self._show(rest if not rest.startswith("(") else rest.partition(")")[2], line)

    def _other(self, name: str, rest: str, line: int) -> None:
        """Read a tag of which nothing is known but that its words are values, and that `as x` names what it gives."""
        words = list(words_of(rest))
        named = words[-1] if len(words) > 1 and words[-2] == "as" else ""
        words = words[:-2] if named else words
        given: list[tuple[str, Chain]] = []
        filters: list[str] = []
        for word in words:
            key = ASSIGNED.match(word)
            found = read_expression(word[key.end() :] if key else word)
            filters += found.filters
            given.append((key.group(1) if key else "", found.first))
            given += [("*", chain) for chain in found.frozen()[1:]]
        names = (named,) if named.isidentifier() else ()
        if name in NAMING:
            self._add(Part(Does.SET, line, given=tuple(one for one in given if one[0] not in ("", "*"))))
        else:
            self._add(Part(Does.TAG, line, name, filters=tuple(filters), given=tuple(given), names=names))


READERS: dict[str, Callable[[_Reader, str, int], None]] = {
    "extends": _Reader._extends, "load": _Reader._load, "block": _Reader._block, "for": _Reader._for,
    "if": _Reader._use, "elif": _Reader._use, "with": _Reader._with, "set": _Reader._set,
    "regroup": _Reader._regroup, "include": _Reader._include, "import": _Reader._import, "from": _Reader._from,
    "macro": _Reader._macro, "call": _Reader._call, "do": _Reader._show, "print": _Reader._show,
}  # fmt: skip
ENDS = {"block": Does.BLOCK, "for": Does.EACH, "with": Does.WITH, "macro": Does.MACRO}


def read_template(text: str) -> Template:
    """Return what a template states. Never raises; what cannot be read is counted."""
    return _Reader().read(text)


def _named_in(text: str) -> tuple[tuple[str, Chain], ...]:
    """Return the names that `a=b.c d=e`, `a = b.c, d = e` or `b.c as a` give to values."""
    value, _as, name = text.rpartition(" as ")
    if value and name.strip().isidentifier():
        return ((name.strip(), read_expression(value).first),)
    places = list(ASSIGNED.finditer(text))
    ends = [*(place.start() for place in places[1:]), len(text)]
    return tuple(
        (place.group(1), read_expression(text[place.end() : end]).first)
        for place, end in zip(places, ends, strict=False)
    )


def _tags_in(text: str) -> Iterator[tuple[str, str, int]]:
    """Go through the variables and tags of a text, with their lines; comments and literal text are left out."""
    place, counted, line, literal = 0, 0, 1, ""
    missing: set[str] = set()
    while (found := OPENER.search(text, place)) is not None:
        opener = found.group()
        end = -1 if opener in missing else text.find(CLOSERS[opener], found.end())
        if end < 0:
            missing.add(opener)
            place = found.end()
            continue
        place = end + 2
        line += text.count("\n", counted, found.start())
        counted = found.start()
        body = text[found.end() : end].strip("-+ \t\r\n") if end - found.end() <= LONGEST else ""
        name = body.split(None, 1)[0] if body else ""
        if literal:
            literal = "" if opener == "{%" and name == literal else literal
        elif opener == "{%" and name in LITERAL:
            literal = LITERAL[name]
        elif body and opener != "{#":
            yield opener, body.replace("\n", " "), line
