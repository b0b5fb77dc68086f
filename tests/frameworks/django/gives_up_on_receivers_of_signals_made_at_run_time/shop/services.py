from django.db import transaction
from django.db.models.signals import post_save

from shop.models import Log, Order


def note(sender, **named):
    Log.objects.create()


def watch(model, signals):
    post_save.connect(note, sender=model.parent)
    signals.pick().connect(note, sender=Order)


@transaction.atomic
def save_one():
    Order.objects.create()
