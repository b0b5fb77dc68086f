"""Source text with its strings and comments out of the way, for work on text that is no valid Python.

Source: the language reference of Python, 2.1 to 2.4; PEP 701 for quotes inside f-strings.

Pure.
"""

import re

PLACEHOLDER = re.compile(r"\x00(\d+)\n*\x00")  # null bytes are no part of any source; line ends are kept
LONGEST_FORMATTED = 10_000  # characters of an f-string that are searched for its end
DEEPEST_FORMATTED = 5  # f-strings inside each other

_OPENS = re.compile(r"""#[^\n]*|(?:(?<!\w)([fFtT][rR]?|[rR][fFtT]))?(\"{3}|'{3}|"|')""")
_REST = {  # what follows an opening quote, with its closing quote if it has one
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+("""|)', re.S),
    "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*+('''|)", re.S),
    '"': re.compile(r'(?:[^"\\\n]|\\.)*+("|)', re.S),
    "'": re.compile(r"(?:[^'\\\n]|\\.)*+('|)", re.S),
}
_IN_HOLE = re.compile(r"""(?<!\w)([fFtT][rR]?|[rR][fFtT])?(\"{3}|'{3}|"|')|[{}]""")


def hide(text: str) -> tuple[str, list[str]]:
    """Return the text without comments and with a placeholder for each string, and the strings.

    f-strings come in the form that every supported version reads. Lines stay where they are. Time grows with the
    length of the text, whatever it holds: where a quote was not closed, no other is looked for until there.
    """
    shown: list[str] = []
    hidden: list[str] = []
    open_until = dict.fromkeys(_REST, 0)
    done = position = 0
    while found := _OPENS.search(text, position):
        position = found.end()
        prefix, quote = found.groups()
        if quote is None:
            shown.append(text[done : found.start()])
            done = position
            continue
        if position < open_until[quote]:
            continue
        end, is_closed = _end_of(text, position, quote, prefix is not None)
        if not is_closed:
            open_until[quote] = end
            continue
        literal = text[found.start(2) : end]
        shown += [text[done : found.start(2)], f"\x00{len(hidden)}", "\n" * literal.count("\n"), "\x00"]
        hidden.append(_older_formatted(literal) if prefix is not None else literal)
        done = position = end
    return "".join([*shown, text[done:]]), hidden


def show(text: str, hidden: list[str]) -> str:
    """Return the text with its strings back in their places."""
    return PLACEHOLDER.sub(lambda found: hidden[int(found[1])], text)


def _end_of(text: str, position: int, quote: str, is_formatted: bool) -> tuple[int, bool]:
    """Return where a string ends whose opening quote ends at `position`, and whether it is closed there."""
    if is_formatted:
        end = _end_of_formatted(text, position, quote, 0)
        if end >= 0:
            return end, True
    rest = _REST[quote].match(text, position)
    return (rest.end(), bool(rest[1])) if rest else (position, False)


def _end_of_formatted(text: str, position: int, quote: str, depth: int) -> int:
    """Return where an f-string ends, in whose holes every kind of quote may stand; -1 where it does not end."""
    limit = min(len(text), position + LONGEST_FORMATTED)
    while position < limit:
        if text.startswith(quote, position):
            return position + len(quote)
        letter = text[position]
        if letter == "\n" and len(quote) == 1:
            return -1
        if letter == "{" and text[position + 1 : position + 2] != "{":
            position = _end_of_hole(text, position + 1, limit, depth)
            if position < 0:
                return -1
        else:
            position += 2 if letter in "\\{" else 1
    return -1


def _end_of_hole(text: str, position: int, limit: int, depth: int) -> int:
    braces = 1
    while depth < DEEPEST_FORMATTED and (found := _IN_HOLE.search(text, position, limit)):
        prefix, quote = found.groups()
        position = found.end()
        if quote is None:
            braces += 1 if found[0] == "{" else -1
            if braces == 0:
                return position
            continue
        if prefix is not None:
            position = _end_of_formatted(text, position, quote, depth + 1)
        else:
            rest = _REST[quote].match(text, position, limit)
            position = rest.end() if rest and rest[1] else -1
        if position < 0:
            return -1
    return -1


def _older_formatted(literal: str) -> str:
    """Return an f-string as Python 3.11 reads it: quotes that no hole uses, and no backslash in a hole."""
    quote, inside = literal[0], literal[1:-1]
    if literal.startswith(quote * 3) or "{" not in inside or not ("\\" in inside or quote in inside):
        return literal
    return quote * 3 + _without_backslashes(inside) + quote * 3


def _without_backslashes(inside: str) -> str:
    parts, done = [], 0
    while (start := inside.find("{", done)) >= 0:
        end = start + 2
        if not inside.startswith("{{", start):
            end = _end_of_hole(inside, start + 1, len(inside), 0)
        if end < 0:
            break
        parts += [inside[done:start], inside[start:end].replace("\\", "/")]
        done = end
    return "".join([*parts, inside[done:]])
