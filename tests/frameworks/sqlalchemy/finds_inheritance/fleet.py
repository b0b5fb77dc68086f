from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Port(Base):
    __tablename__ = "port"
    id = Column(Integer, primary_key=True)


class Vessel(Base):
    __tablename__ = "vessel"
    id = Column(Integer, primary_key=True)
    kind = Column(String(20))
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "vessel"}


class Ferry(Vessel):
    home_id = Column(ForeignKey("port.id"))
    __mapper_args__ = {"polymorphic_identity": "ferry"}


class Tanker(Vessel):
    __tablename__ = "tanker"
    id = Column(ForeignKey("vessel.id"), primary_key=True)
    tons = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "tanker"}


class Raft(Vessel):
    __tablename__ = "raft"
    id = Column(Integer, primary_key=True)
    kind = Column(String(20))
    __mapper_args__ = {"concrete": True}
