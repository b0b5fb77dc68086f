from oslo_db.sqlalchemy import models
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class CloudBase(models.ModelBase, models.SoftDeleteMixin):
    pass


class Share(Base, CloudBase):
    __tablename__ = "shares"
    id = Column(String(36), primary_key=True)
    host = Column(String(255))


class Snapshot(Base, CloudBase):
    __tablename__ = "snapshots"
    id = Column(Integer, primary_key=True)
    share_id = Column(ForeignKey("shares.id"))
