"""What every entry point reaches: functions by calls, and the tables read and written on the way. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.code import Call
from analyzer.model.data import Access
from analyzer.model.location import Confidence
from analyzer.model.names import SymbolName, TableName
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.code import ProjectCode

Successors = Mapping[str, Sequence[str]]


def call_edges(calls: Iterable[Call]) -> dict[str, list[str]]:
    """Return caller -> callees; calls of LOW confidence never take part in reach."""
    edges: dict[str, list[str]] = {}
    for call in calls:
        if call.confidence is not Confidence.LOW:
            edges.setdefault(call.caller, []).append(call.callee)
    return edges


def find_use_cases(
    code: ProjectCode, entry_points: Iterable[EntryPoint], accesses: Iterable[Access], edges: Successors
) -> tuple[UseCase, ...]:
    """Return one use case per entry point.

    Args:
        code: Tells which methods a class starts with.
        entry_points: What wakes the code.
        accesses: Direct accesses.
        edges: Caller -> callees.
    """
    tables: dict[str, dict[str, set[TableName]]] = {"read": {}, "write": {}}
    for access in accesses:
        tables[access.op].setdefault(access.function, set()).add(access.table)
    rows = []
    for entry in entry_points:
        functions = sorted(reach(edges, _starts(code, entry.function)))
        rows.append(
            UseCase(
                entry_point=entry.id,
                functions=tuple(SymbolName(one) for one in functions),
                tables_read=_touched(tables["read"], functions),
                tables_written=_touched(tables["write"], functions),
            )
        )
    return tuple(rows)


def _touched(tables: dict[str, set[TableName]], functions: list[str]) -> tuple[TableName, ...]:
    return tuple(sorted({table for one in functions for table in tables.get(one, ())}))


def _starts(code: ProjectCode, function: str) -> list[str]:
    """Return what runs first: the function itself; for a class, its body and all its methods, inherited ones too."""
    view = code.class_of(function)
    if view is None:
        return [function]
    methods = {method.name: method.symbol for one in reversed(view.ancestors()) for method in one.functions()}
    return [function, *sorted(set(methods.values()))]
