import functools

COUNT = {}


def traced(function):
    @functools.wraps(function)
    def inner(*args):
        COUNT["calls"] = 1
        return function(*args)

    return inner


def mark(cls):
    cls.marked = True
    return cls


class Meta(type):
    def __new__(mcs, name, bases, body):
        body["made"] = True
        return super().__new__(mcs, name, bases, body)


class Base(metaclass=Meta):
    def __init_subclass__(cls, **kwargs):
        cls.ready = True


@mark
class Ship(Base):
    @traced
    def sail(self):
        return None
