from shop.base import Check, weigh


def check_all():
    for one in Check.__subclasses__():
        one().run()


def heavy(thing):
    return weigh(thing)
