"""The summary as plain text: at most 25 lines for the terminal, every service in a file. Pure."""

import textwrap
from collections import Counter

from analyzer.model.cut import ServiceCandidate
from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Reason
from analyzer.report.areas import first_level
from analyzer.report.calls import count_undecided
from analyzer.report.names import Names
from analyzer.report.overview import most_important_first
from analyzer.report.words import counted, cut, number, percent, place, short, shown

WIDTH, LINES = 80, 25  # columns and lines
SERVICES = 8  # shown, where there are more than one more
TEXT = 3  # lines of a finding; its place has a line of its own, so that it can be copied
NAME = 24  # columns at most
ALONE = 3  # sets to take out alone
COUNTS = ("modules", "tables", "entries", "calls in", "out")


def render_text(decomposition: Decomposition, report: str = "") -> str:
    """Return verdict, services, first findings and gaps, at most 25 lines of at most 80 columns.

    Only a path may make a line longer, that of a finding or of the report: it must be possible to copy it. What points
    to no report is itself the report: it has every service, and as many lines more.

    Args:
        decomposition: What to sum up.
        report: Where the full report lies, as the user will type it; "" where this is the report.
    """
    shortened = _services(decomposition, SERVICES)
    head = (_verdict(decomposition), shortened)
    tail = [*_unseen(decomposition), *_last(decomposition, report)]
    room = LINES - sum(len(lines) + 1 for lines in (*head, tail))
    services = shortened if report else _services(decomposition, len(decomposition.services))
    blocks = (_verdict(decomposition), services, _findings(decomposition, room), tail)
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _verdict(decomposition: Decomposition) -> list[str]:
    text = f"{decomposition.analysis.name}: {decomposition.summary.verdict}"
    return textwrap.wrap(shown(text), WIDTH, max_lines=2, placeholder=" …")


def _services(decomposition: Decomposition, most: int) -> list[str]:
    services = most_important_first(decomposition)
    if not services:
        return ["  no service found"]
    first = services if len(services) <= most + 1 else services[:most]
    names = [cut(service.name, NAME) for service in first]
    width = max(len("service"), *map(len, names))
    more = len(services) - len(first)
    return [
        f"  {'service':<{width}}  {'  '.join(COUNTS)}  owns",
        *(
            f"  {name:<{width}}  {_service(service, width)}".rstrip()
            for name, service in zip(names, first, strict=True)
        ),
        *[f"  … {counted(more, 'more service')} in the report"] * bool(more),
        *_areas(decomposition),
    ]


def _areas(decomposition: Decomposition) -> list[str]:
    """Name the areas of the level above the services, where one holds."""
    level = first_level(decomposition)
    names = " · ".join(area.name for area in level.areas) if level is not None else ""
    return [cut(f"  {counted(len(level.areas), 'area')}: {names}", WIDTH)] if level is not None else []


def _service(service: ServiceCandidate, width: int) -> str:
    numbers = service.metrics
    counts = (numbers.modules, numbers.tables, numbers.entry_points, numbers.calls_in, numbers.calls_out)
    cells = "  ".join(f"{count:>{len(title)}}" for count, title in zip(counts, COUNTS, strict=True))
    return f"{cells}  {_owned(service, WIDTH - width - len(cells) - 6)}"


def _owned(service: ServiceCandidate, room: int) -> str:
    """Name the first tables that fit whole; how many there are has its own column."""
    more = ", …"
    whole = [shown(table) for table in service.tables if len(shown(table)) <= room - len(more)]
    names = [*whole, *(short(table, room - len(more)) for table in service.tables[: not whole])]
    kept = len(names)
    while kept > 1 and len(", ".join(names[:kept])) > room - len(more):
        kept -= 1
    return ", ".join(names[:kept]) + more * (kept < len(service.tables))


def _findings(decomposition: Decomposition, room: int) -> list[str]:
    """Say as many findings as there is room for."""
    known, lines = Names(decomposition), list[str]()
    for finding in _various(decomposition.summary.findings):
        text = textwrap.wrap(shown(known.sentence(finding.text)), WIDTH - 4, max_lines=TEXT, placeholder=" …")
        at = [shown(place(location)) for location in finding.locations[:1]]
        if len(lines) + len(text) + len(at) <= room:
            lines += [f"  {'!' if line is text[0] else ' '} {line}" for line in [*text, *at]]
    return lines


def _various(findings: tuple[Reason, ...]) -> list[Reason]:
    """Return the findings with the first of every rule in front, then the second ones."""
    seen = Counter[str]()
    ranked = []
    for position, finding in enumerate(findings):
        ranked.append((seen[finding.rule], position))
        seen[finding.rule] += 1
    return [findings[position] for _, position in sorted(ranked)]


def _unseen(decomposition: Decomposition) -> list[str]:
    coverage, problems = decomposition.analysis.coverage, decomposition.problems
    parts = (
        _missed("file", *coverage.files),
        f"the target of {_missed('call', *coverage.calls)}, libraries included",
        _missed("data access", *coverage.accesses),
        counted(len(problems), "problem"),
    )
    packages = next((row for row in decomposition.baselines if "packages" in row.name), None)
    lines = [*_alone(decomposition)]
    lines += textwrap.wrap(f"not seen: {' · '.join(parts)}", WIDTH, subsequent_indent=" " * len("not seen: "))
    if packages is not None:
        metrics = packages.metrics
        lines.append(
            f"today's packages, for comparison: {percent(metrics.crossing_calls)} calls cross · "
            f"{counted(metrics.shared_tables, 'shared table')}"
        )
    return lines


def _alone(decomposition: Decomposition) -> list[str]:
    """Name the sets that come out best alone, in one line."""
    names = " · ".join(cut(seam.name, NAME) for seam in decomposition.seams[:ALONE])
    return textwrap.wrap(f"taken out alone, best first: {names}", WIDTH, max_lines=1, placeholder=" …") if names else []


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
