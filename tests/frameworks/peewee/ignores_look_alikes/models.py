import enum

import peewee
import tensors
from tensors import Model


class Network(Model):
    layers = tensors.ForeignKeyField("Layer")

    def select(self):
        return self


class State(enum.Enum):
    new = peewee.CharField


class Row(peewee.ModelSelect):
    pass


class Form:
    name = peewee.CharField()


def work(network, order):
    network.select().where("x").first()
    order.save()
    order.delete_instance()
    Network().save()
