"""What was seen of a table beside what could be, when it is touched, and the functions that hide most. Pure."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from analyzer.model.cut import Ownership
from analyzer.model.data import Context
from analyzer.model.decomposition import Decomposition
from analyzer.report.index import Listed, Place, listed, places
from analyzer.report.words import counted, number

WORST = 12  # functions with unresolved sites
OPS = {"write": "Written in", "read": "Read in"}


@dataclass(frozen=True, slots=True)
class Range:
    """What is known of one table's use, from the least to the most."""

    text: str  # both ends; "" where they are the same
    could_write: Listed[Place]
    could_read: Listed[Place]
    contexts: tuple[tuple[str, str], ...]  # what is done, and when in words


@dataclass(frozen=True, slots=True)
class OpenFunction:
    """A function with data access that could not be tied to a table."""

    function: str
    sites: int
    verbs: str
    places: Listed[Place]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """How much of the data access was not resolved."""

    sites: int
    all: int  # sites that look like data access, resolved ones included
    named: int
    in_reach: int
    anywhere: int


def find_ranges(decomposition: Decomposition) -> dict[str, Range]:
    """Return the range of every table that has a row of its own."""
    sites: dict[str, dict[str, Counter[Context]]] = defaultdict(lambda: defaultdict(Counter))
    for access in decomposition.accesses:
        for context in access.contexts:
            sites[access.table][access.op][context] += max(1, len(access.locations))
    return {
        row.table: Range(
            text=_in_short(row),
            could_write=places(row.could_write, "ownership[].could_write"),
            could_read=places(row.could_read, "ownership[].could_read"),
            contexts=tuple((OPS[op], _in_words(sites[row.table][op])) for op in OPS if sites[row.table][op]),
        )
        for row in decomposition.ownership
    }


def _in_short(row: Ownership) -> str:
    """Return both ends of the range; "" where they are the same: nothing is unresolved."""
    if not (row.could_write or row.could_read):
        return ""
    return (
        f"Foreign writers seen: {len(row.foreign_writers)}; unresolved sites that could write it: "
        f"{number(len(row.could_write))}, read it: {number(len(row.could_read))}."
    )


def _in_words(contexts: Counter[Context]) -> str:
    return ", ".join(f"{context} at {counted(contexts[context], 'site')}" for context in Context if contexts[context])


def unresolved(decomposition: Decomposition) -> Unresolved:
    """Return how many sites were not resolved, by what is known of them."""
    ways = Counter(site.by for site in decomposition.open_sites)
    _, every = decomposition.analysis.coverage.accesses
    return Unresolved(len(decomposition.open_sites), every, ways["name"], ways["reach"], ways[""])


def open_functions(decomposition: Decomposition) -> Listed[OpenFunction]:
    """Return the functions with unresolved sites, those with most first."""
    sites = defaultdict(list)
    for site in decomposition.open_sites:
        sites[site.function].append(site)
    ranked = sorted(sites, key=lambda function: (-len(sites[function]), function))
    rows = (
        OpenFunction(
            function,
            len(sites[function]),
            ", ".join(sorted({site.verb for site in sites[function]})),
            places(tuple(site.location for site in sites[function]), "open_sites"),
        )
        for function in ranked
    )
    return listed(rows, "open_sites", WORST)
