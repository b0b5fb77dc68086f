from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import relationship

from mall.base import Base


class Order(Base):
    __tablename__ = "rental_order"
    id = Column(Integer, primary_key=True)


class Line(Base):
    __tablename__ = "rental_line"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("rental_order.id"))
    order = relationship("mall.rental.models.Order", backref="lines")
