from peewee import prefetch

from shop.models import Customer, Order, Tag, db


def reads():
    Order.select(Order, Customer).join(Customer).where(Customer.name == "x").count()


def one(key):
    return Order.get_or_none(Order.id == key)


def by_index(key):
    return Order[key]


def writes(key):
    with db.atomic():
        order = Order.create(customer=key, state="new")
        Order.update(state="old").where(Order.id == key).execute()
        Tag.insert_many([{"name": "a"}]).on_conflict_ignore().execute()
        order.tags.add(Tag.get(name="a"))
        order.customer.delete_instance()


def stores_are_no_writes(key):
    order = one(key)
    order.state = "seen"


def saves(key):
    by_index(key).save()


def loads(key):
    return [order.customer.name for order in Customer.get_by_id(key).orders]


def loads_early():
    return prefetch(Customer.select(), Order.select())


def made(name):
    tag, created = Tag.get_or_create(name=name)
    tag.delete_instance()


def closes(key):
    one(key).close()


def by_path():
    return Order.filter(customer__name="x")


@db.atomic()
def raw():
    db.execute_sql("DELETE FROM tag WHERE name = %s", ("a",))


def aliased():
    other = Order.alias()
    return other.select(other.id).join(Customer).exists()


async def later(key):
    order = await Order.aio_get(id=key)
    await order.aio_save()


def newest_customer():
    return Customer.newest()
