import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm
from sqlalchemy.orm import declarative_base

Base = declarative_base()
orders = sa.table("orders", sa.column("id"))


class Line(Base):
    __tablename__ = "line"
    id = sa.Column(sa.Integer, primary_key=True)


def upgrade():
    op.execute(orders.update().values(id=1))
    op.bulk_insert(orders, [{"id": 1}])
    session = orm.Session(bind=op.get_bind())
    for line in session.query(Line):
        line.id = 3
    op.execute("SELECT * FROM orders WHERE id = 1")


def downgrade():
    op.execute(orders.delete())
