from shop.base import Check, Runner, Shape, listed, weigh


@listed
class Walker:
    pass


class Fast(Runner):
    name = "fast"


class Square(Shape):
    pass


class Draught(Check):
    def run(self):
        return 1


class Crew(Check):
    def run(self):
        return 2


@weigh.register
def weigh_number(thing: int):
    return thing


@weigh.register(str)
def weigh_text(thing):
    return len(thing)
