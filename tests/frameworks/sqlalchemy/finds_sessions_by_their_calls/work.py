from sqlalchemy import func, select

from models import Tag
from plugins import Plugins


def asked(x):
    return x.query(func.count(Tag.id)).scalar()


def selected(x):
    return x.scalars(select(Tag)).all()


def renamed(x):
    x.get(Tag, 1).name = "new"


def added(x):
    x.add(Tag(name="new"))


class Work:
    def __init__(self, unit):
        self.unit = unit

    def remove(self, tag: Tag):
        self.unit.delete(tag)


def told_plugins(tag: Tag):
    for plugin in Plugins("tags"):
        plugin.delete(tag)
