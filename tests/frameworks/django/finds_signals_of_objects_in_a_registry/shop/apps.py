from django.apps import AppConfig

from shop.watched import connect


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        connect()
