"""What every entry point reaches: functions by calls, and the tables read and written on the way. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.code import Call, Wire
from analyzer.model.data import Access
from analyzer.model.location import Confidence
from analyzer.model.names import SymbolName, TableName, last_of, parent_of
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.code import ProjectCode

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace"})
Successors = Mapping[str, Sequence[str]]


def call_edges(calls: Iterable[Call], wires: Iterable[Wire] = ()) -> dict[str, list[str]]:
    """Return caller -> callees, by calls and by wires that run at once (dependency injection, signals).

    Neither calls nor wires of LOW confidence take part in reach; what a queue runs later is an entry point of its own.
    """
    edges: dict[str, list[str]] = {}
    for call in calls:
        if call.confidence is not Confidence.LOW:
            edges.setdefault(call.caller, []).append(call.callee)
    for wire in wires:
        if not wire.asynchronous and wire.confidence is not Confidence.LOW:
            edges.setdefault(wire.source, []).append(wire.target)
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
        functions = sorted(reach(edges, _starts(code, entry)))
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


def _starts(code: ProjectCode, entry: EntryPoint) -> list[str]:
    """Return what runs first: the function itself, under the class that defines it; of a class, what the verb needs.

    A view class with a verb runs its body and all its methods, inherited ones too, but for those of other verbs.
    """
    view = code.class_of(entry.function)
    if view is None:
        owner, name = code.class_of(parent_of(entry.function)), last_of(entry.function)
        method = owner.function(name) if owner is not None else None
        return [method.symbol if method is not None else entry.function]
    methods = {method.name: method.symbol for one in reversed(view.ancestors()) for method in one.functions()}
    others = VERBS - {entry.method.lower()} if entry.method.lower() in VERBS else frozenset()
    return [entry.function, *sorted({symbol for name, symbol in methods.items() if name not in others})]
