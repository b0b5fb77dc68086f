"""One table: its owner as a range, readers, writers, relations and transactions, with the lines. Pure."""

from collections.abc import Iterable

from analyzer.model.cut import Ownership
from analyzer.model.data import Access, Relation, Transaction
from analyzer.report.explanation.blocks import Block, place_lines, reason_entry
from analyzer.report.explanation.gaps import reach_lines
from analyzer.report.explanation.inherited import callers_on, inherited_by
from analyzer.report.explanation.known import Known, access_lines, contexts_of, grouped
from analyzer.report.words import counted, percent, phrase, place

COLUMNS = 30
WHY = {"name": "the value is named like it", "reach": "its class is named in the module"}
FIRST = ("request", "task", "schedule")  # contexts that tell who owns a table


def explain_table(known: Known, table: str) -> tuple[list[str], list[Block]]:
    """Return the head and the blocks of a table."""
    row = known.ownership.get(table)
    head = [
        f"table {table}",
        *_classes(known, table),
        *(_owner(row) if row else ["  owner    none: not placed"]),
        *reach_lines(known, table),
    ]
    return head, [
        Block("why", tuple(map(reason_entry, row.because)) if row else ()),
        Block("written by", _by_function(known, table, "write"), "nobody seen"),
        Block("read by", _by_function(known, table, "read"), "nobody seen"),
        Block("unresolved sites that could touch it", _open_sites(known, table), "none"),
        Block("relations", tuple(_relations(known, table))),
        Block("transactions that write it", tuple(_transactions(known, table)), "none seen"),
        Block("entry points that write it", _entries(known, table, "write"), "none known"),
        Block("entry points that only read it", _entries(known, table, "read"), "none known"),
    ]


def _classes(known: Known, table: str) -> list[str]:
    classes = [one for one in known.all.entities if one.table == table]
    lines = [f"  class    {one.symbol}  {one.framework} {one.kind}  {place(one.location)}" for one in classes]
    columns = {column.name: column for one in classes for column in one.columns}
    names = [f"{column.name} {column.type}".strip() for column in columns.values()]
    more = [f"and {len(names) - COLUMNS} more"] * (len(names) > COLUMNS)
    return [*lines, *[f"  columns  {', '.join([*names[:COLUMNS], *more])}"] * bool(names)]


def _owner(row: Ownership) -> list[str]:
    """Say who owns it, and how sure that is: what was seen, and what could be."""
    share = f", {percent(row.share_of_writes)} of the write sites seen are its own" if row.share_of_writes else ""
    return [
        f"  owner    {_service(row.owner)} ({phrase(row.status)}){share}",
        f"  range    foreign writers seen: {_count(row.foreign_writers)}; "
        f"unresolved sites that could write it: {len(row.could_write)}, read it: {len(row.could_read)}",
        f"  readers  {', '.join(one for one in row.readers if one != row.owner) or 'no other service'}",
    ]


def _service(service: str) -> str:
    return service or "nobody"


def _count(services: tuple[str, ...]) -> str:
    return f"{len(services)} ({', '.join(services)})" if services else "0"


def _by_function(known: Known, table: str, op: str) -> tuple[tuple[str, ...], ...]:
    """Return one entry per function, those that a request, task or schedule reaches first.

    What a class of a table inherits is done by whoever calls it on that class: callers come before inherited methods.
    """
    rows = grouped((one for one in known.accesses_to.get(table, ()) if one.op == op), lambda one: one.function)
    entries = {function: access_lines(found) for function, found in rows.items()}
    contexts = {function: contexts_of(found) for function, found in rows.items()}
    inherited = inherited_by(known, table, frozenset(rows))
    for caller, lines in callers_on(known, table, inherited).items():
        said = {line.partition("  ")[0] for line in entries.get(caller, ())}
        new = (line for line in lines if line.partition("  ")[0] not in said)
        entries[caller] = (*entries.get(caller, ()), *new)
        contexts.setdefault(caller, known.contexts_reaching(caller))

    def rank(function: str) -> tuple[bool, bool, str, str]:
        running = any(context in contexts[function] for context in FIRST)
        return (function in inherited, not running, known.service_of(function), function)

    titles = {one: f"{one}  [{_home(known, one, rows.get(one, []))}]  {contexts[one]}".rstrip() for one in entries}
    return tuple((titles[one], *entries[one]) for one in sorted(entries, key=rank))


