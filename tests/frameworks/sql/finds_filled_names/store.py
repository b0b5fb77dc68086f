import psycopg2
from psycopg2 import sql

SCHEMA = """
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users (id) ON DELETE CASCADE);
CREATE TEMPORARY TABLE passing (id int);
"""
TABLE = "orders"
LATER = "DELETE FROM {table} WHERE id = {id}"


def made(cursor):
    cursor.execute(SCHEMA)


def constant(cursor):
    cursor.execute(f"SELECT * FROM {TABLE} WHERE id = 1")


def marked(cursor):
    cursor.execute("DELETE FROM %s WHERE id = %%s" % TABLE, [1])


def summed(cursor):
    cursor.execute("DELETE FROM " + TABLE + " WHERE id = 1")


def composed(cursor):
    cursor.execute(sql.SQL("INSERT INTO {} (id) VALUES (%s)").format(sql.Identifier("users")), [1])


def looped(cursor):
    for table in ("users", "orders"):
        cursor.execute(f"DELETE FROM {table} WHERE id = 1")


def filled_later(cursor):
    cursor.execute(LATER.format(table="users", id=3))


def in_any_schema(cursor, schema):
    cursor.execute(f"SELECT * FROM {schema}.users")


class Store:
    table = ""

    def all(self, cursor):
        cursor.execute(f"SELECT * FROM {self.table} WHERE id = 1")


class Users(Store):
    table = "users"


class Orders(Store):
    table = "orders"
