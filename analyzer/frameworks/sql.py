"""Database drivers without a mapper: what opens and ends a transaction. Their statements are read from the text of SQL.

Source: PEP 249, "Connection methods"; docs.python.org, `sqlite3`, "How to use the connection context manager";
psycopg.org, "Transactions management"; magicstack.github.io/asyncpg, "Transactions"; encode.io/databases,
"Connections & Transactions". Pure.
"""

from analyzer.model.knowledge import Framework

CONNECTIONS = (
    *("asyncpg.Connection", "asyncpg.connection.Connection", "asyncpg.pool.PoolConnectionProxy"),
    *("psycopg.Connection", "psycopg.AsyncConnection", "psycopg.connection.Connection"),
    *("databases.Database", "databases.core.Database", "databases.core.Connection"),
)
NAMES = ("connection", "conn", "con", "database")  # of values of which nothing is known
COMMITTING = ("sqlite3.connect", "psycopg2.connect", "psycopg.connect", "psycopg.Connection.connect")  # at their end

SQL = Framework(
    name="sql",
    title="Database drivers",
    packages=frozenset(
        {
            *("sqlite3", "aiosqlite", "psycopg2", "psycopg", "aiopg", "asyncpg", "databases", "aiosql", "pugsql"),
            *("pymysql", "MySQLdb", "mysql", "aiomysql", "asyncmy", "pymssql", "pyodbc", "oracledb", "cx_Oracle"),
        }
    ),
    source="https://peps.python.org/pep-0249/",
    listed=False,
    transactions=frozenset(
        {
            *(f"{one}().transaction" for one in CONNECTIONS),
            *(f"{one}.transaction" for one in NAMES),
            *COMMITTING,
        }
    ),
    commits=frozenset({"commit"}),
)
