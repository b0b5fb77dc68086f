"""Raw SQL to accesses: statements in string constants, on tables that the code base knows. Pure."""

from collections.abc import Iterable

from analyzer.model.data import Level
from analyzer.model.location import Location
from analyzer.model.problem import Problem
from analyzer.project.access_table import AccessTable
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.walk import Site


def read_raw_sql(code: ProjectCode, known: Iterable[str], table: AccessTable) -> list[Problem]:
    """Record what the statements of the running application touch; return those on tables nobody declares.

    Args:
        code: Where to look.
        known: Tables of entities; case and schema are left out of the comparison.
        table: Where accesses are collected.
    """
    names = {_bare(one): one for one in sorted(known, reverse=True)}
    problems = []
    for module in code.modules():
        for query in code.all_modules[module].facts.queries:
            term = CodeTerm(code, (module, query.scope, query.value))
            site = Site(term, (term.op, term.location.line), term.owner, False, ())
            for op, tables in (("read", query.reads), ("write", query.writes)):
                table.add(site, op, "sql", [names[_bare(one)] for one in tables if _bare(one) in names], Level.STRING)
            unknown = sorted({one for one in (*query.reads, *query.writes) if _bare(one) not in names})
            if unknown or not (query.reads or query.writes):
                problems.append(_unknown(unknown, term.location))
    return problems


def _bare(name: str) -> str:
    return name.rpartition(".")[2].strip('"`').lower()


def _unknown(tables: list[str], location: Location) -> Problem:
    what = f"SQL on {', '.join(tables)}, which no entity declares" if tables else "SQL whose table is not known"
    hint = "another database, a view, or a table that only migrations create"
    return Problem("unknown-table", what, location, "who reads and writes these tables", hint)
