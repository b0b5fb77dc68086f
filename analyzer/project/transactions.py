"""Which scopes commit together: blocks, decorated functions, commits; with the tables written inside. Pure."""

from analyzer.graph.reach import reach
from analyzer.model import facts as f
from analyzer.model.data import Access, Transaction
from analyzer.model.location import Location
from analyzer.model.names import SymbolName, TableName
from analyzer.project.calls import Edge
from analyzer.project.committing import Committing
from analyzer.project.kinds import Knowledge
from analyzer.project.nodes import Nodes
from analyzer.project.openers import opened_path
from analyzer.project.receiving import Receiving
from analyzer.project.terms import CodeTerm


def find_transactions(
    knowledge: Knowledge, nodes: Nodes, calls: tuple[Edge, ...], openers: frozenset[str], receiving: Receiving
) -> tuple[Transaction, ...]:
    """Return every transaction block, decorated function and committing function.

    Args:
        knowledge: Framework data: which session members end a transaction.
        nodes: Direct accesses of functions; those with `in_transaction` lie inside a block or decorated function.
        calls: Who calls whom; of a block, only the calls inside it count.
        openers: Paths of what opens a transaction.
        receiving: What signals run inside it.
    """
    places = {**_committing(knowledge), **_opened(knowledge, openers)}
    edges, committing = nodes.edges(call for call in calls if not call.later), Committing(knowledge, openers)
    inside = nodes.edges(call for call in calls if call.in_transaction)
    rows = []
    for function, (kind, location) in sorted(places.items()):
        variants = nodes.all_of(function)
        accesses = [one for node in variants for one in nodes.accesses(node)]
        direct = [one for one in accesses if (kind == "commit" and not one.after_commit) or one.in_transaction]
        starts = [callee for node in variants for callee in (edges if kind == "commit" else inside).get(node, ())]
        put_off = [nodes.of(symbol, "") for symbol in committing.after(function)]
        after = [one for callee in sorted(reach(edges, put_off)) for one in nodes.accesses(callee)]
        sent = receiving.sent_by(function, kind != "block")
        run, woken = receiving.inside(nodes, edges, [*starts, *(nodes.of(one, "") for one in sent)], direct)
        called = reach(edges, starts)
        through = [one for callee in sorted(called) for one in nodes.accesses(callee)]
        received = [one for callee in sorted(run - called) for one in nodes.accesses(callee)]
        own = {*_tables(direct, "write"), *_tables(through, "write")}
        rows.append(
            Transaction(
                function=SymbolName(function),
                kind=kind,
                location=location,
                tables_read=_tables(direct, "read"),
                tables_written=_tables(direct, "write"),
                tables_written_through_calls=_tables(through, "write"),
                tables_locked=_tables([one for one in accesses if one.verb in knowledge.locks], "read"),
                tables_written_after_commit=_tables([*(one for one in accesses if one.after_commit), *after], "write"),
                tables_written_by_receivers=tuple(one for one in _tables(received, "write") if one not in own),
                receivers=tuple(map(SymbolName, sorted({*sent, *woken}))),
            )
        )
    return tuple(rows)


def _tables(accesses: list[Access], op: str) -> tuple[TableName, ...]:
    return tuple(sorted({one.table for one in accesses if one.op == op}))


def _opened(knowledge: Knowledge, openers: frozenset[str]) -> dict[str, tuple[str, Location]]:
    """Function -> the kind and place of the first transaction it opens."""
    code = knowledge.code
    found: dict[str, tuple[str, Location]] = {}
    for module, number in code.scopes_of(f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY):
        for _parent, kind, line, value in code.scope(module, number).regions:
            if kind != f.WITH or value < 0:
                continue
            if opened_path(CodeTerm(code, (module, number, value))) in openers:
                found.setdefault(code.owner(module, number), ("block", Location(code.file_path(module), line)))
    for view in code.functions():
        if any(term.path.removesuffix("()") in openers for term in view.decorators):
            found.setdefault(view.symbol, ("function", view.location))
    return found


def _committing(knowledge: Knowledge) -> dict[str, tuple[str, Location]]:
    """Function -> the place of its first commit."""
    found: dict[str, tuple[str, Location]] = {}
    for member in sorted(knowledge.commits):
        for call in knowledge.code.calls_of(member):
            found.setdefault(call.owner, ("commit", call.location))
    return found
