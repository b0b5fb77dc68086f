"""The first screen: verdict, cards with their baselines, findings, and what was not seen. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.model.cut import CutMetrics, ServiceCandidate
from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Confidence, Reason
from analyzer.report.index import Listed, Place, listed, places
from analyzer.report.words import counted, number, percent

BASELINE_NAMES = {
    "packages": "today’s packages",
    "today's packages": "today’s packages",
    "random": "random groups",
    "leiden": "Leiden clustering",
    "louvain": "Louvain clustering",
}
VERDICTS = {
    "modular-monolith-first": "Stay a modular monolith",
    "extract-one": "One service could go first",
    "several-services": "Several services",
    "unknown": "Not enough to say",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with a bar; `share` is its length, 0..1."""

    label: str
    value: str
    share: float
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One headline number, with what it is to be compared with."""

    label: str
    value: str
    unit: str
    anchor: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One conclusion with its evidence."""

    rule: str
    text: str
    places: Listed[Place]
    confidence: str  # "" for high


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not seen."""

    label: str
    value: str
    note: str
    anchor: str
    missing: bool


def why_no_picture(decomposition: Decomposition) -> str:
    """Return the sentence that stands where the picture would be; "" where nobody said why there is none."""
    found = (problem.message for problem in decomposition.problems if problem.slug == "no-picture")
    message = next(found, "")
    return f"{message[:1].upper()}{message[1:]}." if message else ""


def cut_name(name: str) -> str:
    """Return what an alternative or baseline is called in every format."""
    return BASELINE_NAMES.get(name, name)


def verdict_label(slug: str) -> str:
    """Return the verdict's slug as words."""
    return VERDICTS.get(slug, slug.replace("-", " ").capitalize())


def finding(reason: Reason, key: str = "because") -> Finding:
    """Return a reason as the report shows it."""
    sure = "" if reason.confidence is Confidence.HIGH else f"{reason.confidence.value} confidence"
    return Finding(reason.rule, reason.text, places(reason.locations, key), sure)


def findings(reasons: tuple[Reason, ...], key: str) -> Listed[Finding]:
    """Return reasons as the report shows them."""
    return listed((finding(reason, key) for reason in reasons), key)


def most_important_first(decomposition: Decomposition) -> tuple[ServiceCandidate, ...]:
    """Return the services by the tables they own, then by their modules: what costs most to cut stands first."""
    return tuple(
        sorted(decomposition.services, key=lambda one: (-len(one.tables), -one.metrics.modules, one.name, one.id))
    )


def cards(decomposition: Decomposition) -> tuple[Card, ...]:
    """Return the six headline numbers, each with today's packages, one service and random groups beside it."""
    sites = sum(call.sites for call in decomposition.boundary_calls if call.kind == "call")
    placed = "units and tables" if decomposition.entities else "units"
    rows: tuple[tuple[tuple[str, str, str, str], Callable[[CutMetrics], float], Callable[..., str]], ...] = (
        (("Services", "service", "services", "Candidates found in the code"), _services, number),
        (
            ("Calls that cross", "of calls", "calls", f"{counted(sites, 'call site')} lead from service to service"),
            _crossing,
            percent,
        ),
        (("Tables with several writers", "table", "tables", "Written by more than one service"), _shared, number),
        (("Spanning transactions", "transaction", "transactions", "Writes of several services"), _spanning, number),
        (("Largest service", "of the whole", "services", f"Of the {placed} that have a service"), _largest, percent),
    )
    return (*(_card(decomposition, *row) for row in rows), _coverage_card(decomposition))


def coverage_bars(decomposition: Decomposition) -> tuple[Bar, ...]:
    """Return how much of the files, imports, calls and data accesses was resolved."""
    coverage = decomposition.analysis.coverage
    rows = {
        "files": coverage.files,
        "imports": coverage.imports,
        "calls": coverage.calls,
        "data accesses": coverage.accesses,
    }
    return tuple(Bar(label, _seen(*pair), _share(*pair)) for label, pair in rows.items())


def gaps(decomposition: Decomposition) -> tuple[Gap, ...]:
    """Return what was not seen, as numbers that lead to their rows; zeros included, so that they are said."""
    coverage, problems = decomposition.analysis.coverage, decomposition.problems
    by_name = coverage.accesses_by_level.get("H", 0)
    rows = (
        ("files not read", coverage.files[1] - coverage.files[0], f"of {number(coverage.files[1])}", "problems"),
        (
            "calls whose target is unknown",
            coverage.calls[1] - coverage.calls[0],
            f"of {number(coverage.calls[1])} in the code; a call into a library is known",
            "coverage",
        ),
        (
            "data accesses without a table",
            coverage.accesses[1] - coverage.accesses[0],
            f"of {number(coverage.accesses[1])}",
            "coverage",
        ),
        ("accesses tied by name only", by_name, "left out of reach and ownership", "coverage"),
        ("problems", len(problems), counted(len({row.slug for row in problems}), "kind"), "problems"),
    )
    return tuple(Gap(label, number(value), note, anchor, value > 0) for label, value, note, anchor in rows)


def _card(
    decomposition: Decomposition,
    words: tuple[str, str, str, str],
    measure: Callable[[CutMetrics], float],
    write: Callable[..., str],
) -> Card:
    label, noun, anchor, note = words
    ours = measure(decomposition.summary.metrics)
    rows = [("this cut", ours), *((row.name, measure(row.metrics)) for row in decomposition.baselines)]
    most = 1.0 if write is percent else max(value for _, value in rows) or 1.0
    bars = tuple(
        Bar(cut_name(name), write(value), min(1.0, value / most), ours=position == 0)
        for position, (name, value) in enumerate(rows)
    )
    unit = noun if write is percent or ours == 1 else f"{noun}s"
    return Card(label, write(ours), unit, anchor, note, bars if decomposition.baselines else ())


def _coverage_card(decomposition: Decomposition) -> Card:
    bars = coverage_bars(decomposition)
    files = decomposition.analysis.coverage.files
    resolved = decomposition.analysis.coverage.calls
    value = percent(_share(*resolved)) if resolved[1] else percent(_share(*files))
    unit, note = (
        ("of calls", "Their target is known, libraries included") if resolved[1] else ("of files", "They were read")
    )
    return Card("Seen by the analysis", value, unit, "coverage", note, bars)


def _services(metrics: CutMetrics) -> int:
    return metrics.services


def _crossing(metrics: CutMetrics) -> float:
    return metrics.crossing_calls


def _shared(metrics: CutMetrics) -> int:
    return metrics.shared_tables


def _spanning(metrics: CutMetrics) -> int:
    return metrics.spanning_transactions


def _largest(metrics: CutMetrics) -> float:
    return metrics.largest_share


def _seen(resolved: int, every: int) -> str:
    return f"{percent(_share(resolved, every))}" if every else "–"


def _share(resolved: int, every: int) -> float:
    return resolved / every if every else 0.0
