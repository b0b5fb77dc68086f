"""Titled lists of plain lines, cut where they get long. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.model.location import Confidence, Location, Reason
from analyzer.report.words import number, place, shown

ENTRIES = 15  # of one block, unless everything is asked for
PLACES = 3  # of one entry
ALL = "--all lists them"


@dataclass(frozen=True, slots=True)
class Block:
    """A title with entries; an entry is one line, or one with more lines below it."""

    title: str
    entries: tuple[tuple[str, ...], ...] = ()
    empty: str = ""  # what to say where there is no entry; "" leaves the block out
    most: int = ENTRIES  # entries, unless everything is asked for
    note: str = ""  # the last line


def render_blocks(head: Iterable[str], blocks: Iterable[Block], every: bool = False) -> str:
    """Return the head and every block below it; of a long block the first entries and how many there are more."""
    parts = ["\n".join(map(shown, head))]
    for block in blocks:
        if not block.entries:
            parts += [f"{shown(block.title)}: {shown(block.empty)}"] * bool(block.empty)
            continue
        kept = block.entries if every else block.entries[: block.most]
        lines = [f"{block.title} ({number(len(block.entries))})" if len(block.entries) > 1 else block.title]
        for first, *below in kept:
            lines += [f"  {first}", *(f"      {line}" for line in below)]
        more = len(block.entries) - len(kept)
        parts.append(
            "\n".join(
                [
                    *map(shown, lines),
                    *[f"  … {number(more)} more; {ALL}"] * bool(more),
                    *[f"  {block.note}"] * bool(block.note),
                ]
            )
        )
    return "\n\n".join(parts) + "\n"


def place_lines(locations: Sequence[Location], after: str = "") -> tuple[str, ...]:
    """Return the first places, each once and one a line, the first with what is to be said about all of them."""
    texts: dict[str, str] = {}
    for one in locations:
        texts[place(one)] = texts.get(place(one)) or one.text.strip()
    lines = [f"{where}  {text}".rstrip() for where, text in texts.items()][:PLACES]
    if lines and after:
        lines[0] += f"  {after}"
    more = len(texts) - PLACES
    return (*lines, *([f"and {number(more)} more {'place' if more == 1 else 'places'}"] * (more > 0)))


def reason_entry(reason: Reason) -> tuple[str, ...]:
    """Return a reason with the lines behind it."""
    unsure = "" if reason.confidence is Confidence.HIGH else f" ({reason.confidence} confidence)"
    return (reason.text + unsure, *place_lines(reason.locations))
