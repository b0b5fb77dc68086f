from functools import partial

from django.db import transaction

from shop.models import Line, Order


def later(pk):
    Line.objects.filter(pk=pk).delete()


def by_lambda(request):
    with transaction.atomic():
        order = Order.objects.create(name="x")
        transaction.on_commit(lambda: later(order.pk))


def in_lambda(request):
    with transaction.atomic():
        order = Order.objects.create(name="x")
        transaction.on_commit(lambda: Line.objects.create(order=order))


def by_partial(request):
    with transaction.atomic():
        order = Order.objects.create(name="x")
        transaction.on_commit(partial(later, order.pk))


def by_inner_function(request):
    with transaction.atomic():
        order = Order.objects.create(name="x")

        def work():
            Line.objects.create(order=order)

        transaction.on_commit(work)


def locked(request):
    with transaction.atomic():
        Order.objects.select_for_update().get(pk=1)
