import sqlalchemy as sa

metadata = sa.MetaData()


def history_of(name, year):
    return sa.Table(name + year(), metadata, sa.Column("id", sa.Integer))


orders_history = history_of("orders", lambda: "2020")
