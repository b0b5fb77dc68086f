import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import transaction

from shop.models import Bill, Log, Order, Parcel


def close(order):
    order.save()


def send(parcel, weight):
    parcel.save()


def book(bill):
    bill.delete()


def note(text):
    Log.objects.create()


@transaction.atomic
def finish(number):
    order = Order.objects.get(pk=number)
    order.save()
    threading.Thread(target=close, args=(order,)).start()
    with ThreadPoolExecutor() as pool:
        pool.submit(send, Parcel.objects.first(), weight=3)
    transaction.on_commit(partial(book, Bill.objects.first()))
    transaction.on_commit(lambda: note("done"))


@transaction.atomic
def finish_at_once(number):
    close(Order.objects.get(pk=number))
    note("done")
