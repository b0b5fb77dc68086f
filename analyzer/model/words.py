"""The words in the names that programmers give. Pure."""

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
SHORTEST = 3  # letters; shorter ones are prefixes and abbreviations


def split_words(name: str) -> tuple[str, ...]:
    """Split camelCase, snake_case and dotted names into lower-case words, plurals made singular.

    >>> split_words("HTTPInvoiceLines_view")
    ('http', 'invoice', 'line', 'view')
    """
    words = (singular(word) for word in written_words(name))
    return tuple(word for word in words if len(word) >= SHORTEST)


def written_words(name: str) -> tuple[str, ...]:
    """Split a name into lower-case words as they are written, short ones left out.

    >>> written_words("HTTPInvoiceLines_view")
    ('http', 'invoice', 'lines', 'view')
    """
    return tuple(word.lower() for word in _WORD.findall(name) if len(word) >= SHORTEST)


def singular(word: str) -> str:
    """Return the singular of an English plural, by its ending only."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """Return the plural of an English noun, by its ending only."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
