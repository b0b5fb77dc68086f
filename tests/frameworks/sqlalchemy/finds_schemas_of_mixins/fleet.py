from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase, declared_attr


def in_schema(name):
    return {"schema": name}


class Base(DeclarativeBase):
    pass


class Plain:
    __table_args__ = {"schema": "ops"}


class Declared:
    schema_name = "dock"

    @declared_attr
    def __table_args__(cls):
        return (cls.extra(), {"schema": cls.schema_name})

    @classmethod
    def extra(cls):
        return None


class Helped:
    @declared_attr.directive
    def __table_args__(cls):
        return cls.arguments()

    @classmethod
    def arguments(cls):
        return {"schema": "help"}


class Pier(Plain, Base):
    __tablename__ = "pier"
    id = Column(Integer, primary_key=True)


class Quay(Declared, Base):
    __tablename__ = "quay"
    id = Column(Integer, primary_key=True)


class Own(Declared, Base):
    schema_name = "own"
    __tablename__ = "quay"
    id = Column(Integer, primary_key=True)


class Crane(Helped, Base):
    __tablename__ = "crane"
    id = Column(Integer, primary_key=True)


class Made(Base):
    __tablename__ = "made"
    __table_args__ = in_schema("maker")
    id = Column(Integer, primary_key=True)
