"""The HTML report: one offline file under a strict content security policy. Pure."""

import base64
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analyzer.model.decomposition import Decomposition
from analyzer.model.layout import Layout
from analyzer.model.location import Reason
from analyzer.model.plan import Step
from analyzer.report import (
    areas,
    calls,
    method,
    outside,
    overview,
    processes,
    ranges,
    seams,
    services,
    tables,
    unreached,
)
from analyzer.report.flows import Flows, add_kinds, count_kinds, find_flows, in_words
from analyzer.report.index import Index, build_index, listed
from analyzer.report.island import render_island
from analyzer.report.map import draw_map, drawn_flows
from analyzer.report.names import Names, dotted, size, worded
from analyzer.report.shared import shared_reasons
from analyzer.report.words import counted, number, percent, phrase, place, shown

MATRIX_FIRST = 15  # services; above it the matrix reads better than the map
OPEN_PAGES = 6  # services whose pages stand open; with more of them the page is a list of headlines


def render_html(decomposition: Decomposition, layout: Layout | None = None) -> str:
    """Return the report as one HTML file that needs no network, no server and, for reading, no script.

    Args:
        decomposition: What to show.
        layout: The answer to `map_request(decomposition)`; None leaves the picture out, its table stays.

    Source: Content Security Policy Level 3, sections 2.3 and 8.3 (hashes).
    """
    index = build_index(decomposition)
    templates = _templates(index.known)
    style, script = (_asset(templates, name) for name in ("style.css", "app.js"))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = {"policy": policy, "style": style, "script": script, **_content(decomposition, index, layout)}
    return templates.get_template("report.html.j2").render(page)


def _content(decomposition: Decomposition, index: Index, layout: Layout | None) -> dict[str, Any]:
    flows = find_flows(decomposition)
    return {
        "d": decomposition,
        "index": index,
        "verdict": overview.verdict_label(decomposition.readiness.verdict),
        "cards": overview.cards(decomposition),
        "findings": overview.findings(decomposition.summary.findings, "summary.findings"),
        "gaps": overview.gaps(decomposition),
        "coverage": overview.coverage_bars(decomposition),
        "picture": draw_map(decomposition, layout),
        "no_picture": overview.why_no_picture(decomposition),
        "drawn": len(drawn_flows(flows)),
        "drawn_sites": sum(flow.sites for flow in drawn_flows(flows)),
        "flows": flows,
        "sites": sum(flow.sites for flow in flows.by_pair.values()),
        "in_words": in_words,
        "foreign_written": sum(bool(row.foreign_writers) for row in decomposition.ownership),
        "all_kinds": in_words(add_kinds(flows.by_pair.values())),
        "call_kinds": in_words(count_kinds(decomposition.boundary_calls)),
        "matrix": services.matrix(index, flows),
        "matrix_first": len(decomposition.services) > MATRIX_FIRST,
        "first_level": areas.first_level(decomposition),
        "areas": areas.area_rows(decomposition, index),
        "pages": services.pages(decomposition, index, flows),
        "pages_open": len(decomposition.services) <= OPEN_PAGES,
        **_lists(decomposition, index, flows),
        "method": method.facts(decomposition),
        "levels": method.level_rows(decomposition),
        "alternatives": method.alternatives(decomposition),
        "open_calls": unreached.open_calls(decomposition),
        "knot": unreached.knot_words(decomposition),
        "glossary": method.GLOSSARY,
        "views": method.VIEWS,
        "formulas": method.FORMULAS,
        "island": render_island(decomposition, index),
    }


def _lists(decomposition: Decomposition, index: Index, flows: Flows) -> dict[str, Any]:
    readiness = decomposition.readiness
    return {
        "tables": tables.table_rows(decomposition, index),
        "conflicts": tables.conflicts(index, flows.order),
        "crossing_keys": tables.crossing_keys(decomposition, index),
        "spanning": tables.spanning(decomposition, index),
        "unresolved": ranges.unresolved(decomposition),
        "open_functions": ranges.open_functions(decomposition),
        "processes": processes.process_rows(decomposition, index),
        "used": processes.used_programs(decomposition),
        "untied": processes.untied(decomposition),
        "external": outside.external_rows(decomposition, index),
        "held": outside.held_rows(decomposition),
        "entry_groups": calls.entry_groups(decomposition, index),
        "calls": calls.call_rows(decomposition, index),
        "undecided": calls.undecided(decomposition, index),
        "splits": calls.splits(decomposition, index),
        "shared_modules": listed(decomposition.shared.modules, "shared.modules"),
        "shared_tables": listed(decomposition.shared.tables, "shared.tables"),
        "shared_because": shared_reasons(decomposition, index),
        "seams": seams.seam_rows(decomposition, index),
        "steps": listed(
            (
                (step, overview.findings(_beside_price(step), "plan.steps[].because"))
                for step in decomposition.plan.steps
            ),
            "plan.steps",
        ),
        "speaks_for": overview.findings(readiness.speaks_for, "readiness.speaks_for"),
        "speaks_against": overview.findings(readiness.speaks_against, "readiness.speaks_against"),
        "unknown": overview.findings(readiness.unknown, "readiness.unknown"),
        "problem_groups": calls.problem_groups(decomposition),
        "unreached": unreached.unreached_rows(decomposition),
        "unreached_dated": any(row.changed for row in decomposition.unreached),
        "unreached_counts": unreached.unreached_counts(decomposition),
        "doubts": unreached.doubts(decomposition),
        "unseen": list(unreached.unseen(decomposition)),
    }


def _beside_price(step: Step) -> tuple[Reason, ...]:
    """Return the reasons of a step without its price, which has its own line."""
    return tuple(reason for reason in step.because if reason.rule != "price")


def _templates(known: Names) -> Environment:
    templates = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters.update(percent=percent, number=number, counted=counted, phrase=phrase, place=place, dotted=dotted)
    templates.filters.update(prose=known.markup, symbol=known.symbol, brief=known.code, module=known.module)
    templates.filters.update(worded=worded, size=size)
    return templates


def _visible(value: Any) -> Any:
    """Escape what is invisible in every text a template prints; what we marked up ourselves is safe already."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(templates: Environment, name: str) -> Markup:
    source, _, _ = templates.loader.get_source(templates, name)  # type: ignore[union-attr]
    return Markup(source)  # noqa: S704 our own file


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
