from django.db import connection

from shop.models import Line, Order


def by_name():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Order._meta.db_table} WHERE 1 = 1")


def by_mark():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM %s WHERE 1 = 1" % Line._meta.db_table)


def quoted():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM {} WHERE 1 = 1".format(connection.ops.quote_name(Line._meta.db_table)))


def of_any(model):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE 1 = 1")
