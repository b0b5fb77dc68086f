import os

from shop.registry import action, get_action


@action(os.environ["NAME"])
def nameless():
    return None


@action("close")
def close():
    return None


def work(name):
    get_action(name)()
    get_action("lost")()
