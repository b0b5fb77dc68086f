from sqlalchemy import Column, ForeignKey, Integer, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"))


def owned(session: Session):
    return session.query(Ship).join(Owner)


def ids():
    return select(Owner.id)


def count(ships):
    return len(ships)


def inside(session: Session):
    ships = owned(session)
    return session.query(Owner.id).filter(Owner.id.in_(ships.subquery())).all()


def twice(session: Session):
    return session.query(Ship).filter(Ship.owner_id.in_(ids())).all()


def beside(session: Session):
    return session.query(Owner).filter(Owner.id == count(1)).all()


def gives_up(session: Session, query):
    return session.query(Owner).filter(Owner.id.in_(query)).all()
