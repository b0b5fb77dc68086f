import psycopg2


def read(cursor):
    cursor.execute("SELECT * FROM ships")
