"""Raw SQL to accesses: statements in string constants, on tables that the code base knows. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from analyzer.model.code import Role
from analyzer.model.data import Level
from analyzer.model.facts import Query
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.project.access_table import AccessTable
from analyzer.project.code import ProjectCode
from analyzer.project.connections import is_elsewhere
from analyzer.project.lookup import Place
from analyzer.project.migrations import undone_in
from analyzer.project.roles import role_by_path
from analyzer.project.terms import CodeTerm
from analyzer.project.walk import Site

VERB = "sql"
RUNNING = frozenset(
    {
        *("execute", "executemany", "executescript", "exec_driver_sql", "exec", "scalar", "scalars", "raw", "sql"),
        *("fetch", "fetchrow", "fetchval", "fetch_all", "fetch_one", "fetch_val", "read_sql", "read_sql_query"),
    }
)  # members that run the statement that they are given
MOST_PARTS = 40  # of the expression of a statement


class Names:
    """Finds the tables that statements name: case left out, by schema and name, else by the name where one has it."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know the tables of entities."""
        self._exact: dict[str, str] = {}
        self._bare: dict[str, set[str]] = {}
        for one in sorted(known, reverse=True):
            self._exact[_plain(one)] = one
            self._bare.setdefault(_bare(one), set()).add(_plain(one))

    def find(self, name: str) -> str:
        """Return the table of a name; "" where none, or several, can be meant."""
        found = self._bare.get(_bare(name), set())
        exact = self._exact.get(_plain(name), "")
        return exact or (self._exact[next(iter(found))] if len(found) == 1 else "")


class RawSql:
    """Collects the calls that run statements, and says what the statements touch."""

    def __init__(self, code: ProjectCode) -> None:
        """Look in the running application, and in the migrations beside it."""
        self.code = code
        self._queries: dict[Place, list[Query]] = {}
        for module in code.modules():
            self._keep(module, self._queries)
        self._run_by: dict[Place, list[Site]] = {}
        self._elsewhere: set[Place] = set()  # statements for databases of somebody else

    def _keep(self, module: str, queries: dict[Place, list[Query]]) -> None:
        for query in self.code.all_modules[module].facts.queries:
            queries.setdefault((module, query.scope, query.value), []).append(query)

    def see(self, site: Site, callee: CodeTerm) -> None:
        """Look at the call of a member: does it run a statement that is known?"""
        if not self._queries or callee.attribute not in RUNNING:
            return
        given = (*site.term.arguments[:2], *site.term.keywords.values())
        for place in sorted({place for one in given for place in self._statements_in(one)}):
            if is_elsewhere(callee):
                self._elsewhere.add(place)
            else:
                self._run_by.setdefault(place, []).append(site)

    def _statements_in(self, term: CodeTerm) -> Iterator[Place]:
        """Go through the statements that a value is made of: `text(SQL)`, `SQL.format(x)`, `SQL + " LIMIT 1"`."""
        for origin in term.origins():
            for part in islice(origin.walk(), MOST_PARTS):
                place = part.place if part.place in self._queries else part.resolved.place
                if place in self._queries:
                    yield place

    def read(self, known: Iterable[str], table: AccessTable) -> list[Problem]:
        """Record what all statements touch; return those of the running application on tables nobody declares.

        What runs a statement accesses the tables; where nothing is seen to run it, what holds it does. A statement
        that is only seen to be sent to databases of somebody else touches nothing.

        Args:
            known: Tables of entities; case and schema are left out of the comparison.
            table: Where accesses are collected.
        """
        names = Names(known)
        problems = []
        for place, queries in self._queries.items():
            sites = self._sites(place)
            for query in queries if sites else ():
                _record(query, sites, names, table)
                unknown = sorted({one for one in (*query.reads, *query.writes) if not names.find(one)})
                if unknown or not (query.reads or query.writes):
                    problems.append(_unknown(unknown, CodeTerm(self.code, place).location))
        self._read_migrations(names, table)
        return problems

    def _sites(self, place: Place) -> list[Site]:
        """Return where a statement is run; in the function that holds it, the line of its text stands for the call."""
        term = CodeTerm(self.code, place)
        here = Site(term, (term.op, term.location.line), term.owner, False, ())
        sites = self._run_by.get(place, [])
        if not sites:
            return [] if place in self._elsewhere else [here]
        return [replace(one, term=term, effect=here.effect) if one.owner == here.owner else one for one in sites]

    def _read_migrations(self, names: Names, table: AccessTable) -> None:
        """Record what migrations do, and what the triggers, functions and views do that they make; without undoing."""
        queries: dict[Place, list[Query]] = {}
        undone: set[Place] = set()
        for module in self._migrations():
            self._keep(module, queries)
            undone |= undone_in(self.code, module)
        for place, found in queries.items():
            for query in found if place not in undone else ():
                _record(query, self._sites(place), names, table)

    def _migrations(self) -> list[str]:
        decided = {name: role_by_path(self.code.all_modules[name]) for name in sorted(self.code.left_out)}
        with_sql = [name for name in decided if self.code.all_modules[name].facts.queries]
        return [name for name in with_sql if (role := decided[name]) is not None and role[0] is Role.MIGRATION]


def _record(query: Query, sites: Iterable[Site], names: Names, table: AccessTable) -> None:
    for site in sites:
        for op, tables in (("read", query.reads), ("write", query.writes)):
            touched = [found for one in tables if (found := names.find(one))]
            table.add(site, op, query.kept_as or VERB, touched, Level.STRING)


def _plain(name: str) -> str:
    return ".".join(part.strip('"`') for part in name.split(".")).lower()


def _bare(name: str) -> str:
    return name.rpartition(".")[2].strip('"`').lower()


def _unknown(tables: list[str], location: Location) -> Problem:
    what = f"SQL on {', '.join(tables)}, which no entity declares" if tables else "SQL whose table is not known"
    hint = "declare a model if the table is yours; a view, or a table of another database, needs nothing"
    return Problem("unknown-table", what, location, "who reads and writes these tables", hint)
