from django.apps import AppConfig

from shop.watching import watch


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        watch(self.get_model("Order"))
        watch(self.get_model("Line"))
