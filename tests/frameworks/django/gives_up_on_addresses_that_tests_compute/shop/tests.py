from django.test import TestCase
from django.urls import reverse

from shop.other import address_of


class OrderTests(TestCase):
    def test_computed(self):
        self.client.get(address_of("order"))

    def test_one_of_two_routes(self):
        self.client.get(f"/orders/{address_of('order')}/")

    def test_told_by_the_name_of_the_parameter(self):
        pk = address_of("order")
        self.client.get(f"/orders/{pk}/")

    def test_unknown_name(self):
        self.client.get(reverse("admin:shop_order_changelist"))

    def test_no_such_route(self):
        self.client.get("/nowhere/")
