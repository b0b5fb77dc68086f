from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import Session, declarative_base, joinedload, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    name = Column(Integer)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship(Owner)
    crew = relationship("Sailor", secondary="ship_sailor")
    legs = relationship("Leg")


Table(
    "ship_sailor",
    Base.metadata,
    Column("ship_id", ForeignKey("ship.id"), primary_key=True),
    Column("sailor_id", ForeignKey("sailor.id"), primary_key=True),
)


class Sailor(Base):
    __tablename__ = "sailor"
    id = Column(Integer, primary_key=True)


class Leg(Base):
    __tablename__ = "leg"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


def by_key(session: Session, owner):
    return session.query(Ship).filter(Ship.owner == owner).all()


def without(session: Session):
    return session.query(Ship).filter(Ship.owner.is_(None), Ship.owner != None).all()  # noqa: E711


def joined(session: Session):
    return session.query(Ship).join(Ship.owner).all()


def asked(session: Session):
    return session.query(Ship).filter(Ship.owner.has(name=1)).options(joinedload(Ship.owner)).all()


def held(session: Session, sailor, leg):
    return session.query(Ship).filter(Ship.crew.contains(sailor), Ship.legs.contains(leg)).all()


def some(session: Session):
    return session.query(Ship).filter(Ship.crew.any(id=1), Ship.legs.any()).all()


def of_a_row(session: Session):
    sailor = session.get(Sailor, 1)
    return session.query(Ship).filter(Ship.crew.contains(sailor))
