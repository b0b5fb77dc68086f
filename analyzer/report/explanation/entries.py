"""One entry point: what it reaches, as an indented tree with the tables at the leaves. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analyzer.model.code import Call
from analyzer.model.data import Access
from analyzer.model.location import Confidence, Location
from analyzer.model.names import parent_of
from analyzer.model.usage import MIDDLEWARE, EntryPoint, UseCase
from analyzer.report.explanation.blocks import ALL, Block, place_lines
from analyzer.report.explanation.code import wire_words
from analyzer.report.explanation.known import Known, how
from analyzer.report.explanation.outside import effect_words, effects_block
from analyzer.report.words import counted, place

LINES = 150  # of a tree, unless everything is asked for
DEEPEST = 40  # levels; what lies below is listed where it is met again
PROCESSES = 5  # named in the head; and pieces of middleware
ANSWERED = frozenset({"http", "graphql", "page", "websocket"})  # kinds of entry points that are requests
Node = tuple[str, str]  # a function and the class it is called for


def explain_entry(known: Known, entry_id: str, every: bool = False) -> tuple[list[str], list[Block]]:
    """Return the head and the tree of an entry point; branches that touch nothing only where `every` is asked for."""
    entry = known.entries[entry_id]
    case = known.cases.get(entry.id) or UseCase(entry.id, (), (), ())
    head = [
        f"entry point {entry.id}  {place(entry.location)}",
        f"  runs     {entry.function}  [{known.service_of(entry.function) or 'no service'}]"
        f"  (decompose explain function:{entry.function})",
        *[f"  guards   {', '.join(entry.guards)}"] * bool(entry.guards),
        f"  reaches  {counted(len(case.functions), 'function')}, "
        f"writes {counted(len(case.tables_written), 'table')}, reads {counted(len(case.tables_read), 'table')}",
        *[f"  writes   {', '.join(_owned(known, table) for table in case.tables_written)}"] * bool(case.tables_written),
        *_measures(case),
        *_around(known, entry),
        *_processes(known, entry),
    ]
    tree = _Tree(known, case, every)
    lines = tuple((line,) for line in tree.lines(entry))
    note = f"left out: {counted(tree.hidden, 'call')} behind which nothing is touched; {ALL}" if tree.hidden else ""
    title = "reach: calls, = what is read and written, ~ what reaches outside, > what runs later"
    return head, [
        Block(title, lines, "", LINES, note),
        effects_block(known, case.functions),
        Block("starts later", tuple(_started(known, case))),
    ]


def _around(known: Known, entry: EntryPoint) -> Iterator[str]:
    """Name the middleware that may run around a request: what it touches is listed with it."""
    found = [one for one in known.entries.values() if one.kind == MIDDLEWARE and entry.kind in ANSWERED]
    names = [one.function for one in found if entry.path.startswith(_prefix(one).rstrip("/"))]
    if names:
        more = f" and {len(names) - PROCESSES} more" if len(names) > PROCESSES else ""
        yield f"  around   {', '.join(sorted(names)[:PROCESSES])}{more}; what they touch is not counted here"


def _prefix(middleware: EntryPoint) -> str:
    """Return what the paths begin with that middleware runs around: "/crew" of "before_request /crew"."""
    _event, _space, path = middleware.name.partition(" ")
    return path


def _measures(case: UseCase) -> Iterator[str]:
    """Say how deep a use case goes, what it repeats, opens and does outside."""
    if case.depth:
        yield f"  depth    {counted(case.depth, 'function')} on the longest chain of calls"
    if case.tables_in_loops:
        yield f"  in loops {', '.join(case.tables_in_loops)}"
    if case.tables_later:
        yield f"  later    {', '.join(case.tables_later)}"
    if case.transactions:
        yield f"  opens    {counted(case.transactions, 'transaction')}"
    if case.effects:
        loops = {kind: f" ({number} in a loop)" for kind, number in case.effects_in_loops.items()}
        counts = [f"{number} {kind}{loops.get(kind, '')}" for kind, number in case.effects.items()]
        yield f"  outside  {', '.join(counts)}"
    if case.services:
        yield f"  talks to {', '.join(case.services)}"


def _processes(known: Known, entry: EntryPoint) -> Iterator[str]:
    """Say which queues a task goes to, and which processes run the entry point today."""
    if entry.queues:
        yield f"  queue    {', '.join(entry.queues)}"
    found = known.processes_of.get(entry.id, [])
    if found:
        more = len(found) - PROCESSES
        shown = [f"{one.kind} {one.name}  {place(one.location)}" for one in found[:PROCESSES]]
        shown += [f"and {more} more, in the JSON under processes"] * (more > 0)
        yield f"  runs in  {shown[0]}"
        yield from (f"           {one}" for one in shown[1:])
    elif known.all.processes:
        yield "  runs in  no process that a deployment file states"


def _started(known: Known, case: UseCase) -> Iterator[tuple[str, ...]]:
    """Go through what a use case hands to a queue, with the lines that do."""
    inside = frozenset(case.functions)
    for one in case.starts:
        entry = known.entries.get(one)
        rows = known.wires_to.get(entry.function, ()) if entry is not None else ()
        wires = [wire for wire in rows if wire.asynchronous and wire.source in inside]
        where = f"  {place(entry.location)}" if entry is not None else ""
        yield (f"{one}{where}", *place_lines([at for wire in wires for at in wire.locations]))


def _owned(known: Known, table: str) -> str:
    row = known.ownership.get(table)
    return f"{table} [{row.owner}]" if row and row.owner else table


@dataclass(slots=True)
class _Tree:
    """Walks the calls of one use case, each function once."""

    known: Known
    case: UseCase
    every: bool
    hidden: int = 0
    shown: set[Node] = field(default_factory=set)
    leaves: set[tuple[str, str]] = field(default_factory=set)  # op and table of what was shown
    _leading: dict[Node, bool] = field(default_factory=dict)
    _functions: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._functions = frozenset(self.case.functions)

    def lines(self, entry: EntryPoint) -> Iterator[str]:
        """Go through the tree, and then through what runs without a call that was seen."""
        yield from self._node((entry.function, ""), f"{entry.function}  {place(entry.location)}", 0)
        for function in self._beside(entry):
            one = self.known.definitions.get(function)
            where = f"  {place(one.location)}" if one else f"  {place(entry.location)}"
            owner = entry.function if parent_of(function) != entry.function else ""
            if not self._was_shown(function) and (self.every or self._leads((function, owner))):
                yield from self._node((function, owner), f"{function}  run by the framework{where}", 0)

        yield from self._elsewhere()

    def _elsewhere(self) -> Iterator[str]:
        """Go through the tables of the use case that no branch led to: their way is not known call by call."""
        tables = {"write": self.case.tables_written, "read": self.case.tables_read}
        rows = [one for name in self.case.functions for one in self.known.accesses_by.get(name, ())]
        missing = [one for one in rows if one.table in tables[one.op] and (one.op, one.table) not in self.leaves]
        for (op, table), found in grouped_by_table(sorted(missing, key=lambda one: (one.op, one.table))).items():
            mark = "WRITES" if op == "write" else "reads"
            where = f"in {found[0].function}  {_first(found[0].locations)}"
            yield f"= {mark} {_owned(self.known, table)}  {where}  (reached by a way that is not shown)"

    def _beside(self, entry: EntryPoint) -> list[str]:
        """Return the functions that nothing in the use case calls, those of the entry's class first."""
        called: set[str] = {call.callee for name in self._functions for call in self._calls((name, ""))}
        called |= {wire.target for name in self._functions for wire in self.known.wires_from.get(name, ())}
        free = [name for name in self.case.functions if name not in called and name != entry.function]
        return sorted(free, key=lambda name: (parent_of(name) != entry.function, name))

    def _was_shown(self, function: str) -> bool:
        return any(name == function for name, _receiver in self.shown)

    def _node(self, node: Node, title: str, depth: int) -> Iterator[str]:
        indent = "  " * depth
        if node in self.shown:
            yield f"{indent}{title}  (shown above)"
            return
        self.shown.add(node)
        yield f"{indent}{title}"
        for touched in self._touched(node):
            yield f"{indent}  = {touched}"
        for effect in self.known.effects_by.get(node[0], ()):
            yield f"{indent}  ~ {effect_words(effect)}  {_first(effect.locations)}"
        if depth < DEEPEST:
            yield from self._below(node, depth)

    def _touched(self, node: Node) -> Iterator[str]:
        """Go through the tables that a function reads and writes, each once with its verbs and first place."""
        for (op, table), rows in grouped_by_table(self._accesses(node)).items():
            self.leaves.add((op, table))
            places = sorted({location for one in rows for location in one.locations})
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            verbs = ", ".join(dict.fromkeys(one.verb for one in rows))
            mark = "WRITES" if op == "write" else "reads"
            yield f"{mark} {_owned(self.known, table)}  {verbs}  {_first(places)}{more}  ({how(rows)})"

    def _below(self, node: Node, depth: int) -> Iterator[str]:
        for callee, where, words in self._followed(node):
            if not self.every and not self._leads(callee):
                self.hidden += 1
                continue
            service = self.known.service_of(callee[0])
            crosses = f"  [{service}]" if service != self.known.service_of(node[0]) else ""
            yield from self._node(callee, f"{callee[0]}{crosses}{words}  {where}", depth + 1)
        for wire in self.known.wires_from.get(node[0], ()):
            if wire.asynchronous:
                where = place(wire.locations[0]) if wire.locations else ""
                yield f"{'  ' * (depth + 1)}> {wire.target}  {wire_words(wire)}  {where}"

    def _followed(self, node: Node) -> Iterator[tuple[Node, str, str]]:
        """Go through what a function calls inside the use case: its node, the place and words about the edge."""
        for call in self._calls(node):
            yield (call.callee, self._receiver(call, node)), _first(call.locations), "  in a loop" * call.in_loop
        for wire in self.known.wires_from.get(node[0], ()):
            if not wire.asynchronous and wire.confidence is not Confidence.LOW and wire.target in self._functions:
                yield (wire.target, ""), _first(wire.locations), f"  {wire_words(wire)}"

    def _receiver(self, call: Call, node: Node) -> str:
        """Return the class that a callee runs for: a method that calls another on `self` hands on its own."""
        rows = self.known.accesses_by.get(call.callee, ())
        own = parent_of(call.callee) == parent_of(node[0]) or any(one.receiver == node[1] for one in rows)
        return node[1] if node[1] and call.receiver and own else call.receiver

    def _calls(self, node: Node) -> list[Call]:
        rows = self.known.calls_by.get(node[0], ())
        kept = [one for one in rows if one.confidence is not Confidence.LOW and one.callee in self._functions]
        once = {(one.callee, one.receiver): one for one in reversed(kept) if one.callee != node[0]}
        return sorted(once.values(), key=lambda one: (one.locations[:1], one.callee, one.receiver))

    def _accesses(self, node: Node) -> list[Access]:
        """Return what a function does for a class, or in general where it is not told apart."""
        rows = self.known.accesses_by.get(node[0], ())
        own = [one for one in rows if one.receiver == node[1] and node[1]]
        chosen = own or [one for one in rows if not one.receiver]
        tables = {"write": self.case.tables_written, "read": self.case.tables_read}
        kept = [one for one in chosen if one.table in tables[one.op]]
        return sorted(kept, key=lambda one: (one.locations[:1], one.op, one.table))

    def _leads(self, node: Node) -> bool:
        """Say whether a function or anything behind it touches a table or reaches outside."""
        if node not in self._leading:
            waiting, seen = [node], {node}
            while waiting:
                one = waiting.pop()
                later = any(wire.asynchronous for wire in self.known.wires_from.get(one[0], ()))
                if self._accesses(one) or later or one[0] in self.known.effects_by:
                    self._leading[node] = True
                    return True
                fresh = [callee for callee, _where, _words in self._followed(one) if callee not in seen]
                seen.update(fresh)
                waiting += fresh
            self._leading.update(dict.fromkeys(seen, False))
        return self._leading[node]


def grouped_by_table(accesses: Iterable[Access]) -> dict[tuple[str, str], list[Access]]:
    """Return accesses by what is done to which table, in their order."""
    found: dict[tuple[str, str], list[Access]] = {}
    for one in accesses:
        found.setdefault((one.op, one.table), []).append(one)
    return found


def _first(locations: Sequence[Location]) -> str:
    return place(locations[0]) if locations else ""
