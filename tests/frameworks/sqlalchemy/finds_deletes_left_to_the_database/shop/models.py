from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    legs = relationship("Leg", cascade="all, delete-orphan", passive_deletes=True)
    notes = relationship("Note", passive_deletes="all")
    logs = relationship("Log", viewonly=True)


class Port(Base):
    """Its berths are loaded and lose their key, so that the database has nothing to delete."""

    __tablename__ = "port"
    id = Column(Integer, primary_key=True)
    berths = relationship("Berth")


class Berth(Base):
    __tablename__ = "berth"
    id = Column(Integer, primary_key=True)
    port_id = Column(ForeignKey("port.id", ondelete="CASCADE"))


class Buoy(Base):
    __tablename__ = "buoy"
    id = Column(Integer, primary_key=True)
    berth_id = Column(ForeignKey("berth.id", ondelete="CASCADE"))


class Leg(Base):
    __tablename__ = "leg"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id", ondelete="CASCADE"))
    stops = relationship("Stop", cascade="all")


class Stop(Base):
    __tablename__ = "stop"
    id = Column(Integer, primary_key=True)
    leg_id = Column(ForeignKey("leg.id", ondelete="CASCADE"))


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


class Log(Base):
    __tablename__ = "log"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


def scrap(session: Session, ship: Ship):
    session.delete(ship)


def close_port(session: Session, port: Port):
    session.delete(port)


def close_berth(session: Session, berth: Berth):
    session.delete(berth)
