from celery import chain, chord, group
from django.db import transaction

from port.queue import Request, enqueue_job
from port.tasks import bill, close_ship, tell


def direct(ship):
    close_ship.delay(ship.pk)


def in_a_row(ship):
    chain(close_ship.s(ship.pk), bill.si(ship.pk)).apply_async()


def piped(ship):
    (close_ship.s(ship.pk) | tell.s()).delay()


def together(ship):
    group(bill.s(one) for one in ship)()
    chord([bill.s(1), tell.s(2)])(close_ship.s())


def after(ship):
    transaction.on_commit(lambda: tell.delay(ship.pk))


def by_name(ship):
    enqueue_job("ships.close", ship.id)


def wrapped(request: Request, ship):
    request.task(close_ship).delay(ship.id)


def signed(ship):
    bill.signature((ship.pk,)).apply_async()
    tell.subtask((ship.pk,)).delay()
