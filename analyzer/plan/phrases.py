"""Numbers and lists in sentences. Pure."""

from collections.abc import Sequence

LONGEST_LIST = 5  # names; the others are counted


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 table", "4,650 lines"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names as in a sentence; of a long list the first ones and how many more there are."""
    if len(names) > LONGEST_LIST + 1:
        return f"{', '.join(names[:LONGEST_LIST])} and {len(names) - LONGEST_LIST} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
