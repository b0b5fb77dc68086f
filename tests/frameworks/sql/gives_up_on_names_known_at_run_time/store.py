import psycopg2


def made(cursor):
    cursor.execute("CREATE TABLE orders (id int)")


def of_any(cursor, table):
    cursor.execute(f"DELETE FROM {table} WHERE id = 1")


def of_any_order(cursor, request):
    cursor.execute("SELECT * FROM " + request.args["table"])


def without_a_name(cursor):
    cursor.execute("SELECT id FROM %s")
