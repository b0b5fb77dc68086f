from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save

from shop.receivers import audit, mail


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        Order = self.get_model("Order")
        for sender in (Order, self.get_model("Line")):
            post_save.connect(audit, sender=sender, dispatch_uid="audit")
        post_migrate.connect(receiver=mail, sender=self)
