from oslo_db.sqlalchemy import models
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base

BASE = declarative_base()


class CloudBase(models.ModelBase, models.TimestampMixin):
    metadata = None


class Volume(BASE, CloudBase):
    __tablename__ = "volumes"
    id = Column(Integer, primary_key=True)
