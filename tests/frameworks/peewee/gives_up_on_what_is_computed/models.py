import os

import peewee
from elsewhere import Customer, naming


class Base(peewee.Model):
    pass


class Order(Base):
    customer = peewee.ForeignKeyField(Customer)
    place = peewee.DeferredForeignKey("Nowhere")

    class Meta:
        table_name = os.environ["ORDERS"]


class Line(Base):
    number = peewee.IntegerField()

    class Meta:
        table_function = naming


def made(name):
    class Local(Base):
        text = peewee.TextField()

        class Meta:
            table_name = name

    return Local
