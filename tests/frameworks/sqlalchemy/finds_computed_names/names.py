import re

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, as_declarative, declarative_base, declared_attr


def words_of(name):
    return [word for word in re.split("(?=[A-Z])", name) if word]


def table_of(name):
    return "_".join(word.lower() for word in re.split("(?=[A-Z])", name) if word)


class Lower:
    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()


LowerBase = declarative_base(cls=Lower)


class ShipLog(LowerBase):
    pass


class SnakeBase(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return f"log_{table_of(cls.__name__)}s"


class CargoItem(SnakeBase):
    id = Column(Integer, primary_key=True)


@as_declarative()
class Prefixed:
    id = Column(Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        name = re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__)
        return "app_" + name.lower()


class HarbourMaster(Prefixed):
    pass


class NightShift(HarbourMaster):
    id = Column(ForeignKey("app_harbour_master.id"), primary_key=True)
