"""Transactions around whole requests, which a setting opens for every view. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzer.graph.reach import reach
from analyzer.model import facts as f
from analyzer.model.code import Call
from analyzer.model.data import Transaction
from analyzer.model.knowledge import Framework, RequestWide
from analyzer.model.location import Confidence, Location
from analyzer.model.names import parent_of
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm


def with_request_wide(project: Project, code: ProjectCode, frameworks: Iterable[Framework]) -> Project:
    """Add one transaction for every view that answers below such a setting and writes, with all that it reaches.

    Its place is that of the setting.
    """
    rows: dict[tuple[str, ...], Transaction] = {}
    for wide in [one.request_wide for one in frameworks if one.request_wide is not None]:
        place = _switch(code, wide)
        reaching = _Effects(project).at_once
        for entry, case in _writing(project) if place is not None else ():
            if place is not None and _is_held(code, wide, entry):
                made = Transaction(
                    entry.function, "request", place, case.tables_read, (), case.tables_written, effects=reaching(case)
                )
                rows[(entry.function, *case.tables_written)] = made
    found = tuple(rows[key] for key in sorted(rows))
    return replace(project, transactions=(*project.transactions, *found)) if found else project


class _Effects:
    """Knows which effects happen before the answer of a request."""

    def __init__(self, project: Project) -> None:
        self.by_function: dict[str, list[str]] = {}
        for one in project.effects:
            if not one.put_off:
                self.by_function.setdefault(one.function, []).append(one.id)
        self.calls: dict[str, list[Call]] = {}
        for call in project.calls:
            if call.confidence is not Confidence.LOW:
                self.calls.setdefault(call.caller, []).append(call)

    def at_once(self, case: UseCase) -> tuple[str, ...]:
        """Return the effects of what a use case reaches, but for what it only hands on to run later."""
        inside = set(case.functions)
        calls = [call for one in case.functions for call in self.calls.get(one, ()) if call.callee in inside]
        edges: dict[str, list[str]] = {}
        for call in calls:
            if not call.later:
                edges.setdefault(call.caller, []).append(call.callee)
        first = inside - {call.callee for call in calls if call.later and call.caller != call.callee}
        reached = reach(edges, first)
        return tuple(sorted({effect for one in reached for effect in self.by_function.get(one, ())}))


def _writing(project: Project) -> list[tuple[EntryPoint, UseCase]]:
    """Return the entry points that reach a write."""
    cases = {case.entry_point: case for case in project.use_cases if case.tables_written}
    return [(one, cases[one.id]) for one in project.entry_points if one.id in cases]


def _is_held(code: ProjectCode, wide: RequestWide, entry: EntryPoint) -> bool:
    """Say whether the setting is about an entry point: a view may do without."""
    views = [code.function_of(entry.function), code.class_of(entry.function), code.class_of(parent_of(entry.function))]
    parts = [part for view in views if view is not None for one in view.decorators for part in one.walk()]
    is_view = entry.kind == "http" and entry.framework in wide.frameworks
    return is_view and not any(part.path.removesuffix("()") in wide.without for part in parts)


def _switch(code: ProjectCode, wide: RequestWide) -> Location | None:
    """Return the first line that switches it on: in the setting's table, or put into it afterwards."""
    return min((term.location for term in _values(code, wide) if term.literal is True), default=None)


def _values(code: ProjectCode, wide: RequestWide) -> Iterator[CodeTerm]:
    """Go through what the key is given in any table behind the setting."""
    tables = [value for term in code.variables(wide.setting) for one in term.alternatives() for _, value in one.pairs()]
    for table in tables:
        for one in table.alternatives():
            yield from (value for key, value in one.pairs() if key is not None and key.text == wide.key)
    for module in code.modules():
        for effect in code.scope(module, 0).effects:
            if effect[0] == f.SETS and CodeTerm(code, (module, 0, effect[4])).text == wide.key:
                yield CodeTerm(code, (module, 0, effect[5]))
