from functools import partial

from rq import Queue


class Counting:
    def __call__(self, function):
        return function


def log(function, name=""):
    return function


counted = Counting()
logged = partial(log, name="x")


@counted
def mail():
    pass


@logged
def shrink():
    pass


def cron(when, func=None):
    return Queue().count


cron("0 * * * *", func=mail)
