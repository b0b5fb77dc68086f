import django_rq
from redis import Redis
from rq import Queue
from rq.decorators import job

high = Queue("high", connection=Redis())
plain = Queue(connection=Redis()) if Redis else None


@job("low", connection=Redis())
def paint(ship): ...


def tow(ship): ...


def berth(ship): ...


def weigh(ship): ...


def inspect(ship): ...


def arrive(ship, name):
    high.enqueue(tow, ship)
    plain.enqueue(tow, ship)
    django_rq.get_queue("quay").enqueue(berth, ship)
    django_rq.enqueue(weigh, ship)
    Queue(name).enqueue(inspect, ship)
