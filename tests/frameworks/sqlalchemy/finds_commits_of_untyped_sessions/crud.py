from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Port(Base):
    __tablename__ = "port"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def create(db, name):
    db.add(Port(name=name))
    db.commit()


def rename(db, number):
    db.query(Port).filter(Port.id == number).update({"name": "x"})
    db.commit()


def change(db, number):
    port = db.get(Port, number)
    port.name = "y"
    db.commit()


def locked(db):
    db.query(Port).with_for_update().first()
    db.commit()
