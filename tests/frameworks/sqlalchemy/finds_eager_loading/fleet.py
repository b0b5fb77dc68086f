from sqlalchemy import Column, ForeignKey, Integer, select
from sqlalchemy.orm import (
    DeclarativeBase,
    DynamicMapped,
    Mapped,
    Session,
    WriteOnlyMapped,
    backref,
    joinedload,
    lazyload,
    noload,
    raiseload,
    relationship,
)


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)


class Port(Base):
    __tablename__ = "port"
    id = Column(Integer, primary_key=True)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship(Owner, lazy="joined")
    port_id = Column(ForeignKey("port.id"))
    port = relationship(Port, backref=backref("ships", lazy="dynamic"))
    berths = relationship("Berth", lazy="selectin")
    notes = relationship("Note", lazy="raise")
    marks = relationship("Mark", lazy="noload")
    logs: DynamicMapped["Log"] = relationship()
    trips: WriteOnlyMapped["Trip"] = relationship()


class Berth(Base):
    __tablename__ = "berth"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))
    port_id = Column(ForeignKey("port.id"))
    port: Mapped[Port] = relationship()


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))
    ship: Mapped[Ship] = relationship()


class Mark(Base):
    __tablename__ = "mark"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


class Log(Base):
    __tablename__ = "log"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


class Trip(Base):
    __tablename__ = "trip"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


def loads_along(session: Session):
    return session.query(Ship).all()


def loads_columns(session: Session):
    return session.query(Ship.id).all()


def never_loads(ship: Ship):
    return ship.notes, ship.marks


def asks(ship: Ship, session: Session):
    ship.logs.filter_by(ship_id=1).count()
    return session.scalars(ship.trips.select()).all()


def asks_backwards(port: Port):
    return port.ships.count()


def adds(ship: Ship):
    ship.logs.append(Log())
    ship.trips.add(Trip())


def option_loads(session: Session):
    return session.query(Berth).options(joinedload(Berth.port)).all()


def option_keeps_away(session: Session):
    return session.query(Berth).options(raiseload(Berth.port), noload("*")).all()


def reads_what_came_along(ship: Ship):
    return ship.owner.id, ship.berths


def loads_what_loads_along(note: Note):
    return note.ship


def ships(session: Session, model):
    return session.query(model)


def runs_what_a_helper_made(session: Session):
    return ships(session, Ship).first()


def asks_for_columns(session: Session):
    session.query(Ship).filter_by(id=1).with_entities(Ship.id).all()
    return ships(session, Ship).with_entities(Ship.id).all()


def asks_for_a_number(session: Session):
    return session.query(Ship).count()


def keeps_away_what_comes_along(session: Session):
    return session.query(Ship).options(noload(Ship.owner)).all()


def keeps_all_away(session: Session):
    session.scalars(select(Ship).options(lazyload("*"))).all()
    return session.query(Ship).enable_eagerloads(False).all()
