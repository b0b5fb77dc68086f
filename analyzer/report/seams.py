"""What the report says about single sets to take out. Pure."""

from analyzer.model.seam import Price
from analyzer.report.words import counted, number, percent


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
        counted(price.foreign_keys, "foreign key"),
        counted(price.transactions, "spanning transaction"),
    )
    return ", ".join(parts)
