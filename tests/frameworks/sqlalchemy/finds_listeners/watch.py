from sqlalchemy import Column, Integer, event
from sqlalchemy.event import listens_for
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
Session = sessionmaker()


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    state = Column(Integer)
    old_state = Column(Integer)


class Invoice(Base):
    __tablename__ = "invoice"
    id = Column(Integer, primary_key=True)


@listens_for(Order, "after_insert")
def index_order(mapper, connection, target):
    return None


def remember(mapper, connection, target):
    return None


for entity in (Order, Invoice):
    event.listen(entity, "before_delete", remember)


@event.listens_for(Session, "after_commit")
def flush_index(session):
    return None


@event.listens_for(Order.state, "set")
def keep_old_state(target, value, old, initiator):
    target.old_state = old
