from django.test import TestCase

from shop.models import Order


class ShopTestCase(TestCase):
    def setUp(self):
        self.order = self.make_order("1")

    def make_order(self, number):
        return Order.objects.create(number=number)

    def ask(self, path):
        return self.client.get("/orders/" + path)


class Listed:
    """A mix-in: its test runs in every class that inherits it."""

    def test_is_listed(self):
        self.client.get(self.url)
