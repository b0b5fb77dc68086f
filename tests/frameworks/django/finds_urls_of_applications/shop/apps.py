from django.apps import apps
from django.urls import path

from shop.config import Mounting


class Shop(Mounting):
    name = "shop"

    def ready(self):
        self.basket = apps.get_app_config("basket")

    def get_urls(self):
        return [path("basket/", self.basket.urls), path("b/", include(self.basket.urls[0]))]


from django.urls import include