def _home(known: Known, function: str, accesses: list[Access]) -> str:
    """Return the service of a function; of a method that does it only for classes that inherit it, theirs."""
    receivers = {one.receiver for one in accesses}
    names = sorted(receivers) if receivers and "" not in receivers else [function]
    return ", ".join(sorted({known.service_of(name) for name in names} - {""})) or "no service"


def _open_sites(known: Known, table: str) -> tuple[tuple[str, ...], ...]:
    sites = [one for one in known.all.open_sites if table in one.tables]
    sites.sort(key=lambda one: (one.op == "read", one.by != "name", one.location))
    verbs = grouped(sites, lambda one: f"{place(one.location)}  {one.function}")
    return tuple(
        (f"{title}  {', '.join(f'{one.verb} ({one.op})' for one in rows)}: {WHY.get(rows[0].by, rows[0].by)}",)
        for title, rows in verbs.items()
    )


def _relations(known: Known, table: str) -> Iterable[tuple[str, ...]]:
    for one in known.all.relations:
        if table in (one.from_table, one.to_table, one.through):
            owners = [_owner_of(known, end) for end in (one.from_table, one.to_table)]
            crosses = "  CROSSES" if all(owners) and owners[0] != owners[1] else ""
            yield (f"{_arrow(one)}{crosses}", *place_lines(one.locations))


def _arrow(one: Relation) -> str:
    deleted = f", on delete {one.on_delete}" if one.on_delete else ""
    through = f", through {one.through}" if one.through else ""
    given = " given by hand" if one.kind == "trigger" else ""
    return f"{one.from_table}.{one.column} -> {one.to_table}  {one.kind}{given}{through}{deleted}"


def _owner_of(known: Known, table: str) -> str:
    row = known.ownership.get(table)
    return row.owner if row else ""


def _transactions(known: Known, table: str) -> Iterable[tuple[str, ...]]:
    for one in known.all.transactions:
        if table in one.written:
            yield (
                f"{place(one.location)}  {one.function}  {one.kind}{_through(one, table)}{_others(known, one, table)}",
            )


def _through(one: Transaction, table: str) -> str:
    by_receivers = table in one.tables_written_by_receivers
    return "" if table in one.tables_written else ", by receivers of signals" if by_receivers else ", through calls"


def _others(known: Known, one: Transaction, table: str) -> str:
    """Say what else is written, and how many owners that makes."""
    others = sorted(one.written - {table})
    owners = {_owner_of(known, name) for name in (table, *others)} - {""}
    spans = f"; SPANS {', '.join(sorted(owners))}" if len(owners) > 1 else ""
    more = f" and {len(others) - 5} more" if len(others) > 5 else ""
    return f"; with {', '.join(others[:5])}{more}{spans}" if others else ""


def _entries(known: Known, table: str, op: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for case in known.all.use_cases:
        written = table in case.tables_written
        if written if op == "write" else (not written and table in case.tables_read):
            entry = known.entries.get(case.entry_point)
            where = f"  {place(entry.location)}" if entry else ""
            found.append((f"{case.entry_point}{where}",))
    return tuple(found)


def table_line(known: Known, table: str) -> str:
    """Return a table with its owner and range in one line."""
    row = known.ownership.get(table)
    if row is None:
        return table
    foreign = f", also written by {', '.join(row.foreign_writers)}" if row.foreign_writers else ""
    could = f", {counted(len(row.could_write), 'unresolved site')} could write it" if row.could_write else ""
    return f"{table}  {phrase(row.status)}{foreign}{could}"
