from unittest import mock

import requests
from django.test import RequestFactory, SimpleTestCase


class OrderTests(SimpleTestCase):
    def test_request_alone(self):
        RequestFactory().get("/orders/1/")

    def test_other_host(self):
        requests.get("https://example.org/status")

    def test_dictionary(self):
        {"/orders/": 1}.get("orders")

    @mock.patch("shop.views.order")
    def test_what_is_replaced(self, order):
        order.assert_not_called()
