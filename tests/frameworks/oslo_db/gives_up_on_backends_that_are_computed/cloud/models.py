from oslo_db.sqlalchemy import models
from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Share(Base, models.ModelBase):
    __tablename__ = "shares"
    id = Column(String(36), primary_key=True)
    host = Column(String(255))
