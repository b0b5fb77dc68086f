from typing import TYPE_CHECKING

from rich.table import Column, Table
from sqlalchemy import Column as Field
from sqlalchemy import Integer
from sqlalchemy import event as happenings
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Named:
    __tablename__ = "named"  # a mixin: no mapped base, no table


class Plain:
    """Not a mapped class."""

    id = Field(Integer, primary_key=True)


class Order(Base):
    __tablename__ = "order"
    id = Field(Integer, primary_key=True)
    listeners = []


if TYPE_CHECKING:

    class LoadedOrder(Order):
        total: int


def show():
    table = Table("Orders", "Sum", Column("name"))
    table.columns.append(Column("other"))
    return table


def hear(radio):
    radio.listen("channel", "after_insert", show)
