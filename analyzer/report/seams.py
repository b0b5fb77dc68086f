"""What the report says about single sets to take out. Pure."""

from collections import Counter
from dataclasses import dataclass

from analyzer.model.cut import BoundaryCall
from analyzer.model.decomposition import Decomposition
from analyzer.model.seam import Price, Seam, Spanned
from analyzer.report.index import Index, Link, Listed, listed
from analyzer.report.words import counted, number, percent

CROSSING, SPANNED, NAMES = 3, 2, 6  # rows of one seam: the page has a budget, the JSON the rest
OTHER_PARTS = 3  # services that it takes parts of


@dataclass(frozen=True, slots=True)
class SeamRow:
    """One set to take out."""

    anchor: str
    seam: Seam
    separation: str
    operations: str
    callbacks: str
    own_writes: str
    parts: Listed[tuple[Link, str]]  # services that it takes parts of, with the share of its units
    tables: Listed[Link]
    modules: Listed[str]
    crossing: Listed[BoundaryCall]
    spanned: Listed[Spanned]


def seam_rows(decomposition: Decomposition, index: Index) -> Listed[SeamRow]:
    """Return the seams, the best first."""
    return listed((_row(at, seam, index) for at, seam in enumerate(decomposition.seams, 1)), "seams")


def _row(at: int, seam: Seam, index: Index) -> SeamRow:
    price = seam.price
    return SeamRow(
        anchor=f"seam-{at}",
        seam=seam,
        separation="–" if seam.separation is None else f"{seam.separation:.2f}",
        operations=sites(price.operations, price.operation_sites),
        callbacks=sites(price.callbacks, price.callback_sites),
        own_writes=own_writes(price),
        parts=listed(_parts(seam, index), "seams[].symbols", OTHER_PARTS),
        tables=listed((index.table(table) for table in seam.tables), "seams[].tables", NAMES),
        modules=listed(seam.modules, "seams[].modules", NAMES),
        crossing=listed(price.crossing, "seams[].price.crossing", CROSSING),
        spanned=listed(price.spanned, "seams[].price.spanned", SPANNED),
    )


def _parts(seam: Seam, index: Index) -> list[tuple[Link, str]]:
    """Return the services that the set takes parts of, the largest part first."""
    homes = Counter(index.home(symbol) for symbol in seam.symbols)
    ranked = sorted(homes.items(), key=lambda item: (-item[1], item[0]))
    return [(index.service(service), percent(many / len(seam.symbols))) for service, many in ranked]


def nearest_seam(decomposition: Decomposition, service: str) -> Seam | None:
    """Return the seam that shares most with a service; None where none shares half of what the two hold."""
    own = {symbol for one in decomposition.services if one.id == service for symbol in one.symbols}
    shares = [
        (len(own.intersection(seam.symbols)) / len(own.union(seam.symbols)), seam) for seam in decomposition.seams
    ]
    share, seam = max(shares, key=lambda item: item[0], default=(0.0, None))
    return seam if share >= 0.5 else None


def sites(functions: int, calls: int) -> str:
    """Return "3 (5)": functions, and the call sites of all of them."""
    return f"{number(functions)} ({number(calls)})" if functions else "0"


def own_writes(price: Price) -> str:
    """Return the own share of the writes, as a range where unresolved sites make it one; "–" where nobody writes."""
    low, high = percent(price.own_writes_low), percent(price.own_writes_high)
    if not price.writes and low == high:
        return "–"
    return low if low == high else f"{low}–{high}"


def price_words(price: Price) -> str:
    """Return a price as one line."""
    parts = (
        counted(price.operations, "operation to offer", "operations to offer"),
        counted(price.callbacks, "function called back", "functions called back"),
        counted(price.foreign_keys, "foreign key", "foreign keys") + " crossing",
        counted(price.transactions, "transaction") + " spanning",
    )
    return ", ".join(parts)
