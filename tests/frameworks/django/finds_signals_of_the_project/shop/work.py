from shop.models import Order
from shop.signals import order_closed, order_lost


def close(order):
    order_closed.send(sender=Order, order=order)


def lose(order):
    order_lost.send_robust(Order, order=order)
