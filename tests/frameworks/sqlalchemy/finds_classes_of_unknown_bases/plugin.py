from sqlalchemy import Column, ForeignKey, Integer
from elsewhere.database import Model


class Gauge(Model):
    __tablename__ = "gauge"
    id = Column(Integer, primary_key=True)


class Reading(Model):
    __tablename__ = "reading"
    id = Column(Integer, primary_key=True)
    gauge_id = Column(ForeignKey("gauge.id"))
