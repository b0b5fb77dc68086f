import os

from sqlalchemy import Column, ForeignKey, Integer, event
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()
PREFIX = os.environ["PREFIX"]


class SmallOrder(Base):
    __tablename__ = PREFIX + "_orders"  # taken to be "small_order"
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey(PREFIX + "_customers.id"))
    customer = relationship(PREFIX + "Customer")


for name in os.environ["EVENTS"].split(","):
    event.listen(SmallOrder, name, print)
