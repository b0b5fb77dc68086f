"""What nothing is seen to reach, the surest rows first, and what cannot be seen. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model.decomposition import Decomposition
from analyzer.model.gaps import Doubt, Gap, Unreached
from analyzer.model.location import Confidence
from analyzer.report.index import Listed, listed
from analyzer.report.words import counted, number, place

SHOWN = 20  # rows; the surest
NAMED = 5  # functions of the largest knot
KEY = "unreached"
KINDS = ("module", "class", "function", "method", "table", "route")
DOUBTS = {
    Doubt.HANDED_ON: "code that runs names it without calling it: a callback, a table of functions",
    Doubt.LIBRARY_BASE: "its class extends one of a library, or is made by one, which may call its methods",
    Doubt.DECORATED: "a decorator keeps it, or is one of a library that was not read",
    Doubt.SPECIAL: "Python calls methods such as __eq__ without naming them",
    Doubt.NAMESAKE: "a method of this name runs in a class above or below its own",
    Doubt.ABSTRACT: "it leaves everything to subclasses",
    Doubt.LOW_CALL: "a call leads here by name only, or to one of many",
    Doubt.OUTSIDE: "whoever knows its address can ask for it",
    Doubt.SUBCLASS: "what its class extends may look for its subclasses",
    Doubt.CALLED_BY_NAME: "a call of this name leads nowhere, or to another class",
    Doubt.READ_BY_NAME: "an attribute of this name is read, or the name stands in a template",
    Doubt.STRING: "a string or a manifest holds its name",
    Doubt.EXPORTED: "__all__ names it: another code base may import it",
    Doubt.DYNAMIC: "a name made at run time may be this one",
    Doubt.OPEN_SITE: "an access that was not resolved could touch it",
    Doubt.USER: "something needs it of which one of these holds",
}
GAPS = {
    Gap.PARAMETER: "a parameter: the calls seen pass nothing that is known",
    Gap.NOT_PASSED: "a parameter of a function that nobody is seen calling: a library passes it",
    Gap.LIBRARY: "what a library gives, whose types are not known",
    Gap.RETURNED: "what a function of the code base gives back",
    Gap.ATTRIBUTE: "an attribute that is not found on what holds it",
    Gap.ELEMENT: "taken out of a collection",
    Gap.COMPUTED: "a name made at run time, as in getattr(x, name)()",
    Gap.CHOICE: "one of several values where control flow joins",
    Gap.IMPORTED: "an import of the code base that leads to no definition",
    Gap.UNBOUND: "a name that nothing binds",
    Gap.OTHER: "anything else",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of one kind is not reached, by how sure that is."""

    kind: str
    sure: str
    named: str  # its name is met elsewhere
    likely: str  # it runs more likely than not


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and how often it holds."""

    text: str
    count: str
    share: float = 0.0  # 0..1, the length of its bar


def unreached_rows(decomposition: Decomposition) -> Listed[Unreached]:
    """Return the surest rows; a table or a route stands in its own section, too."""
    return listed((row for row in decomposition.unreached if row.confidence is Confidence.HIGH), KEY, SHOWN)


def unreached_counts(decomposition: Decomposition) -> tuple[Counts, ...]:
    """Return how much of every kind is not reached."""
    found = Counter((row.kind, row.confidence) for row in decomposition.unreached)
    kinds = [kind for kind in KINDS if any(found[kind, level] for level in Confidence)]
    return tuple(Counts(kind, *(number(found[kind, level]) for level in Confidence)) for kind in kinds)


def doubts(decomposition: Decomposition) -> tuple[Reason, ...]:
    """Return what may reach the rows all the same, the most frequent first."""
    found = Counter(doubt for row in decomposition.unreached for doubt in row.doubts)
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Reason(DOUBTS[doubt], number(count)) for doubt, count in ranked)


def open_calls(decomposition: Decomposition) -> tuple[Reason, ...]:
    """Return the calls without a target by reason, the most frequent first."""
    rows = decomposition.analysis.coverage.open_calls
    every = sum(row.sites for row in rows) or 1
    return tuple(Reason(GAPS[row.reason], number(row.sites), row.sites / every) for row in rows)


def unseen(decomposition: Decomposition) -> Iterator[str]:
    """Go through what would be needed to say more, as sentences."""
    coverage = decomposition.analysis.coverage
    kinds = Counter(site.kind for site in decomposition.dynamic_sites)
    parts = ", ".join(f"{number(count)} {kind}" for kind, count in sorted(kinds.items()))
    if kinds:
        first = decomposition.dynamic_sites[0]
        where = f"the first is {place(first.location)}; all in the JSON under dynamic_sites"
        lines = counted(sum(kinds.values()), "line takes", "lines take")
        yield f"{lines} something by a name made at run time ({parts}): {where}."
    left = counted(coverage.calls[1] - coverage.calls[0], "call has", "calls have")
    yield f"{left} no known target; the last section counts them by reason."
    low = counted(coverage.low_calls, "call leads", "calls lead")
    yield f"{low} to one of many, or by name only; reach does not follow."
    yield "Clients outside, other code bases that import this one, and what people run by hand leave no trace in code."


def knot_words(decomposition: Decomposition) -> str:
    """Say how large the largest knot of the call graph is."""
    if not decomposition.knots:
        return "No functions call each other in a circle, along the calls that reach follows."
    largest = decomposition.knots[0]
    names = ", ".join(largest.functions[:NAMED])
    more = f" and {number(len(largest.functions) - NAMED)} more" if len(largest.functions) > NAMED else ""
    closed = f"; {counted(len(largest.closed_by), 'call')} close the circle" if largest.closed_by else ""
    others = f" {counted(len(decomposition.knots) - 1, 'more knot')} in the JSON under knots." * (
        len(decomposition.knots) > 1
    )
    return f"{number(len(largest.functions))} functions reach each other: {names}{more}{closed}.{others}"
