"""The set that a person has in mind: modules, tables and URLs by name, with what belongs to them alone. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from analyzer.candidates.owners import bonds_of, elect
from analyzer.model.cut import Homes, SeamSet
from analyzer.model.data import RUN_TIME
from analyzer.model.errors import UnknownName
from analyzer.model.evidence import Evidence, is_table, table_node
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint, context_of

NAMED = 4  # nearest names in a message
NEAR = 0.6  # of the letters in order: what `difflib` calls a close match


def find_asked(project: Project, evidence: Evidence, homes: Homes, values: Sequence[str]) -> SeamSet:
    """Return the units and tables that the values name.

    A value that begins with "/" is a URL: the units that answer it or something below it, and those that no other entry
    point of the running application reaches. Any other value is the name of tables, modules, packages or symbols, what
    lies below them included; "*", "?" and "[...]" stand for letters. A table that is not named comes along where most
    of its writes lie in the set; a named one comes whoever writes it, with the class that defines it if that is a unit.

    Raises:
        UnknownName: A value names nothing, or nothing but shared code; the message names the nearest names.
    """
    placed = {unit for unit, service in homes.units.items() if service}
    named = set[str]()
    for value in values:
        found = _below_url(project, evidence, placed, value) if value.startswith("/") else _called(homes, placed, value)
        if not found:
            raise _unknown(project, homes, value)
        named |= found
    chosen = _with_tables(evidence, homes, placed, named)
    return SeamSet("asked", tuple(sorted(chosen)), None, ", ".join(values))


def _called(homes: Homes, placed: Iterable[str], value: str) -> set[str]:
    """Return the tables, and the units by their own name or that of a module or package above them."""
    patterns = (value, f"{value}.*")
    tables = {table_node(table) for table in homes.tables if fnmatchcase(table, value)}
    return tables | {unit for unit in placed if any(fnmatchcase(unit, pattern) for pattern in patterns)}


def _below_url(project: Project, evidence: Evidence, placed: set[str], value: str) -> set[str]:
    """Return the units that answer at a URL or below it, and those that only such entry points reach."""
    entries = {entry.id: entry for entry in project.entry_points if context_of(entry.kind) in RUN_TIME}
    own = {name for name, entry in entries.items() if _is_below(entry, value.rstrip("/"))}
    answering = {evidence.units.unit_of(entries[name].function) for name in own}
    reached: dict[str, set[str]] = defaultdict(set)
    for case in project.use_cases:
        if case.entry_point in entries:
            for function in case.functions:
                reached[evidence.units.unit_of(function)].add(case.entry_point)
    only = {unit for unit, by in reached.items() if by <= own}
    return (answering | only) & placed


def _is_below(entry: EntryPoint, prefix: str) -> bool:
    path = entry.path.rstrip("/")
    return bool(entry.path) and (fnmatchcase(path, prefix) or fnmatchcase(path, f"{prefix}/*"))


def _with_tables(evidence: Evidence, homes: Homes, placed: set[str], named: set[str]) -> set[str]:
    """Return what was named with the tables that follow it, and the classes that define them."""
    bonds = bonds_of(evidence)
    definers = {edge.target: edge.source for edge in evidence.graph.edges if edge.kind == "define"}
    tables = [table_node(table) for table in homes.tables]
    groups = {unit: int(unit in named) for unit in placed}
    groups |= {node: int(node in named or definers.get(node, "") in named) for node in tables}
    elected = elect(evidence, groups)
    forced = {node for node in named if is_table(node)}
    forced |= {unit for unit, table in bonds if table in forced and unit in placed}
    kept = {unit for unit in named if not is_table(unit)}
    return forced | kept | {node for node, side in elected.items() if side}


def _unknown(project: Project, homes: Homes, value: str) -> UnknownName:
    """Return the error, with the names that are spelled most like the value."""
    if any(fnmatchcase(module.name, pattern) for module in project.modules for pattern in (value, f"{value}.*")):
        text = "it is shared code, a test or the like: no part of a service that could be taken out"
        return UnknownName(f"{value!r} has no price: {text}", hint="name modules or tables of a service")
    paths = {entry.path for entry in project.entry_points if entry.path}
    names = sorted(paths if value.startswith("/") else {*map(str, homes.tables), *homes.units})
    ends = {last_of(name): name for name in reversed(names)}
    near = [*get_close_matches(value, names, NAMED, NEAR)]
    near += [ends[end] for end in get_close_matches(last_of(value), sorted(ends), NAMED, NEAR)]
    listed = ", ".join(list(dict.fromkeys(near))[:NAMED])
    hint = f"did you mean {listed}?" if listed else "name a module, a package, a table or a URL, as in /orders"
    return UnknownName(f"no module, table or URL is called {value!r}", hint=hint)
