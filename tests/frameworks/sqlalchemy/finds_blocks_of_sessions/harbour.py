"""Blocks that hold a transaction open: of what another block gave, of what is injected, of engines and makers."""

from typing import TYPE_CHECKING, Annotated

from sqlalchemy import create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

if TYPE_CHECKING:  # it needs another library to be imported
    from sqlalchemy.ext.asyncio import async_sessionmaker

engine = create_engine("sqlite://")
opened = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ships"
    id: Mapped[int] = mapped_column(primary_key=True)


Given = Annotated[Session, "injected"]


def of_a_block():
    with opened() as one, one.begin():
        one.add(Ship())


async def of_an_asynchronous_block():
    async with async_sessionmaker()() as one, one.begin():
        one.add(Ship())


def of_a_maker():
    with opened.begin() as one:
        one.add(Ship())


def of_an_engine():
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM ships"))


def nested(one: Session):
    with one.begin_nested():
        one.add(Ship())


def of_an_alias(one: Given):
    with one.begin():
        one.add(Ship())


def of_a_note(one: Annotated[Session, "injected"]):
    with one.begin():
        one.add(Ship())


def of_none():
    with opened() as one:
        one.add(Ship())
