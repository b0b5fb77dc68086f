from django.apps import apps
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404

from shop.models import Order, Ship


def read(pk):
    return get_object_or_404(Ship, pk=pk), Order.objects.filter(pk=pk).order_by("pk").count()


def write(pk):
    order, made = Order.objects.get_or_create(pk=pk)
    order.save()
    Ship.objects.bulk_create([Ship(name="a")])
    Order.objects.filter(pk=pk).update(late=True)


async def later(pk):
    await Ship.objects.acreate(name="b")
    return await Order.objects.aget(pk=pk)


def close():
    for order in Order.objects.all():
        order.delete()


def by_string():
    return apps.get_model("shop", "Ship").objects.exists(), get_user_model().objects.count()


def others(ship):
    ship = Ship.objects.get(pk=1)
    return ship.orders.late()
