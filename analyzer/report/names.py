"""Dotted names and sentences about them, short enough to read and with the full name at hand. Pure."""

import re
from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup, escape

from analyzer.model.decomposition import Decomposition
from analyzer.model.names import ancestors_of, last_of, parent_of
from analyzer.report.words import number, shown

MOST_OF_THEM = 0.8  # of the modules lie below the package that names are relative to
LISTED, KEPT = 5, 2  # names in a row that are too many for a sentence, and how many of them stay
LONG_NAME = 24  # characters; shorter names fit on one line
LONG_WORD, LONGER_WORD = 14, 20  # letters; such words do not fit into a narrow column
WORD_ENDS = re.compile(r"(?<=_)(?=[^_])|(?<=[a-z0-9])(?=[A-Z])")
BREAK = re.compile(r".{9,}?(?:[./_]|(?<=[a-z0-9])(?=[A-Z]))|.+")  # after a word, no oftener than needed
ROW = re.compile(rf"(?<![\w.-])([\w.-]+(?:, [\w.-]+){{{LISTED - 2},}}) and (?:(\d+) more\b|[\w.-]+)")
TWICE = re.compile(r"(?<![\w.])(\w+) \(((?:\w+\.)+\1)\)")  # "get_chat (shop.chats.get_chat)"
DOTTED = re.compile(r"(?<![\w./-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?![\w/])")


class Names:
    """Knows every module, and which package nearly all of them lie in."""

    def __init__(self, decomposition: Decomposition) -> None:
        """Take the modules that have a service to find the package; all of them to know names by."""
        self.modules = {row.name for row in decomposition.modules}
        self.package = _package([row.name for row in decomposition.modules if row.service])

    def relative(self, name: str) -> str:
        """Return a name without the package it shares with nearly all others."""
        return name.removeprefix(f"{self.package}.") if self.package else name

    def parts(self, name: str) -> tuple[str, str]:
        """Return the module of a symbol, relative, and its name inside: ("orders.views", "OrderView.get").

        A module itself is ("", its relative name), and so is what lies in no module of the code base.
        """
        home = self.module_of(name)
        return (self.relative(home), name[len(home) + 1 :]) if home and home != name else ("", self.relative(name))

    def module_of(self, name: str) -> str:
        """Return the module that holds a symbol; "" for none."""
        return next((prefix for prefix in ancestors_of(name) if prefix in self.modules), "")

    def brief(self, name: str) -> str:
        """Return what a name ends in: class and method, module and function, folder and module."""
        short = f"{last_of(parent_of(name))}.{last_of(name)}" if "." in name else name
        return short if self.module_of(name) or name in self.modules else name

    def sentence(self, text: str) -> str:
        """Return a sentence with brief names and no long rows of names."""
        return DOTTED.sub(lambda found: self.brief(found.group()), _condensed(text))

    def markup(self, text: str) -> Markup:
        """Return a sentence as HTML: brief names as code, each with its full name as a title."""
        text, parts, at = _condensed(text), [], 0
        for found in DOTTED.finditer(text):
            if self.module_of(found.group()):
                parts += [escape(shown(text[at : found.start()])), self.code(found.group())]
                at = found.end()
        return Markup("").join([*parts, escape(shown(text[at:]))])

    def code(self, name: str) -> Markup:
        """Return a brief name as HTML with its full name as a title."""
        return _code(self.brief(name), name)

    def symbol(self, name: str) -> Markup:
        """Return a symbol as HTML: its name inside its module, and the module beside it."""
        module, local = self.parts(name)
        code = _code(local, name)
        return code + Markup(' <small class="at">{}</small>').format(dotted(module)) if module else code

    def module(self, name: str) -> Markup:
        """Return a module as HTML by its relative name."""
        return Markup("<code>{}</code>").format(dotted(self.relative(name)))


def worded(text: str) -> Markup:
    """Let a long name break between its words only: after an underscore and before the next capital letter."""
    return Markup("<wbr>").join(WORD_ENDS.split(shown(text))) if len(text) >= LONG_WORD else escape(shown(text))


def size(text: str) -> str:
    """Return the class of a name that has to be set smaller, so that its longest word fits on a line; "" for none."""
    longest = max(map(len, re.split(r"[\s./-]|(?<=_)", WORD_ENDS.sub(" ", shown(text)))))
    return "" if longest < LONG_WORD else "long" if longest < LONGER_WORD else "longer"


def dotted(name: str) -> Markup:
    """Let a long dotted name or path break after its dots and slashes."""
    if len(name) < LONG_NAME:
        return escape(shown(name))
    return Markup("<wbr>").join(BREAK.findall(shown(name)))


def _code(text: str, name: str) -> Markup:
    if text == name:
        return Markup("<code>{}</code>").format(dotted(text))
    return Markup('<code title="{}">{}</code>').format(shown(name), dotted(text))


def _package(modules: Iterable[str]) -> str:
    """Return the longest dotted prefix below which most modules lie; "" for none."""
    names = tuple(modules)
    above = Counter(prefix for name in names for prefix in ancestors_of(name)[1:])
    wide = [prefix for prefix, count in above.items() if count >= MOST_OF_THEM * len(names)]
    return max(wide, key=len, default="")


def _condensed(text: str) -> str:
    """Say a name once where it stands beside itself in full, and cut long rows of names."""
    return ROW.sub(_cut_row, TWICE.sub(lambda found: found.group(2), text))


def _cut_row(found: re.Match[str]) -> str:
    items = found.group(1).split(", ")
    return f"{', '.join(items[:KEPT])} and {number(len(items) - KEPT + int(found.group(2) or 1))} more"
