"""The summary as Markdown with a Mermaid service map, for pull requests and wikis. Pure."""

import re

from analyzer.model.cut import ServiceCandidate
from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Reason
from analyzer.report.calls import count_undecided
from analyzer.report.flows import Flows, find_flows
from analyzer.report.map import drawn_flows
from analyzer.report.names import Names
from analyzer.report.overview import cut_name, most_important_first
from analyzer.report.processes import apart
from analyzer.report.words import counted, cut, number, percent, place, short, shown

MOST_NODES = 30  # a Mermaid picture with more cannot be read; GitHub's own limits lie far above
# Everything that can start markup, a mention, an automatic link or an emoji; what cannot stays readable.
SPECIAL = re.compile(r"[\\`*{}\[\]<>#|~&@$]|(?<!\w)_|_(?!\w)|:(?!\s|\d+$)|(?<!\w)[!+-]|^\d+[.)]|w(?=ww\.)")
FINDINGS, TABLES = 8, 6
LONGEST_NAME, LONGEST_TEXT = 40, 300  # characters


def render_markdown(decomposition: Decomposition) -> str:
    """Return verdict, numbers, service map, services and findings as GitHub-flavoured Markdown.

    Source: GitHub Docs, "Creating diagrams": at most 500 edges and 50,000 characters of Mermaid.
    """
    flows = find_flows(decomposition)
    parts = (
        f"## {escaped(decomposition.analysis.name)}: {escaped(decomposition.summary.verdict)}",
        _numbers(decomposition),
        _map(decomposition, flows),
        _services(decomposition),
        _findings(decomposition.summary.findings, Names(decomposition)),
        escaped(apart(decomposition)),
        _gaps(decomposition),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Return the text so that Markdown, HTML, mentions and automatic links in it stay plain letters."""
    return SPECIAL.sub(lambda found: "".join(f"&#{ord(char)};" for char in found.group()), cut(text, LONGEST_TEXT))


def render_mermaid(decomposition: Decomposition) -> str:
    """Return the service map as a Mermaid flow chart under opaque ids; the largest services if there are many."""
    flows = find_flows(decomposition)
    largest = sorted(decomposition.services, key=lambda service: (-service.metrics.lines, service.id))[:MOST_NODES]
    kept = {service.id: service for service in largest}
    keys = {name: f"n{index}" for index, name in enumerate(flows.order) if name in kept}
    lines = ["flowchart LR"]
    lines += [f'  {key}["{_label(kept[name])}"]' for name, key in keys.items()]  # type: ignore[index]
    for flow in drawn_flows(flows):
        if flow.client in keys and flow.supplier in keys:
            arrow = "-." if flow.feedback else "--"
            end = ".->" if flow.feedback else "-->"
            lines.append(f'  {keys[flow.client]} {arrow} "{flow.sites}" {end} {keys[flow.supplier]}')
    return "\n".join(lines) + "\n"


def _label(service: ServiceCandidate) -> str:
    text = f"{short(service.name, LONGEST_NAME)}: {counted(len(service.tables), 'table')}"
    return "".join(char if char.isalnum() or char in " :" else f"#{ord(char)};" for char in text)


def _numbers(decomposition: Decomposition) -> str:
    rows = [("this cut", decomposition.summary.metrics)]
    rows += [(cut_name(row.name), row.metrics) for row in decomposition.baselines]
    lines = ["| | services | calls that cross | shared tables | spanning transactions |", "|---|--:|--:|--:|--:|"]
    for name, metrics in rows:
        cells = (
            metrics.services,
            percent(metrics.crossing_calls),
            metrics.shared_tables,
            metrics.spanning_transactions,
        )
        lines.append(f"| {escaped(name)} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _map(decomposition: Decomposition, flows: Flows) -> str:
    if not decomposition.services:
        return ""
    drawn, every = len(drawn_flows(flows)), len(flows.by_pair)
    note = f"Left uses right, at so many places; dotted arrows close a circle. {drawn} of {counted(every, 'arrow')}."
    return f"```mermaid\n{render_mermaid(decomposition)}```\n\n{note}"


def _services(decomposition: Decomposition) -> str:
    lines = [
        "| service | modules | tables | entry points | calls in | calls out | owns |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for service in most_important_first(decomposition):
        numbers, more = service.metrics, len(service.tables) - TABLES
        owned = ", ".join(escaped(short(table, LONGEST_NAME)) for table in service.tables[:TABLES])
        cells = (numbers.modules, numbers.tables, numbers.entry_points, numbers.calls_in, numbers.calls_out)
        owned += f" +{more}" if more > 0 else ""
        lines.append(f"| {escaped(short(service.name, LONGEST_NAME))} | {' | '.join(map(str, cells))} | {owned} |")
    return "\n".join(lines) if decomposition.services else "No service was found."


def _findings(findings: tuple[Reason, ...], known: Names) -> str:
    if not findings:
        return ""
    lines = [f"### Look at these first\n\n{min(len(findings), FINDINGS)} of {counted(len(findings), 'finding')}:\n"]
    for position, finding in enumerate(findings[:FINDINGS], start=1):
        at = f" ({_code(place(finding.locations[0]))})" if finding.locations else ""
        lines.append(f"{position}. {escaped(known.sentence(finding.text))}{at}")
    return "\n".join(lines)


def _code(text: str) -> str:
    """Return a path that can be copied; the escaped text where a backtick would end the code."""
    return escaped(text) if "`" in text else f"`{shown(text)}`"


def _gaps(decomposition: Decomposition) -> str:
    coverage = decomposition.analysis.coverage
    return shown(
        f"Not seen: {number(coverage.files[1] - coverage.files[0])} of {counted(coverage.files[1], 'file')}, "
        f"the target of {number(coverage.calls[1] - coverage.calls[0])} of {counted(coverage.calls[1], 'call')} "
        f"(those into libraries included), "
        f"{counted(len(decomposition.problems), 'problem')}. "
        f"To decide by people: {count_undecided(decomposition)}."
    )
