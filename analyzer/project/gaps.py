"""Put beside a project what was not seen of it, and what nothing reaches: the table of contents of both. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.model.code import Call
from analyzer.model.gaps import Unreached
from analyzer.model.location import Confidence
from analyzer.model.project import Coverage, Project
from analyzer.model.source import SourceTree
from analyzer.project.calls import CallFacts
from analyzer.project.doubts import Doubts
from analyzer.project.dynamic import dynamic_problems, find_dynamic, setting_problems
from analyzer.project.knots import find_knots
from analyzer.project.spoken import listen
from analyzer.project.types import Types
from analyzer.project.unreached import Named, find_live, find_needs, find_unreached
from analyzer.project.unresolved import Unresolved
from analyzer.project.untouched import unlinked_routes, untouched_tables
from analyzer.project.walk import Node

KINDS = ("module", "class", "function", "method", "table", "route")
SURENESS = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Read:
    """What was seen while the code was read."""

    types: Types
    calls: CallFacts
    edges: Mapping[Node, Sequence[Node]]  # what reach goes along
    named: Named
    tree: SourceTree


def with_gaps(project: Project, seen: Read) -> Project:
    """Return the project with its open calls by reason, dynamic sites, knots, and what nothing reaches."""
    loaded = seen.types.results.loaded
    dynamic = find_dynamic(seen.types.code, frozenset(call.place for call, _names in loaded.named_calls))
    problems = (*project.problems, *dynamic_problems(dynamic), *setting_problems(loaded))
    grown = replace(
        project,
        coverage=_coverage(project.coverage, seen),
        problems=tuple(sorted(problems, key=lambda one: (one.location, one.slug, one.message))),
        dynamic_sites=dynamic,
        knots=find_knots(seen.edges, project.calls),
    )
    return replace(grown, unreached=_unreached(grown, seen))


def _coverage(coverage: Coverage, seen: Read) -> Coverage:
    called = frozenset(str(one.callee) for one in seen.calls.calls if _is_sure(one))
    counted = Unresolved(seen.types, called).count(seen.calls.open_sites)
    low = sum(1 for one in seen.calls.calls if not _is_sure(one))
    return replace(coverage, open_calls=counted, low_calls=low)


def _is_sure(call: Call) -> bool:
    return call.confidence is not Confidence.LOW


def _unreached(project: Project, seen: Read) -> tuple[Unreached, ...]:
    code = seen.types.code
    needs = find_needs(code, seen.edges, seen.named)
    live = find_live(code, project, seen.edges, needs)
    spoken = listen(code, seen.calls.foreign_sites, seen.tree.templates)
    doubts = Doubts(code, live, spoken, project.dynamic_sites, project.calls)
    rows = find_unreached(project, live, doubts, needs)
    rows += untouched_tables(project, live.named)
    rows += unlinked_routes(code, project.entry_points, spoken)
    dated = [replace(one, changed=seen.tree.changed.get(one.location.path, "")) for one in rows]
    return tuple(sorted(dated, key=_order))


def _order(row: Unreached) -> tuple[int, int, int, str]:
    """Return where a row stands: surest first, then by kind, then the longest."""
    return (SURENESS.index(row.confidence), KINDS.index(row.kind), -row.lines, row.name)
