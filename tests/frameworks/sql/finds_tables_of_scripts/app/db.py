import pkgutil
import sqlite3
from pathlib import Path

import aiosql

HERE = Path(__file__).parent
queries = aiosql.from_path(HERE / "queries" / "users.sql", "sqlite3")
folder = aiosql.from_path("queries", "sqlite3")


def load(name):
    return (HERE / "queries" / f"{name}.sql").read_text()


CLOSE = load("close")


def init():
    with sqlite3.connect("app.db") as connection, open("db/schema.sql") as stream:
        connection.executescript(stream.read())


def named(connection):
    return queries.get_user(connection, id=1)


def named_in_folder(connection):
    return folder.add_user(connection, name=1)


def loaded_before(cursor):
    cursor.execute(CLOSE)


def loaded_by_helper(cursor):
    cursor.execute(load("purge"))


def loaded_from_package(cursor):
    cursor.execute(pkgutil.get_data("app", "queries/purge.sql").decode())


def behind_a_view(cursor):
    cursor.execute("SELECT * FROM open_orders")


def committed(connection):
    connection.execute("DELETE FROM users")
    connection.commit()
