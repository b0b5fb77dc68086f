"""Foreign names and numbers made safe and readable for every format. Pure."""

import re
import unicodedata

from analyzer.model.location import Location

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, format (bidi, zero width), ...
PLAIN = re.compile(r"[\x20-\x7e]*\Z")


def shown(text: str) -> str:
    r"""Return the text with everything invisible or direction-changing as its escape ("\u202e", "\n"), never as is."""
    if PLAIN.match(text):
        return text
    return "".join(_escaped(char) if unicodedata.category(char) in HIDDEN_CATEGORIES else char for char in text)


def short(text: str, width: int) -> str:
    """Return the shown text in at most `width` characters, cut in the middle, where names differ least."""
    text = shown(text)
    if len(text) <= width:
        return text
    tail = (width - 1) * 2 // 3
    return text[: width - 1 - tail] + "…" + text[len(text) - tail :]


def cut(text: str, width: int) -> str:
    """Return the shown text in at most `width` characters, cut at its end."""
    text = shown(text)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def percent(share: float) -> str:
    """Return a share of 0..1 as "17.9%"; never 0 or 100 where it is not exactly that."""
    rounded = round(share * 100, 1)
    if share > 0 and rounded == 0:
        return "< 0.1%"
    if share < 1 and rounded == 100:
        return "> 99.9%"
    return f"{rounded:g}%" if rounded in (0, 100) else f"{rounded:.1f}%"


def number(value: int) -> str:
    """Return a whole number with commas between thousands, as 12,345."""
    return f"{value:,}"


def counted(value: int, noun: str, plural: str = "") -> str:
    """Return "1 table", "2 tables"."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def place(location: Location) -> str:
    """Return path:line, or the path alone where the whole file is meant."""
    return f"{location.path}:{location.line}" if location.line else location.path


def phrase(slug: str) -> str:
    """Return a slug as words: "spanning-transaction" becomes "spanning transaction"."""
    return slug.replace("-", " ").replace("_", " ")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")
