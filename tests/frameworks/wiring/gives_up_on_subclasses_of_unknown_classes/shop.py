class Check:
    pass


class Draught(Check):
    pass


def all_of(base):
    return [one for one in base.__subclasses__()]


class Meta(type):
    def __init__(cls, name, bases, body):
        cls.registry(name, cls)
