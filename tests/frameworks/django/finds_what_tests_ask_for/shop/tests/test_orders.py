from django.core.management import call_command
from django.urls import reverse

from shop.models import Order
from shop.tests.base import Listed, ShopTestCase
from shop.tests.factories import LineFactory
from shop.views import status


class OrderTests(Listed, ShopTestCase):
    url = "/orders/?page=2"

    def setUp(self):
        super().setUp()
        self.detail = f"/orders/{self.order.pk}/"

    def test_page(self):
        self.client.get(self.detail)

    def test_new_is_no_number(self):
        self.client.post("/orders/new/", {"number": "7"})

    def test_names(self):
        self.client.get(reverse("shop:list"))
        self.client.get(reverse("shop:report", args=[2024]))

    def test_names_of_another_name_space(self):
        self.client.get(reverse("stock:list"))

    def test_list_of_pages(self):
        for name in ["shop:new", "shop:detail"]:
            self.client.get(reverse(name))

    def test_helper_with_a_part_of_the_address(self):
        self.ask("new/")

    def test_command(self):
        call_command("close_orders", verbosity=0)

    def test_method_of_what_was_made(self):
        Order().close()

    def test_factory(self):
        LineFactory()

    def test_view_alone(self):
        status(None)
