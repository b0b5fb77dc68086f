from shop import signals
from shop.signals import order_closed


def close(order):
    order_closed.send(order)


def lose(order):
    signals.order_lost.send(order)
    signals.Events.order_moved.send(order)


async def create(order):
    await signals.Bus.created.send_async(order)
