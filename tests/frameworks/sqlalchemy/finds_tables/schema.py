import sqlalchemy as sa
from sqlalchemy import Column, ForeignKeyConstraint, MetaData, Table

metadata = MetaData()
priced = MetaData(schema="prices")

routes = Table("route", metadata, Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String))
stops = Table(
    "stop",
    metadata,
    Column("route_id", sa.ForeignKey("route.id", ondelete="cascade"), primary_key=True),
    Column("place", sa.Integer, primary_key=True),
    Column("after_id", sa.ForeignKey(routes.c.id)),
)
COMMON = [Column("created", sa.DateTime)]
visits = Table(
    "visit",
    metadata,
    *COMMON,
    Column("route_id", sa.Integer),
    Column("place", sa.Integer),
    ForeignKeyConstraint(["route_id", "place"], ["stop.route_id", "stop.place"]),
)
fares = Table("fare", priced, Column("id", sa.Integer, primary_key=True))


def define_tables():
    return Table("season", metadata, Column("id", sa.Integer), Column("fare_id", sa.ForeignKey("prices.fare.id")))


seasons = define_tables()
