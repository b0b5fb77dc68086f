"""What taking out one set costs, beside the best seams, as text and as JSON. Pure."""

from collections.abc import Callable, Iterable, Sequence

from analyzer.model.cut import BoundaryCall
from analyzer.model.seam import Pricing, Seam
from analyzer.report.explanation.blocks import Block, place_lines, render_blocks
from analyzer.report.seams import own_writes, sites
from analyzer.report.words import counted, cut, number, percent, place

BESIDE = 3  # seams in the table
NAME = 12  # columns of a seam
LABEL = 29
ROWS: tuple[tuple[str, Callable[[Seam], str]], ...] = (
    ("modules", lambda one: number(len(one.modules))),
    ("tables", lambda one: number(len(one.tables))),
    ("entry points", lambda one: number(len(one.entry_points))),
    ("share of the code", lambda one: percent(one.share_of_code)),
    ("operations to offer (sites)", lambda one: sites(one.price.operations, one.price.operation_sites)),
    ("called back (sites)", lambda one: sites(one.price.callbacks, one.price.callback_sites)),
    ("signals and tasks", lambda one: number(one.price.asynchronous)),
    ("classes inheriting across", lambda one: number(one.price.inherited)),
    ("foreign keys crossing", lambda one: number(one.price.foreign_keys)),
    ("transactions spanning", lambda one: number(one.price.transactions)),
    ("imports and references", lambda one: number(one.price.mentions)),
    ("own share of its writes", lambda one: own_writes(one.price)),
)


def render_price(pricing: Pricing, every: bool = False) -> str:
    """Return the price of what was asked for beside the first seams, then the lines behind it; `every`: all of them."""
    asked = pricing.asked
    beside = pricing.seams[:BESIDE]
    head = [f"taken out alone: {asked.found_as}", f"  {_size(asked)}", "", *_table(asked, beside)]
    calls = [row for row in asked.price.crossing if row.kind != "foreign-key"]
    keys = [row for row in asked.price.crossing if row.kind == "foreign-key"]
    return render_blocks(
        head,
        [
            Block("takes along", tuple((module,) for module in asked.modules)),
            Block("takes the tables", tuple((table,) for table in asked.tables), "no table"),
            Block("crosses", tuple(_crossing(calls)), "nothing"),
            Block("foreign keys that cross", tuple(_crossing(keys)), "none"),
            Block("transactions that would span", tuple(_spanned(asked)), "none seen"),
        ],
        every,
    )


def _size(asked: Seam) -> str:
    parts = (counted(len(asked.symbols), "unit"), counted(asked.lines, "line"), counted(len(asked.tables), "table"))
    return ", ".join(parts)


def _table(asked: Seam, beside: Sequence[Seam]) -> list[str]:
    """Return one row per number, what was asked for first."""
    names = ["asked", *(cut(seam.name, NAME) for seam in beside)]
    cells = [(label, [write(seam) for seam in (asked, *beside)]) for label, write in ROWS]
    widths = [max(len(name), *(len(row[at]) for _, row in cells)) for at, name in enumerate(names)]
    lines = [("", names), *cells]
    return [f"  {label:<{LABEL}}{'  '.join(map(str.rjust, row, widths))}".rstrip() for label, row in lines]


def _crossing(rows: Iterable[BoundaryCall]) -> list[tuple[str, ...]]:
    found = []
    for row in rows:
        flags = "  in a loop" * row.in_loop + "  in a transaction" * row.in_transaction
        way = "back" if row.from_service == "asked" else "into"
        found.append((f"{way}  {row.kind}  {row.caller} -> {row.callee}{flags}", *place_lines(row.locations)))
    return found


def _spanned(asked: Seam) -> list[tuple[str, ...]]:
    return [
        (
            f"{place(row.location)}  {row.function}",
            f"writes {', '.join(row.inside)} and, of the rest, {', '.join(row.outside)}",
        )
        for row in asked.price.spanned
    ]
