"""What every entry point reaches: functions by calls, and the tables read and written on the way. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.data import Access
from analyzer.model.names import SymbolName, TableName, last_of, parent_of
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.project.code import ProjectCode
from analyzer.project.nodes import Nodes
from analyzer.project.walk import Node

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
Successors = Mapping[Node, Sequence[Node]]


def find_use_cases(
    code: ProjectCode, entry_points: Iterable[EntryPoint], nodes: Nodes, edges: Successors
) -> tuple[UseCase, ...]:
    """Return one use case per entry point.

    Args:
        code: Tells which methods a class starts with.
        entry_points: What wakes the code.
        nodes: Direct accesses of functions, told apart by the classes they are bound to.
        edges: Caller -> callees.
    """
    rows = []
    for entry in entry_points:
        reached = reach(edges, _starts(code, entry, nodes))
        touched = [one for node in sorted(reached) for one in nodes.accesses(node) if _takes_part(one, entry)]
        rows.append(
            UseCase(
                entry_point=entry.id,
                functions=tuple(SymbolName(one) for one in sorted({function for function, _class in reached})),
                tables_read=_tables(touched, "read"),
                tables_written=_tables(touched, "write"),
            )
        )
    return tuple(rows)


def _takes_part(access: Access, entry: EntryPoint) -> bool:
    """Say whether an access happens: what a library does for a view does for that view only, and GET writes nothing."""
    if not access.implicit:
        return True
    return access.function in (entry.function, parent_of(entry.function)) and (
        access.op == "read" or entry.method not in SAFE
    )


def _tables(accesses: Iterable[Access], op: str) -> tuple[TableName, ...]:
    return tuple(sorted({one.table for one in accesses if one.op == op}))


def _starts(code: ProjectCode, entry: EntryPoint, nodes: Nodes) -> list[Node]:
    """Return what runs first: the function itself, under the class that defines it; of a class, what the verb needs.

    A method that a library defines may call every method of the class. A view class with a verb runs its body and all
    its methods, inherited ones too, but for those of other verbs.
    """
    view, method = code.class_of(entry.function), None
    if view is None:
        view = code.class_of(parent_of(entry.function))
        method = view.function(last_of(entry.function)) if view is not None else None
    if view is None:
        return [(entry.function, "")]
    if method is not None:
        return [nodes.of(method.symbol, view.symbol), *nodes.beside.get(view.symbol, ())]
    methods = {method.name: method.symbol for one in reversed(view.ancestors()) for method in one.functions()}
    others = VERBS - {entry.method.lower()} if entry.method.lower() in VERBS else frozenset()
    running = sorted({symbol for name, symbol in methods.items() if name not in others})
    beside = nodes.beside.get(view.symbol, ())
    return [(view.symbol, ""), *(nodes.of(symbol, view.symbol) for symbol in running), *beside]
