from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from shop.models import Order
from shop.signals import order_closed, order_lost


@receiver(order_closed, sender=Order)
def bill(sender, order, **kwargs):
    return None


@receiver([order_closed, order_lost])
def tell(sender, order, **kwargs):
    return None


@receiver(post_save)
def index_all(sender, instance, **kwargs):
    return None


@receiver((pre_delete, post_save), sender=Order)
def index(sender, instance, **kwargs):
    return None
