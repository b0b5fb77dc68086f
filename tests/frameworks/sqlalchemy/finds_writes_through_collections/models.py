from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()
berth_tag = Table("berth_tag", Base.metadata, Column("b", ForeignKey("berth.id")), Column("t", ForeignKey("tag.id")))


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Berth(Base):
    __tablename__ = "berth"
    id = Column(Integer, primary_key=True)
    tags = relationship(Tag, secondary=berth_tag)
    cranes = relationship("Crane", back_populates="berth")


class Crane(Base):
    __tablename__ = "crane"
    id = Column(Integer, primary_key=True)
    berth_id = Column(ForeignKey("berth.id"))
    berth = relationship(Berth, back_populates="cranes")
