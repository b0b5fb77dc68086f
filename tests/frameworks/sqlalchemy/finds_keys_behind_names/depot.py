from functools import partial
from typing import Annotated

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


key = Annotated[int, mapped_column(primary_key=True)]
of_shelf = Annotated[int, mapped_column(ForeignKey("shelf.id"))]
Needed = partial(Column, nullable=False)


def reference(table, on_delete="CASCADE"):
    return Column(Integer, ForeignKey(f"{table}.id", ondelete=on_delete))


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    above_id = Column(ForeignKey(id))


class Box(Base):
    __tablename__ = "box"
    id: Mapped[key]
    shelf_id: Mapped[of_shelf]
    old_shelf_id = reference(Shelf.__tablename__)
    twin_id = reference("box", on_delete="SET NULL")
    room_id = Needed("room", Integer, ForeignKey(Shelf.__table__.c.id))
