"""Newer and older Python, templates and conflict markers, rewritten to the grammar of any supported version.

Source: PEP 695, 696, 750, 758; "What's New in Python 3.0"; the manuals of Git and Jinja.

Pure.
"""

import re

from analyzer.facts.hiding import hide, show

# On text whose strings are hidden and whose comments are gone. A rewrite never adds or removes a line, and never
# needs to know where a statement ends: `print x` becomes `print, x`, `raise E, x` becomes `raise E from x`.
_REWRITES = (
    (re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?![<|=>])[^\n]*", re.M), ""),  # conflict markers: both sides are read
    (re.compile(r"\{%.*?%\}"), ""),
    (re.compile(r"\{\{[^{}\n]*?(\w+)[^\w{}\n]*\}\}"), r"\1"),
    (re.compile(r"^([ \t]*except\*?\s*)((?:\([^()\n]*\)|[\w.]+)[ \t]*,[^:\n]*?)[ \t]*:", re.M), r"\1(\2):"),
    (re.compile(r"^([ \t]*(?:async[ \t]+def|def|class)[ \t]+\w+)\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]", re.M), r"\1"),
    (re.compile(r"^([ \t]*)type[ \t]+(\w+)[ \t]*(?:\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\])?[ \t]*=(?!=)", re.M), r"\1\2 ="),
    (re.compile(r"\b[tT]([rR]?)(?=\x00)"), r"f\1"),
    (
        re.compile(r"((?:^|[:;])[ \t]*)(print|exec)\b(?![ \t]*[=(.,\[)])(?=[ \t]*[\w\x00`{~-]|[ \t]+\()", re.M),
        r"\1\2,",
    ),
    (re.compile(r"^([ \t]*raise[ \t]+[\w.]+(?:\[\w+\])?)[ \t]*,[ \t]*([^,\n]+,[^\n]+)$", re.M), r"\1 from (\2)"),
    (re.compile(r"^([ \t]*raise[ \t]+[\w.]+)[ \t]*,", re.M), r"\1 from "),
    (re.compile(r"(?<![\w.])0([0-7]+)[lL]?\b(?![.\w])"), r"0o\1"),
    (re.compile(r"(?<![\w.])(0[xX][0-9a-fA-F]+|\d+)[lL]\b"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"repr(\1)"),
    (re.compile(r"(?<!\w)[uU][rR](?=\x00)"), "r"),
    (re.compile(r"<>"), "!="),
    (re.compile(r"\basync\b(?![ \t]+(?:def|for|with)\b)"), "async_"),
    (re.compile(r"^[ \t]*\t", re.M), lambda found: found[0].expandtabs(8)),  # Python 2 took a tab for 8 columns
)


def rewrite(text: str) -> str:
    """Return the text in the common grammar, line for line; strings are left as they are, comments are gone."""
    shown, hidden = hide(text)
    for pattern, replacement in _REWRITES:
        shown = pattern.sub(replacement, shown)
    return show(shown, hidden)
