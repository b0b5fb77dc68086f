from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()
ship_tag = Table(
    "ship_tag", Base.metadata, Column("ship_id", ForeignKey("ship.id")), Column("tag_id", ForeignKey("tag.id"))
)


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship(Owner, backref="ships")
    legs = relationship("Leg", cascade="all, delete-orphan")
    tags = relationship(Tag, secondary=ship_tag)


class Leg(Base):
    __tablename__ = "leg"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


class Stop(Base):
    __tablename__ = "stop"
    id = Column(Integer, primary_key=True)
    leg_id = Column(ForeignKey("leg.id"))
    leg = relationship(Leg, backref=backref("stops", cascade="all"))


class Note(Base):
    """Nothing on the ship stands for its notes."""

    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))
    ship = relationship(Ship)


def scrap(session: Session, ship: Ship):
    session.delete(ship)


def leave(session: Session, owner: Owner):
    session.delete(owner)


def forget(session: Session, note: Note):
    session.delete(note)


def scrap_all(session: Session):
    session.query(Ship).filter(Ship.owner_id == 1).delete()
