"""Whether a name is reached, what may reach it all the same, and the circles of calls it stands in. Pure."""

from analyzer.model.names import ancestors_of
from analyzer.report.explanation.blocks import Block, place_lines
from analyzer.report.explanation.known import Known
from analyzer.report.unreached import DOUBTS
from analyzer.report.words import counted

NOT_REACHED = "not reached from any entry point we know"
OTHERS = 5  # functions of a knot that are named


def reach_lines(known: Known, name: str) -> list[str]:
    """Say that nothing reaches a name, and what may all the same; nothing for what is reached."""
    row = next((known.unreached[one] for one in ancestors_of(name) if one in known.unreached), None)
    if row is None:
        return []
    whole = f", nor is anything in {row.kind} {row.name}" if row.name != name else ""
    changed = f"; its file was last changed {'on ' * row.changed[:1].isdigit()}{row.changed}" if row.changed else ""
    users = f"; {counted(row.users, 'caller')} seen, not reached either" if row.users else ""
    lines = [f"  reached  {NOT_REACHED}{whole}{users}{changed}"]
    return [*lines, *(f"           but: {DOUBTS[doubt]}" for doubt in row.doubts)]


def knot_block(known: Known, inside: frozenset[str]) -> Block:
    """Return the circles of calls that some functions stand in, with the calls that close them."""
    entries = []
    for knot in known.all.knots:
        mine = sorted(inside.intersection(knot.functions))
        if mine:
            others = [one for one in knot.functions if one not in inside]
            more = f" and {len(others) - OTHERS} more" if len(others) > OTHERS else ""
            title = f"{', '.join(mine)}: with {', '.join(others[:OTHERS]) or 'each other'}{more}"
            closing = (
                f"closed by {one.caller} -> {one.callee}  {place_lines(one.locations)[0]}" for one in knot.closed_by
            )
            entries.append((title, *closing))
    return Block("in a circle of calls", tuple(entries))
