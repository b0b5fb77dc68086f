from django.contrib.admin import AdminSite
from django.urls import path

from shop.loading import get_class
from shop.views import Report


class Site(AdminSite):
    def get_urls(self):
        return [path("report/", self.admin_view(self.report)), *super().get_urls()]

    def report(self, request):
        return Report.as_view()(request)


class Board:
    list_view = Report

    def __init__(self):
        self.detail_view = get_class("views", "Detail")

    def get_urls(self):
        return [path("", self.list_view.as_view()), path("<int:pk>/", self.detail_view.as_view())]

    @property
    def urls(self):
        return self.get_urls(), "board", "board"


site = Site()
board = Board()
