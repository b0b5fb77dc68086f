import functools

ALL = []
BY_NAME = {}


def listed(cls):
    ALL.append(cls)
    return cls


class Runner:
    kinds = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Runner.kinds[cls.name] = cls


class Meta(type):
    def __new__(mcs, name, bases, body):
        cls = super().__new__(mcs, name, bases, body)
        BY_NAME[name] = cls
        return cls


class Shape(metaclass=Meta):
    pass


class Check:
    def run(self):
        return None


@functools.singledispatch
def weigh(thing):
    return 0
