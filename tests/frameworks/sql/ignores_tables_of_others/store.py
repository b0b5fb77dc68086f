import sqlite3

import clickhouse_driver
import psycopg2


def made(cursor):
    cursor.execute("CREATE TABLE orders (id int)")
    cursor.execute("CREATE TEMP TABLE passing (id int)")
    cursor.execute("CREATE VIRTUAL TABLE found USING fts5 (text)")


def of_the_database(cursor):
    cursor.execute("SELECT name FROM sqlite_master")
    cursor.execute("SELECT * FROM information_schema.columns")


def only_read(cursor):
    cursor.execute("SELECT * FROM somebodys_view")


def of_a_customer(source):
    psycopg2.connect(host=source.host).cursor().execute("INSERT INTO theirs (id) VALUES (1)")


def prose():
    print("Select one from the list", "insert into the list failed")
