import sqlite3

from django.contrib.messages import constants

ROUTES = {"shop.order": "shop.views.order"}
PERMISSIONS = ["shop.view_order"]


def path(route, view):
    return (route, view)


urlpatterns_like = [path("orders/", print)]
connection = sqlite3.connect("file")


class Registry:
    def register(self, model, view):
        return None


Registry().register("orders", print)
