from sqlalchemy import Column, Integer, create_engine, text
from sqlalchemy.orm import DeclarativeBase

engine = create_engine("sqlite://")


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)


def by_table_name():
    with engine.begin() as connection:
        connection.execute(text(f"DELETE FROM {Order.__tablename__} WHERE id = 1"))


def by_table():
    with engine.begin() as connection:
        connection.execute(text("UPDATE %s SET id = 2" % Order.__table__.name))


def created():
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS audit (id int, order_id int REFERENCES orders (id))"))
        connection.execute(text("INSERT INTO audit (id) VALUES (1)"))
