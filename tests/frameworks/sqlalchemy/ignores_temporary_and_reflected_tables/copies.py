from sqlalchemy import Column, Integer, MetaData, Table, column, table

metadata = MetaData()


def load(engine):
    old = Table("old_orders", metadata, autoload_with=engine)
    light = table("light", column("id"))
    scratch = Table("scratch", metadata, Column("id", Integer), prefixes=["TEMPORARY"])
    return old, light, scratch
