from django.urls import path

from shop.config import Mounting
from shop.loading import get_class, get_classes


class BasketConfig(Mounting):
    name = "basket"

    def ready(self):
        self.lines_view = get_class("basket.views", "Lines")
        self.add_view, self.drop_view = get_classes("basket.views", ["Add", "Drop"])

    def get_urls(self):
        urls = super().get_urls()
        urls += [path("", self.lines_view.as_view()), path("drop/", self.drop_view.as_view())]
        return self.guarded(urls)
