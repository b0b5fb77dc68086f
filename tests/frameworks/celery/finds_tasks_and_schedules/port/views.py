from functools import partial

from port.queue import app
from port.tasks import close_ship


def close(ship):
    close_ship.apply_async(args=[ship.pk])


def close_by_name(ship):
    app.send_task("ships.report")


def later(ship):
    return partial(close_ship.delay, ship.pk)
