from django.db import transaction

from shop.models import Order
from shop.signals import closed


@transaction.atomic
def save_one():
    Order.objects.create()


@transaction.atomic
def change_many():
    Order.objects.update(done=True)


def send_after_the_block():
    with transaction.atomic():
        Order.objects.update(done=True)
    closed.send(sender=Order)


def send_inside_the_block():
    with transaction.atomic():
        Order.objects.update(done=True)
        closed.send(sender=Order)


def close():
    closed.send(sender=Order)


@transaction.atomic
def send_behind_a_call():
    close()


@transaction.atomic
def delete_one(order: Order):
    order.delete()
