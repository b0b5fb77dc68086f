"""Tables that only SQL tells of: made in scripts, strings and migrations, else named by the statements that run.

A table that a `CREATE TABLE` makes is as sure as a class. One that statements alone name has low confidence. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analyzer.model.data import Column, Entity, EntityKind, Relation
from analyzer.model.facts import MadeTable, Query
from analyzer.model.knowledge import FoundEntities
from analyzer.model.location import Confidence, Location
from analyzer.model.names import ModuleName, SymbolName, TableName
from analyzer.project.code import ProjectCode
from analyzer.project.connections import is_beside, is_elsewhere
from analyzer.project.lookup import Place
from analyzer.project.migrations import made_in, migrations_of
from analyzer.project.raw_sql import MOST_PARTS, RUNNING
from analyzer.project.roles import MIGRATION_FOLDERS, SHOWN_FOLDERS, TEST_FOLDERS
from analyzer.project.sql_names import Names, has_holes
from analyzer.project.sql_scripts import LOADERS, Scripts
from analyzer.project.terms import CodeTerm

FRAMEWORK = "sql"
# Tables that databases and tools of migration keep for themselves.
# Source: the manuals of PostgreSQL, MySQL, SQLite ("The Schema Table"), Alembic, yoyo-migrations.
OF_DATABASE = re.compile(
    r"(?:information_schema|pg_catalog|performance_schema|mysql|sys)\.|pg_|sqlite_|pragma_|json_each|json_tree"
    r"|generate_series|unnest|dual$|alembic_version$|_?yoyo_|schema_migrations$",
    re.I,
)
DECLARING = frozenset({EntityKind.CONCRETE, EntityKind.CHILD_TABLE, EntityKind.SINGLE_TABLE, EntityKind.BARE_TABLE})


@dataclass(frozen=True, slots=True)
class Made:
    """A table with where it is made."""

    table: MadeTable
    path: str
    owner: str  # what the symbol of the table begins with
    module: str = ""


def find_raw_tables(code: ProjectCode, found: Sequence[FoundEntities]) -> FoundEntities:
    """Return the tables that no framework declares, with the foreign keys that SQL gives them.

    Those of migrations count where SQL of the running application names them, or nothing else declares any table:
    a migration may make what a later one drops. Where tables are declared, a statement that only reads does not make
    another one: it may read a view, or the table of somebody else.
    """
    declared = [one for part in found for one in part.entities if one.table]
    names = Names(str(one.table) for one in declared)
    is_declaring = any(one.kind in DECLARING for one in declared)
    used = _Used(code)
    kept = [one for one in _made(code) if not names.find(one.table.name)]
    made: dict[str, Made] = {}
    for one in [*kept, *_of_migrations(code, names, used if is_declaring or kept else None)]:
        made.setdefault(one.table.name.lower(), one)
    entities = [_entity(one) for one in made.values()]
    known = Names([*(str(one.table) for one in declared), *(str(one.table) for one in entities)])
    relations = [row for one in [*kept, *made.values()] for row in _relations(one, known)]
    entities += _named(used, known, bool(entities) or is_declaring, is_declaring)
    return FoundEntities(
        entities=tuple(sorted(entities, key=lambda one: (one.symbol, one.table))),
        relations=tuple(sorted(set(relations), key=lambda one: (one.from_table, one.column, one.to_table))),
    )


def _made(code: ProjectCode) -> list[Made]:
    """Return what scripts and the strings of the running application make; each name once, keys put together."""
    found: dict[str, Made] = {}
    for one in [*_in_modules(code, code.modules()), *_in_scripts(code, False)]:
        known = found.get(one.table.name.lower())
        if known is None:
            found[one.table.name.lower()] = one
        else:
            columns = known.table.columns or one.table.columns
            keys = [*known.table.keys, *(key for key in one.table.keys if key not in known.table.keys)]
            first = known if known.table.columns or not one.table.columns else one
            found[one.table.name.lower()] = replace(first, table=replace(first.table, columns=columns, keys=keys))
    return [one for one in found.values() if one.table.columns or one.table.scope >= 0 or not one.table.keys]


def _of_migrations(code: ProjectCode, names: Names, used: "_Used | None") -> list[Made]:
    """Return what migrations make: all, or what running statements name."""
    modules = migrations_of(code)
    found = [*_in_scripts(code, True), *_in_modules(code, modules)]
    found += [Made(table, code.file_path(module), module) for module in modules for table in made_in(code, module)]
    unknown = [one for one in found if not names.find(one.table.name)]
    return [one for one in unknown if used is None or used.names(one.table.name)]


def _in_modules(code: ProjectCode, modules: Iterable[str]) -> Iterator[Made]:
    for module in modules:
        for table in code.all_modules[module].facts.tables:
            if not has_holes(table.name):
                owner = code.owner(module, table.scope)
                yield Made(table, code.file_path(module), owner if owner != module else f"{module}.{FRAMEWORK}", module)


def _in_scripts(code: ProjectCode, of_migrations: bool) -> Iterator[Made]:
    for path, script in code.scripts.items():
        folders = {part.lower() for part in path.split("/")[:-1]}
        is_migration = not folders.isdisjoint(MIGRATION_FOLDERS)
        if folders.isdisjoint(TEST_FOLDERS | SHOWN_FOLDERS) and is_migration is of_migrations:
            yield from (Made(table, path, path) for table in script.tables)


def _entity(one: Made) -> Entity:
    columns = tuple(Column(name, type_) for name, type_ in one.table.columns)
    place = Location(one.path, one.table.line)
    symbol, table = SymbolName(f"{one.owner}.{one.table.name}"), TableName(one.table.name)
    return Entity(symbol, table, EntityKind.BARE_TABLE, FRAMEWORK, ModuleName(one.module), place, columns)


def _relations(one: Made, known: Names) -> Iterator[Relation]:
    source = known.find(one.table.name)
    for column, target, on_delete in one.table.keys:
        to_table = known.find(target)
        if source and to_table:
            place = Location(one.path, one.table.line)
            yield Relation(
                TableName(source), TableName(to_table), column, "fk", on_delete=on_delete, locations=(place,)
            )


def _named(used: "_Used", known: Names, only_written: bool, only_own: bool) -> list[Entity]:
    """Return the tables that running statements name and nothing declares."""
    found: dict[str, Entity] = {}
    for query, place in used.running(only_own):
        for name in sorted({*query.writes} if only_written else {*query.reads, *query.writes}):
            if name.lower() in found or known.find(name) or has_holes(name) or OF_DATABASE.match(name):
                continue
            term = CodeTerm(used.code, place)
            owner = term.owner if term.owner != term.module else f"{term.module}.{FRAMEWORK}"
            found[name.lower()] = Entity(
                SymbolName(f"{owner}.{name}"), TableName(name), EntityKind.BARE_TABLE, FRAMEWORK,
                ModuleName(term.module), term.location, confidence=Confidence.LOW,
            )  # fmt: skip
    return list(found.values())


class _Used:
    """The statements of the running application."""

    def __init__(self, code: ProjectCode) -> None:
        self.code = code
        self.scripts = Scripts(code)
        self._names: set[str] | None = None

    def names(self, table: str) -> bool:
        """Say whether any statement names a table."""
        if self._names is None:
            queries = [one for module in self.code.modules() for one in self.code.all_modules[module].facts.queries]
            queries += [one for script in self.code.scripts.values() for one in script.queries]
            self._names = {_bare(name) for one in queries for name in (*one.reads, *one.writes)}
        return _bare(table) in self._names

    def running(self, only_own: bool) -> Iterator[tuple[Query, Place]]:
        """Go through the statements that a call is seen to run, with where they are written or loaded.

        Args:
            only_own: Leave out those sent over connections that the code makes beside those of its mapper.
        """
        queries: dict[Place, list[Query]] = {}
        for module in self.code.modules():
            for query in self.code.all_modules[module].facts.queries:
                queries.setdefault((module, query.scope, query.value), []).append(query)
            for load in self.scripts.loads_in(module):
                queries.setdefault(load.place, []).extend(self.scripts.all[load.path].queries)
        for place in sorted(self._run(queries, only_own)) if queries else ():
            yield from ((query, place) for query in queries[place] if not query.kept_as)
        for call in self.code.calls_to(LOADERS):
            for named in self.scripts.sections(call).values():
                yield from ((query, call.place) for _path, query in named)

    def _run(self, queries: dict[Place, list[Query]], only_own: bool) -> set[Place]:
        found: set[Place] = set()
        for call in self.code.all_calls:
            callee = call.at(call.value[2])
            is_run = (callee.attribute or callee.path.rpartition(".")[2]) in RUNNING
            if is_run and not is_elsewhere(callee) and not (only_own and is_beside(callee)):
                for given in (*call.arguments[:2], *call.keywords.values()):
                    found |= {place for place in _places(given) if place in queries}
        return found


def _places(given: CodeTerm) -> Iterator[Place]:
    for origin in dict.fromkeys([*given.alternatives(), *given.origins()]):
        for _count, part in zip(range(MOST_PARTS), origin.walk(), strict=False):
            yield part.place
            yield part.resolved.place


def _bare(name: str) -> str:
    return name.rpartition(".")[2].strip('"`').lower()
