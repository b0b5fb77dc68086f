from sqlalchemy import Column, Integer, func, select
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)


def of_any(session: Session, model):
    return session.scalars(select(model)).all()


def queried(session: Session, model):
    return session.query(model).all()


def now(session: Session):
    return session.scalar(select(func.now()))
