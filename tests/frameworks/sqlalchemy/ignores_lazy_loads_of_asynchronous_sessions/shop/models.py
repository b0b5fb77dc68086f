import asyncio

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, declarative_base, relationship, sessionmaker

Base = declarative_base()
make_async = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))
make = sessionmaker()


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    legs = relationship("Leg")


class Leg(Base):
    __tablename__ = "leg"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


async def given(db: AsyncSession, ship: Ship):
    return ship.legs


async def made(ship: Ship):
    async with make_async() as db:
        return ship.legs


async def awaited(db: AsyncSession, ship: Ship):
    return await ship.awaitable_attrs.legs


async def refreshed(db: AsyncSession, ship: Ship):
    await db.refresh(ship, attribute_names=["legs"])


async def blocking(db: Session, ship: Ship):
    return ship.legs


def plain(ship: Ship):
    return ship.legs


async def bridged(db: AsyncSession, ship: Ship):
    return await db.run_sync(lambda _session: ship.legs)


def open_blocking():
    with make() as db:
        yield db


def calls(ship: Ship):
    for _db in open_blocking():
        called(ship)


def called(ship: Ship):
    def inside():
        return ship.legs

    return inside()


def starts_apart(db: Session, ship: Ship):
    return asyncio.run(made(ship))


class Book:
    def __init__(self, db: Session):
        self.db = db

    def keeps(self, ship: Ship):
        return ship.legs


def asks_keeper(ship: Ship):
    Book(None)
    return ship.legs


class AsyncBook:
    def __init__(self, db: AsyncSession):
        self.db = db

    def keeps_apart(self, ship: Ship):
        return ship.legs
