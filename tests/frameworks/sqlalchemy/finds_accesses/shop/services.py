from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session, aliased, joinedload, sessionmaker

from shop.models import Customer, Order, Tag, audit

Sessions = sessionmaker()


def query(session: Session):
    return session.query(Order).join(Customer).filter(Customer.name == "x").all()


def statement(session: Session):
    return session.execute(select(Order.id, Customer.name).join(Customer)).all()


def counted(session: Session):
    return session.scalar(select(func.count()).select_from(Tag))


def by_key(session: Session, key):
    return session.get(Order, key)


def close(session: Session, key):
    order = by_key(session, key)
    order.state = "closed"
    session.commit()


def added(name):
    with Sessions() as session:
        session.add(Customer(name=name))
        session.commit()


def core(connection: "Session"):
    connection.execute(insert(Tag).values(name="x"))
    connection.execute(update(Customer).values(name="y"))
    connection.execute(delete(Order).where(Order.id == 1))
    connection.execute(upsert(audit).values(text="z").on_conflict_do_nothing())
    connection.execute(audit.select())


def lazy(session: Session, key):
    return [tag.name for tag in session.get(Order, key).tags]


def eager(session: Session):
    return session.query(Customer).options(joinedload(Customer.orders)).first()


def other(session: Session):
    again = aliased(Order)
    return session.query(again).count()


def of_class(session: Session):
    return Order.by_state(session, "open").count()


def raw(session: Session):
    session.execute(text("UPDATE customers SET name = 'x' WHERE id IN (SELECT customer_id FROM orders)"))


def in_blocks():
    with Sessions.begin() as session:
        session.add_all([Tag(name="a"), Order()])
