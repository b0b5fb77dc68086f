from sqlalchemy import Column, ForeignKey, Integer
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


def by_key(session: Session, owner):
    return session.query(Ship).filter(Ship.owner == owner).all()


def without(session: Session):
    return session.query(Ship).filter(Ship.owner.is_(None), Ship.owner != None).all()  # noqa: E711


def joined(session: Session):
    return session.query(Ship).join(Ship.owner).all()


def asked(session: Session):
    return session.query(Ship).filter(Ship.owner.has(name=1)).options(joinedload(Ship.owner)).all()
