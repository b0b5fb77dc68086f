"""One module, class or function: where it goes and why, who uses it, what it does to data, what wakes it. Pure."""

from collections.abc import Callable, Iterable, Iterator

from analyzer.model.code import Call, Wire
from analyzer.model.decomposition import ModuleRow
from analyzer.report.calls import second_choice
from analyzer.report.explanation.blocks import Block, place_lines, reason_entry
from analyzer.report.explanation.gaps import knot_block, reach_lines
from analyzer.report.explanation.known import Known, access_lines, contexts_of, grouped
from analyzer.report.explanation.outside import effects_block
from analyzer.report.words import number, percent, place

SOME = 5  # tables that one site could touch


def explain_module(known: Known, module: str) -> tuple[list[str], list[Block]]:
    """Return the head and the blocks of a module, or of a package and everything below it."""
    row = known.modules.get(module)
    below = [name for name in known.modules if name.startswith(f"{module}.")]
    inside = _inside(known, module)
    head = [f"module {module}  {row.path}  {number(row.lines)} lines" if row else f"package {module}"]
    head += [*_place(row), *reach_lines(known, module)] if row else []
    services = grouped(below, lambda name: known.modules[name].service or f"none: {known.modules[name].role}")
    parts = tuple((f"{name}  {known.modules[name].service or known.modules[name].role}",) for name in sorted(below))
    title = f"modules below it, in {len(services)} {'place' if len(services) == 1 else 'places'}"
    return head, [
        Block("why", tuple(map(reason_entry, row.because)) if row else ()),
        Block(title, parts),
        *_blocks(known, inside),
    ]


def explain_symbol(known: Known, symbol: str) -> tuple[list[str], list[Block]]:
    """Return the head and the blocks of a class, function or method, methods and inner functions included."""
    one = known.definitions.get(symbol)
    where = f"  {place(one.location)}-{one.end_line}" if one else ""
    row = known.modules.get(known.module_of(symbol))
    service = known.service_of(symbol) or f"none: {row.role if row else 'outside the code base'}"
    head = [f"{one.kind if one else 'symbol'} {symbol}{where}"]
    head += [f"  says     {one.summary}"] if one and one.summary else []
    head += [f"  service  {service}", *reach_lines(known, symbol)]
    head += [
        f"  table    {entity.table}  (decompose explain table:{entity.table})"
        for entity in known.all.entities
        if entity.symbol == symbol and entity.table
    ]
    head += [f"  is       {entry.id}" for entry in known.all.entry_points if entry.function == symbol]
    why = tuple(map(reason_entry, row.because)) if row else ()
    return head, [*_blocks(known, _inside(known, symbol)), Block("why its module lies there", why)]


def _place(row: ModuleRow) -> list[str]:
    """Say where a module goes, and how sure that is."""
    lines = [f"  role     {row.role}"]
    if row.service:
        second = f", then {second_choice(row)}" if second_choice(row) else ""
        lines.append(f"  service  {row.service}  (margin {percent(row.margin)}{second})")
    else:
        lines.append("  service  none")
    return [*lines, *[f"  splits   into {', '.join(row.splits_into)}"] * bool(row.splits_into)]


def _inside(known: Known, name: str) -> frozenset[str]:
    """Return a name and every function below it that does something."""
    every = {
        *known.accesses_by,
        *known.calls_by,
        *known.calls_of,
        *known.definitions,
        *known.wires_from,
        *known.wires_to,
    }
    every |= {*known.open_sites_in, *known.cases_through}
    return frozenset({name, *(one for one in every if one.startswith(f"{name}."))})


def _blocks(known: Known, inside: frozenset[str]) -> list[Block]:
    return [
        Block("tables it writes", _tables(known, inside, "write")),
        Block("tables it reads", _tables(known, inside, "read")),
        Block("unresolved sites in it", tuple(_open_sites(known, inside))),
        Block("transactions", tuple(_transactions(known, inside))),
        effects_block(known, sorted(inside), len(inside) > 1),
        Block("called by", _callers(known, inside), "nobody seen"),
        Block("calls", _callees(known, inside)),
        Block("wired to", tuple(_wires(known, inside))),
        knot_block(known, inside),
        Block("reached from", _entries(known, inside), "no entry point known"),
        Block("crosses the cut", tuple(_crossing(known, inside))),
    ]


