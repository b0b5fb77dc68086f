"""Whose database is a statement sent to? Told by the library, or by what a connection is made with. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.project.terms import CodeTerm

# Clients of stores that no entity's table lies in.
ELSEWHERE = (
    *("pyspark", "snowflake.connector", "clickhouse_driver", "clickhouse_connect", "google.cloud.bigquery", "trino"),
    *("prestodb", "pyhive", "impala", "pyathena", "databricks.sql", "redshift_connector", "vertica_python", "pydruid"),
)
CONNECTING = frozenset(
    {
        *("psycopg2.connect", "psycopg.connect", "psycopg.Connection.connect", "asyncpg.connect", "MySQLdb.connect"),
        *("pymysql.connect", "mysql.connector.connect", "pymssql.connect", "pyodbc.connect", "cx_Oracle.connect"),
        *("oracledb.connect", "sqlite3.connect", "sqlalchemy.create_engine", "sqlalchemy.engine.create_engine"),
    }
)
OWN_NAMES = frozenset({"settings", "config", "conf", "cfg", "env", "environ"})  # of what the application is told
MOST_STEPS = 8  # from a cursor back to its connection


def is_elsewhere(callee: CodeTerm) -> bool:
    """Say whether what a statement is sent over leads to a database that is not the application's own.

    A connection is somebody else's where an argument of it is a part of a row or mapping that was handed in:
    `connect(host=source.host)`. One made with settings, constants or a bare parameter may be the application's.
    """
    declared = callee.base.annotation if callee.base is not None else None
    paths = [callee.path, declared.path if declared is not None else ""]
    if any(path.startswith(f"{package}.") for path in paths for package in ELSEWHERE):
        return True
    return any(_is_handed_in(one) for call in _connections(callee) for one in _arguments(call))


def is_beside(callee: CodeTerm) -> bool:
    """Say whether a statement is sent over a connection that the code makes itself, without a mapper's engine."""
    made = [one.callee.path for one in _connections(callee) if one.callee is not None]
    return any(not path.startswith("sqlalchemy.") for path in made)


def _connections(callee: CodeTerm) -> Iterator[CodeTerm]:
    """Go through the calls that made the connection behind a member: `connect(...).cursor().execute`."""
    waiting = [callee.base] if callee.base is not None else []
    for _step in range(MOST_STEPS):
        nearer: list[CodeTerm] = []
        for term in waiting:
            for one in term.origins():
                called = one.callee
                if called is not None and called.path in CONNECTING:
                    yield one
                elif called is not None and called.base is not None:
                    nearer.append(called.base)
                elif one.op == f.ENTER and one.base is not None:
                    nearer.append(one.base)
        waiting = nearer


def _arguments(call: CodeTerm) -> list[CodeTerm]:
    return [*call.arguments, *call.keywords.values()]


def _is_handed_in(term: CodeTerm) -> bool:
    """Say whether a value is an attribute or item of a parameter, and not of what the application is told."""
    steps = 0
    for _step in range(MOST_STEPS):
        source = term.resolved
        name = str(source.value[3]) if source.op == f.ATTR else str(source.value[2]) if source.op == f.PARAM else ""
        if name in OWN_NAMES:
            return False
        if source.op == f.PARAM:
            needed = 2 if name in ("self", "cls") else 1
            return steps >= needed
        called = source.callee
        below = called.base if called is not None else source.base
        if below is None:
            return False
        steps += source.op in (f.ATTR, f.ITEM) or called is not None
        term = below
    return False
