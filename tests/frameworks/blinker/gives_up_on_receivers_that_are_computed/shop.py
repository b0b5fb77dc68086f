import os

from blinker import signal

closed = signal("closed")
named = signal(os.environ["SIGNAL"])


def make():
    return {"a": print}["a"]


def hear(sender):
    return None


closed.connect(make())
named.connect(hear)


def work():
    signal(os.environ["SIGNAL"]).send(1)