def _tables(known: Known, inside: frozenset[str], op: str) -> tuple[tuple[str, ...], ...]:
    rows = [one for name in sorted(inside) for one in known.accesses_by.get(name, ()) if one.op == op]
    found, single = [], len(inside) == 1
    for table, accesses in sorted(grouped(rows, lambda one: one.table).items()):
        row = known.ownership.get(table)
        owner = f"[{row.owner}]" if row and row.owner else "[no owner]"
        lines = access_lines(accesses, not single)
        found.append((f"{table}  {owner}  {contexts_of(accesses)}".rstrip(), *lines))
    return tuple(found)


def _open_sites(known: Known, inside: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Go through the unresolved sites, one entry a line of code."""
    sites = [one for name in sorted(inside) for one in known.open_sites_in.get(name, ())]
    for where, rows in grouped(sites, lambda one: place(one.location)).items():
        tables = rows[0].tables
        more = f" and {len(tables) - SOME} more" if len(tables) > SOME else ""
        could = f"could be {', '.join(tables[:SOME])}{more}" if tables else "nothing says which table"
        yield (f"{where}  {', '.join(f'{one.verb} ({one.op})' for one in rows)}: {could}",)


def _transactions(known: Known, inside: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for one in known.all.transactions:
        if one.function in inside:
            through = ", ".join(one.tables_written_through_calls)
            more = f"; through calls {through}" if through else ""
            written = ", ".join(one.tables_written) or "nothing itself"
            held = [f"locks rows of {', '.join(one.tables_locked)}"] * bool(one.tables_locked)
            held += [f"signals run {', '.join(one.receivers)}"] * bool(one.receivers)
            received = ", ".join(one.tables_written_by_receivers)
            held += [f"these write {received}"] * bool(received)
            after = ", ".join(one.tables_written_after_commit)
            held += [f"writes {after} after the commit"] * bool(after)
            held += [f"stays open during {', '.join(one.effects)}"] * bool(one.effects)
            yield (f"{place(one.location)}  {one.kind} in {one.function}", f"writes {written}{more}", *held)


def _callers(known: Known, inside: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    calls = (one for name in sorted(inside) for one in known.calls_of.get(name, ()) if one.caller not in inside)
    return _edges(known, calls, lambda one: str(one.caller))


def _callees(known: Known, inside: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    calls = (one for name in sorted(inside) for one in known.calls_by.get(name, ()) if one.callee not in inside)
    return _edges(known, calls, lambda one: str(one.callee))


def _edges(known: Known, calls: Iterable[Call], other: Callable[[Call], str]) -> tuple[tuple[str, ...], ...]:
    found = []
    for name, rows in sorted(grouped(calls, other).items()):
        places = sorted({location for one in rows for location in one.locations})
        unsure = "" if any(one.confidence != "low" for one in rows) else "  (by name only)"
        service = known.service_of(name)
        found.append((f"{name}{f'  [{service}]' if service else ''}{unsure}", *place_lines(places)))
    return tuple(found)


def _wires(known: Known, inside: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for name in sorted(inside):
        for one in known.wires_from.get(name, ()):
            yield (f"-> {one.target}  {wire_words(one)}", *place_lines(one.locations))
        for one in known.wires_to.get(name, ()):
            yield (f"<- {one.source}  {wire_words(one)}", *place_lines(one.locations))


def wire_words(wire: Wire) -> str:
    """Say what kind of wire it is."""
    kind = "given by hand" if wire.via == "given" else wire.via
    later = ", later" if wire.asynchronous else ""
    return f"{kind} {wire.key}{later}" if wire.key != wire.via else f"{kind}{later}"


def _entries(known: Known, inside: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    ids = sorted({case.entry_point for name in inside for case in known.cases_through.get(name, ())})
    return tuple((f"{one}  {place(known.entries[one].location)}",) for one in ids if one in known.entries)


def _crossing(known: Known, inside: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for one in known.all.boundary_calls:
        if one.caller in inside or one.callee in inside:
            title = f"{one.from_service} -> {one.to_service}  {one.kind}  {one.caller} -> {one.callee}"
            yield (title, *place_lines(one.locations))
