from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from shop import signals
from shop.models import Order


@receiver([post_save, post_delete], sender=Order)
def index(sender, instance, **kwargs):
    return None


@receiver(signals.order_closed)
def mail(sender, **kwargs):
    return None


def audit(sender, **kwargs):
    return None


class Cache:
    def forget(self, sender, **kwargs):
        return None

    def listen(self):
        post_save.connect(self.forget, sender="shop.Line")


m2m_changed.connect(audit, sender=Order.tags.through)
