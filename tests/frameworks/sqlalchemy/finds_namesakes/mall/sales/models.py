from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import relationship

from mall.base import Base


class Order(Base):
    __tablename__ = "sales_order"
    id = Column(Integer, primary_key=True)


class Line(Base):
    __tablename__ = "sales_line"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("sales_order.id"))
    order = relationship("mall.sales.models.Order", backref="lines")
