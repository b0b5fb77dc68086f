"""A session gets the rows that the constructors of others are given; those that exist already change only by a key."""

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


calls = Table("calls", Base.metadata, Column("ship", ForeignKey("ships.id")), Column("port", ForeignKey("ports.id")))


class Port(Base):
    __tablename__ = "ports"
    id: Mapped[int] = mapped_column(primary_key=True)


class Captain(Base):
    __tablename__ = "captains"
    id: Mapped[int] = mapped_column(primary_key=True)


class Ship(Base):
    __tablename__ = "ships"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[int] = mapped_column(ForeignKey("captains.id"))
    captain: Mapped[Captain] = relationship()
    ports: Mapped[list[Port]] = relationship(secondary=calls)
    legs: Mapped[list["Leg"]] = relationship(back_populates="ship")


class Leg(Base):
    __tablename__ = "legs"
    id: Mapped[int] = mapped_column(primary_key=True)
    ship_id: Mapped[int] = mapped_column(ForeignKey("ships.id"))
    ship: Mapped[Ship] = relationship(back_populates="legs")


def several(session: Session):
    session.add(Ship(legs=[Leg(), Leg()], ports=[Port()]))


def in_a_variable(session: Session):
    ship = Ship(legs=[Leg()])
    session.add(ship)


def one(session: Session):
    session.add(Ship(captain=Captain()))


def within(session: Session):
    session.add_all([Leg(ship=Ship(captain=Captain()))])


def known_captain(session: Session, captain: Captain, ports: list[Port]):
    session.add(Ship(captain=captain, ports=ports))


def columns_only(session: Session):
    session.add(Ship(captain_id=1))


def never_added():
    return Ship(legs=[Leg()])
