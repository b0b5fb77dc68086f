"""Raw SQL to accesses: statements in strings and `.sql` files, on tables that the code base knows. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.facts import Query
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.project.access_table import AccessTable
from analyzer.project.connections import is_elsewhere
from analyzer.project.lookup import Place
from analyzer.project.migrations import migrations_of, undone_in
from analyzer.project.open_sites import OpenSites
from analyzer.project.sql_names import Filled, Names, has_holes, holes_left
from analyzer.project.sql_scripts import LOADERS, Scripts
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site

VERB = "sql"
RUNNING = frozenset(
    {
        *("execute", "executemany", "executescript", "exec_driver_sql", "exec", "scalar", "scalars", "raw", "sql"),
        *("fetch", "fetchrow", "fetchval", "fetch_all", "fetch_one", "fetch_val", "read_sql", "read_sql_query"),
        *("execute_many", "iterate", "execute_fetchall", "execute_insert", "execute_batch", "execute_values", "cursor"),
        *("prepare", "query", "mogrify", "stream"),
    }
)  # members that run the statement that they are given; of asyncpg, aiosqlite, databases, psycopg too
COPYING = {"copy_records_to_table": (0, "write"), "copy_to_table": (0, "write"), "copy_from_table": (0, "read"),
           "copy_from": (1, "write"), "copy_to": (1, "read")}  # fmt: skip
# Source: asyncpg, "API Reference", Connection; psycopg.org, "The cursor class": members that are given a table's name.
MOST_PARTS = 40  # of the expression of a statement


class RawSql:
    """Collects the calls that run statements, and says what the statements touch."""

    def __init__(self, types: Types, left_open: OpenSites) -> None:
        """Look in the running application, and in the migrations beside it; note in `left_open` what stays open."""
        self.code, self.open = types.code, left_open
        self.scripts, self.filled = Scripts(self.code), Filled(types)
        self._queries: dict[Place, list[Query]] = {}
        self._run_by: dict[Place, list[Site]] = {}
        self._not_run: set[Place] = set()  # statements for databases of somebody else, values for parameters of others
        self.resolved: set[Place] = set()  # statements whose tables are known
        self._copied: list[tuple[Site, str, str]] = []  # a table's name that a site gives, and what is done to it
        self._named = self._sections()
        for module in self.code.modules():
            self._keep(module, self._queries)

    def _sections(self) -> dict[Place, dict[str, list[tuple[str, Query]]]]:
        """Return the named statements of every object that a loader makes."""
        calls = self.code.calls_to(LOADERS) if self.scripts.all else ()
        return {call.resolved.place: self.scripts.sections(call) for call in calls}

    def _keep(self, module: str, queries: dict[Place, list[Query]]) -> None:
        for query in self.code.all_modules[module].facts.queries:
            queries.setdefault((module, query.scope, query.value), []).append(query)
        given = {
            part.place for place in self._named if place[0] == module for part in CodeTerm(self.code, place).walk()
        }
        for load in self.scripts.loads_in(module):
            if load.place not in given:
                self.scripts.loaded.add(load.path)
                found = [one for one in self.scripts.all[load.path].queries if not one.kept_as]
                queries.setdefault(load.place, []).extend(found)

    def see(self, site: Site, callee: CodeTerm) -> None:
        """Look at the call of a member: does it run a statement that is known?"""
        member = callee.attribute or last_of(callee.path)
        if self._named and callee.op == f.ATTR:
            self._run_section(site, callee)
        if member in COPYING:
            position, op = COPYING[member]
            given = site.term.argument(position, "table_name")
            self._copied.extend((site, text, op) for text in (given.texts() if given is not None else ()))
        if not self._queries or member not in RUNNING:
            return
        given_to = (*site.term.arguments[:2], *site.term.keywords.values())
        found = [sorted({*self._statements_in(one)}) for one in given_to]
        first = next((position for position, places in enumerate(found) if places), 0)
        run = set() if is_elsewhere(callee) else set(found[first] if found else ())  # what follows are parameters
        for place in sorted({place for places in found for place in places}):
            if place in run:
                self._run_by.setdefault(place, []).append(site)
            else:
                self._not_run.add(place)

    def _run_section(self, site: Site, callee: CodeTerm) -> None:
        """Note what `queries.open_orders(connection)` runs; `queries.orders.open(connection)` of a folder too."""
        base = callee.at(callee.value[2])
        while base.op == f.ATTR and not any(one.place in self._named for one in base.origins()):
            base = base.at(base.value[2])
        for origin in base.origins():
            for _path, query in self._named.get(origin.place, {}).get(callee.attribute, ()):
                self._queries.setdefault(site.term.place, []).append(query)
                self._run_by.setdefault(site.term.place, [site])

    def _statements_in(self, term: CodeTerm) -> Iterator[Place]:
        """Go through the statements that a value is made of: `text(SQL)`, `SQL.format(x)`, `SQL + " LIMIT 1"`."""
        for origin in dict.fromkeys([*term.alternatives(), *term.origins()]):
            formats: list[CodeTerm] = []
            for part in islice(origin.walk(), MOST_PARTS):
                formats += [part] if part.callee is not None and part.callee.attribute == "format" else []
                place = part.place if part.place in self._queries else part.resolved.place
                if place in self._queries:
                    self.filled.formats.setdefault(place, []).extend(formats)
                    yield place

    def read(self, known: Iterable[str], table: AccessTable) -> list[Problem]:
        """Record what all statements touch; return those of the running application on tables nobody declares.

        What runs a statement accesses the tables; where nothing is seen to run it, what holds it does. A statement
        that is only seen to be sent to databases of somebody else touches nothing.

        Args:
            known: Tables of entities; case and schema are left out of the comparison.
            table: Where accesses are collected.
        """
        names = Names(known, self._views())
        problems = []
        for place, queries in self._queries.items():
            sites = self._sites(place)
            for query in queries if sites else ():
                unknown = self._record(query, place, sites, (names, table))
                problems += [_unknown(unknown, CodeTerm(self.code, place).location)] if unknown else []
        for site, name, op in self._copied:
            table.add(site, op, VERB, [found] if (found := names.find(name)) else [], Level.STRING)
        self._read_migrations(names, table)
        self._read_scripts(names, table)
        return problems

    def _views(self) -> dict[str, list[str]]:
        """Return the tables behind every view that the database keeps."""
        modules = self.code.all_modules.values()
        made = [query for module in modules for query in module.facts.queries]
        made += [query for script in self.scripts.all.values() for query in script.queries]
        return {one.name: one.reads for one in made if one.kept_as == "view" and one.name}

    def _sites(self, place: Place) -> list[Site]:
        """Return where a statement is run; in the function that holds it, the line of its text stands for the call."""
        term = CodeTerm(self.code, place)
        here = Site(term, (term.op, term.location.line), term.owner, False, ())
        sites = self._run_by.get(place, [])
        if not sites:
            return [] if place in self._not_run else [here]
        return [replace(one, term=term, effect=here.effect) if one.owner == here.owner else one for one in sites]

    def _record(self, query: Query, place: Place, sites: Iterable[Site], where: tuple[Names, AccessTable]) -> list[str]:
        """Record what a statement touches at some sites; return the tables of it that nobody declares."""
        names, table = where
        unknown: set[str] = set()
        for op, given in (("read", query.reads), ("write", query.writes)):
            for name in given:
                meant = self.filled.names(name, place) or [holes_left(name)]
                touched = sorted(
                    {one for each in meant for one in (names.behind(each) if op == "read" else [names.find(each)])}
                    - {""}
                )
                for site in sites:
                    if table.add(site, op, query.kept_as or VERB, touched, Level.STRING):
                        self.resolved.add(site.term.place)
                if not touched and has_holes(name) and meant == [holes_left(name)]:
                    self._leave(sites, op, self.filled.value(name, place))
                elif not touched:
                    unknown.update(meant)
        if not query.reads and not query.writes and not query.kept_as:
            self._leave(sites, "both", None)
        return sorted(unknown - {""})

    def _leave(self, sites: Iterable[Site], op: str, value: CodeTerm | None) -> None:
        """Keep a statement whose table is not known as a site that is open."""
        for site in sites:
            self.open.leave(site, (VERB, op), value or site.term)

    def _read_migrations(self, names: Names, table: AccessTable) -> None:
        """Record what migrations do, and what the triggers, functions and views do that they make; without undoing."""
        queries: dict[Place, list[Query]] = {}
        undone: set[Place] = set()
        for module in migrations_of(self.code):
            self._keep(module, queries)
            undone |= undone_in(self.code, module)
        for place, found in queries.items():
            for query in found if place not in undone else ():
                self._record(query, place, self._sites(place), (names, table))

    def _read_scripts(self, names: Names, table: AccessTable) -> None:
        """Record what the database keeps of scripts, and what those do that no code is seen to load."""
        for path, script in self.scripts.all.items():
            for query in script.queries:
                if query.kept_as or (path not in self.scripts.loaded and not query.name):
                    for op, given in (("read", query.reads), ("write", query.writes)):
                        touched = [found for name in given if (found := names.find(name))]
                        table.add_stored(path, op, query.kept_as or VERB, touched, Location(path, query.value))


def _unknown(tables: list[str], location: Location) -> Problem:
    what = f"SQL on {', '.join(tables)}, which no entity declares"
    hint = "declare a model if the table is yours; a view, or a table of another database, needs nothing"
    return Problem("unknown-table", what, location, "who reads and writes these tables", hint)
