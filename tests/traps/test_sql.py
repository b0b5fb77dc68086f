"""Traps of real code bases: SQL that no Python function runs, and SQL for other databases.

The number in a docstring is that of the trap in the list that the rules of this program were made from.
"""

from tests.traps.asking import ORDERS, project, tables, touched

TRIGGER = """
from django.db import migrations

class Migration(migrations.Migration):
    operations = [migrations.RunSQL(\"\"\"
        CREATE FUNCTION log_order() RETURNS trigger AS $$
        BEGIN
            INSERT INTO shop_ship (name) VALUES (NEW.state);
            RETURN NEW;
        END $$ LANGUAGE plpgsql;
        CREATE TRIGGER order_log AFTER UPDATE ON shop_order FOR EACH ROW EXECUTE FUNCTION log_order();
    \"\"\")]
"""


def test_tables_that_a_trigger_of_a_migration_writes_are_told():
    """T17."""
    found = project({"shop/models.py": ORDERS, "shop/migrations/0002_log.py": TRIGGER})
    told = [one for one in found.accesses if one.table == "shop_ship" and one.op == "write"]
    assert told or [one for one in found.problems if "shop_ship" in one.message]


def test_sql_for_a_database_of_somebody_else_touches_no_table_of_ours():
    """T18."""
    text = """
from pyspark.sql import SparkSession
def count():
    return SparkSession.builder.getOrCreate().sql("SELECT count(*) FROM shop_ship")
"""
    assert touched({"shop/models.py": ORDERS, "shop/lake.py": text}, "shop.lake.count") == []


def test_sql_on_tables_of_the_catalogue_touches_no_table_and_makes_none():
    """T18."""
    text = """
from django.db import connection
def sizes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_catalog.pg_class JOIN pg_stat_user_tables USING (relname)")
"""
    texts = {"shop/models.py": ORDERS, "shop/sizes.py": text}
    assert touched(texts, "shop.sizes.sizes") == []
    assert tables(texts) == ["shop_order", "shop_ship"]
