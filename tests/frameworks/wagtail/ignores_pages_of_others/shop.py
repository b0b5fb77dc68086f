import wagtail
from django.core.paginator import Page


class Sheet(Page):
    def get_context(self, request):
        return wagtail


class Book:
    def path(self, text):
        return text
