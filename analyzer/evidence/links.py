"""Who really reads and writes: links between rows, and what base classes do for others. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.model.code import Call
from analyzer.model.data import CASCADE, Access, Level, Relation
from analyzer.model.names import SymbolName, TableName, parent_of
from analyzer.model.project import Project

LINKING = frozenset({"add", "set", "remove", "clear", "append"})  # verbs on the many side that move no row


def direct_accesses(project: Project) -> Iterator[Access]:
    """Yield the accesses that functions make themselves, each where it says something.

    What a base class does with the table of a class below it counts for those who call it on that class. Adding to a
    many-to-many relation reads the row at its other end and writes the table in between. What a deletion takes along
    says nothing: it follows from a foreign key, which is counted as such.
    """
    bound = _Bound.of(project)
    ends, touched = _ends(project.relations), defaultdict[str, set[str]](set)
    for access in project.accesses:
        touched[access.function].add(access.table)
    for access in project.accesses:
        if not access.via and access.verb != CASCADE:
            for own in bound.at_home(access):
                yield from _as_link(own, ends.get(access.table, {}), touched[access.function])


@dataclass(slots=True)
class _Bound:
    """Calls of methods on classes of tables."""

    tables: dict[str, str]  # entity class -> its table
    classes: dict[str, str]  # table -> its first class
    calls: dict[tuple[str, str], list[Call]] = field(default_factory=lambda: defaultdict(list))  # method, table
    inner: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # method -> callers in its class
    bases: set[str] = field(
        default_factory=set
    )  # classes without a table whose methods are called on classes of tables

    @staticmethod
    def of(project: Project) -> "_Bound":
        """Collect the calls by what they are made on."""
        tables: dict[str, str] = {entity.symbol: entity.table for entity in project.entities if entity.table}
        bound = _Bound(tables, {table: symbol for symbol, table in sorted(tables.items(), reverse=True)})
        for call in project.calls:
            if call.receiver in bound.tables:
                bound.calls[call.callee, bound.tables[call.receiver]].append(call)
                bound.bases.add(parent_of(call.callee))
            if parent_of(call.caller) == parent_of(call.callee):
                bound.inner[call.callee].add(call.caller)
        bound.bases -= set(tables)
        return bound

    def at_home(self, access: Access) -> list[Access]:
        """Give what the method of a base class does to its callers, or to the class of the table."""
        owner = access.receiver or self.classes.get(access.table, "")
        base = parent_of(access.function)
        inherited = base in self.bases or bool(access.receiver)
        if not inherited or not owner or base == owner:
            return [access]
        calls = self._callers(access.function, access.table)
        found = [replace(access, function=call.caller, locations=call.locations) for call in calls]
        return found or [replace(access, function=SymbolName(owner))]

    def _callers(self, method: str, table: str) -> list[Call]:
        """Return the calls of a method on the class of a table, through other methods of the same class too."""
        waiting, seen, found = [method], {method}, []
        while waiting:
            callee = waiting.pop()
            calls = self.calls.get((callee, table), ())
            found += [call for call in calls if parent_of(call.caller) != parent_of(method)]
            nearer = self.inner.get(callee, set()) - seen
            seen |= nearer
            waiting += sorted(nearer)
        return found


def _as_link(access: Access, between: Mapping[TableName, str], touched: set[str]) -> list[Access]:
    """Return an access as it is, or where it only links rows, as a read and a write of the table in between."""
    if not between or access.op != "write" or access.level is not Level.RELATION or access.verb not in LINKING:
        return [access]
    return [replace(access, op="read"), *(replace(access, table=table) for table in _meant(between, touched))]


def _ends(relations: Iterable[Relation]) -> dict[str, dict[TableName, str]]:
    """Map each end of many-to-many relations to the tables in between and their other ends."""
    ends: dict[str, dict[TableName, str]] = defaultdict(dict)
    for relation in relations:
        if relation.kind == "m2m" and relation.through:
            ends[relation.to_table][relation.through] = relation.from_table
            ends[relation.from_table][relation.through] = relation.to_table
    return ends


def _meant(between: Mapping[TableName, str], touched: set[str]) -> list[TableName]:
    """Return the table in between that a function means: the only one, or the one whose other end it touches too."""
    near = sorted(table for table, other in between.items() if len(between) == 1 or other in touched)
    return near if len(near) == 1 else []
