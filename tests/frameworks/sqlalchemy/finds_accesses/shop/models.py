from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import declarative_base, relationship

metadata = MetaData()
Base = declarative_base(metadata=metadata)

tagged = Table(
    "tagged", metadata, Column("order_id", ForeignKey("orders.id")), Column("tag_id", ForeignKey("tags.id"))
)
audit = Table("audit", metadata, Column("id", Integer, primary_key=True), Column("text", String))


class Customer(Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    orders = relationship("Order", back_populates="customer")


class Tag(Base):
    __tablename__ = "tags"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    state = Column(String)
    customer_id = Column(ForeignKey("customers.id"))
    customer = relationship(Customer, back_populates="orders")
    tags = relationship(Tag, secondary=tagged)

    @classmethod
    def by_state(cls, session, state):
        return session.query(cls).filter_by(state=state)
