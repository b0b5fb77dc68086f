from django.apps import AppConfig
from django.db.models.signals import post_save

from shop.views import show


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        for model in self.get_models():
            post_save.connect(show, sender=model)
        post_save.connect(self.find_receiver())
