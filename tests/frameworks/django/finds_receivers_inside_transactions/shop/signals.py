from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver

from shop.models import Log, Mail, Order, Stock

closed = Signal()


@receiver(post_save, sender=Order)
def take_from_stock(sender, instance, **named):
    Stock.objects.create()


@receiver(post_save, sender=Stock)
def log_stock(sender, instance, **named):
    Log.objects.create()


@receiver(post_delete, sender=Order)
def forget(sender, instance, **named):
    Log.objects.all().delete()


@receiver(closed)
def write_mail(sender, **named):
    Mail.objects.bulk_create([])
