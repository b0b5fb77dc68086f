"""What every entry point reaches: functions by calls, and the tables read and written on the way. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.data import Access
from analyzer.model.names import SymbolName, TableName
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.code import ProjectCode
from analyzer.project.measures import Measures
from analyzer.project.nodes import Nodes
from analyzer.project.starts import Starts
from analyzer.project.walk import Node

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
Successors = Mapping[Node, Sequence[Node]]


def find_use_cases(
    code: ProjectCode, entry_points: Iterable[EntryPoint], nodes: Nodes, edges: Successors, measures: Measures
) -> tuple[UseCase, ...]:
    """Return one use case per entry point.

    Args:
        code: Tells which methods a class starts with.
        entry_points: What wakes the code.
        nodes: Direct accesses of functions, told apart by the classes they are bound to.
        edges: Caller -> callees.
        measures: What was gathered along `edges`.
    """
    rows, known = [], tuple(entry_points)
    starts = Starts(code, known, nodes, edges)
    for entry in known:
        first = starts.of(entry)
        reached = reach(edges, first)
        touched = [one for node in sorted(reached) for one in nodes.accesses(node) if _takes_part(one, entry)]
        case = UseCase(
            entry_point=entry.id,
            functions=tuple(SymbolName(one) for one in sorted({function for function, _class in reached})),
            tables_read=_tables(touched, "read"),
            tables_written=_tables(touched, "write"),
        )
        rows.append(measures.add_to(case, first, {one.table for one in touched if one.implicit}))
    return tuple(rows)


def _takes_part(access: Access, entry: EntryPoint) -> bool:
    """Say whether an access happens: what a library does for a view it does for that view and those requests only."""
    if not access.implicit:
        return True
    is_asked = not access.methods or not entry.method or entry.method in access.methods
    return access.function == entry.function and is_asked and (access.op == "read" or entry.method not in SAFE)


def _tables(accesses: Iterable[Access], op: str) -> tuple[TableName, ...]:
    return tuple(sorted({one.table for one in accesses if one.op == op}))
