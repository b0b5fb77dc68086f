"""The summary for the terminal: at most 25 lines of plain text. Pure."""

import textwrap

from analyzer.model.cut import ServiceCandidate
from analyzer.model.decomposition import Decomposition
from analyzer.report.calls import count_undecided
from analyzer.report.words import counted, cut, number, percent, place, short, shown

WIDTH = 100  # columns
SERVICES, FINDINGS = 9, 5  # lines of each
NAME, OWNED, PLACE = 24, 34, 38  # columns
HEADER = f"  {'service':<{NAME}} {'modules':>7} {'tables':>6} {'entries':>7} {'in':>5} {'out':>5}  owns"


def render_text(decomposition: Decomposition, report: str = "") -> str:
    """Return verdict, services, first findings and gaps, at most 25 lines of at most 100 columns.

    Only the report's own path may make the last line longer: it must be possible to copy it.

    Args:
        decomposition: What to sum up.
        report: Where the full report lies, as the user will type it; "" leaves the pointer out.
    """
    blocks = (
        _verdict(decomposition),
        _services(decomposition),
        _findings(decomposition),
        [*_unseen(decomposition), *_last(decomposition, report)],
    )
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _verdict(decomposition: Decomposition) -> list[str]:
    text = f"{decomposition.analysis.name}: {decomposition.summary.verdict}"
    return textwrap.wrap(shown(text), WIDTH, max_lines=2, placeholder=" …")


def _services(decomposition: Decomposition) -> list[str]:
    services = decomposition.services
    if not services:
        return ["  no service found"]
    rows = [_service(service) for service in services[:SERVICES]]
    more = len(services) - len(rows)
    return [HEADER, *rows, *[f"  … {counted(more, 'more service')} in the report"] * bool(more)]


def _service(service: ServiceCandidate) -> str:
    numbers = service.metrics
    counts = f"{numbers.modules:>7} {numbers.tables:>6} {numbers.entry_points:>7} {numbers.calls_in:>5}"
    return f"  {short(service.name, NAME):<{NAME}} {counts} {numbers.calls_out:>5}  {_owned(service)}".rstrip()


def _owned(service: ServiceCandidate) -> str:
    """Name the first tables that fit, and how many more there are."""
    names = [short(table, OWNED - 5) for table in service.tables]
    kept = len(names)
    while kept > 1 and len(", ".join(names[:kept])) > OWNED - 5:
        kept -= 1
    return ", ".join(names[:kept]) + (f" +{len(names) - kept}" if kept < len(names) else "")


def _findings(decomposition: Decomposition) -> list[str]:
    shown_ones = decomposition.summary.findings[:FINDINGS]
    places = [short(place(finding.locations[0]), PLACE) if finding.locations else "" for finding in shown_ones]
    room = WIDTH - 6 - max(map(len, places), default=0)
    return [
        f"  ! {cut(finding.text, room):<{room}}  {at}".rstrip() for finding, at in zip(shown_ones, places, strict=True)
    ]


def _unseen(decomposition: Decomposition) -> list[str]:
    coverage, problems = decomposition.analysis.coverage, decomposition.problems
    missed = {"file": coverage.files, "call": coverage.calls, "data access": coverage.accesses}
    parts = [_missed(noun, *pair) for noun, pair in missed.items()] + [counted(len(problems), "problem")]
    packages = next((row for row in decomposition.baselines if "packages" in row.name), None)
    lines = [cut(f"not seen: {' · '.join(parts)}", WIDTH)]
    if packages is not None:
        metrics = packages.metrics
        lines.append(
            f"today's packages, for comparison: {percent(metrics.crossing_calls)} calls cross · "
            f"{counted(metrics.shared_tables, 'shared table')}"
        )
    return lines


def _last(decomposition: Decomposition, report: str) -> list[str]:
    metrics = decomposition.summary.metrics
    parts = (
        counted(len(decomposition.services), "service"),
        f"{percent(metrics.crossing_calls)} calls cross",
        counted(metrics.shared_tables, "shared table"),
        f"{count_undecided(decomposition)} to decide",
    )
    headline = " · ".join(parts)
    return [f"{headline} → {shown(report)}" if report else headline]


def _missed(noun: str, resolved: int, every: int) -> str:
    return f"{number(every - resolved)} of {counted(every, noun, noun + ('es' if noun.endswith('s') else 's'))}"
