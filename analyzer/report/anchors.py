"""Permalinks: short, safe, unique ids out of any names. Pure."""

import re
from collections.abc import Iterable

LONGEST = 60  # characters of a slug


def anchors(kind: str, names: Iterable[str]) -> dict[str, str]:
    """Map each name to an id of ASCII letters, digits and dashes that starts with `kind`.

    Ids depend on the names and their order alone; two names that look alike as slugs get a number. Kinds that
    hold no dash never collide with one another.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        if name not in found:
            found[name] = _free(f"{kind}-{_slug(name)}", taken)
            taken.add(found[name])
    return found


def dashed(name: str) -> str:
    """Return a name with dashes for all but ASCII letters and digits; the report's script does the same."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def _slug(name: str) -> str:
    return dashed(name).strip("-")[:LONGEST].strip("-") or "x"


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{count}" for count in range(2, len(taken) + 3) if f"{wanted}-{count}" not in taken)
