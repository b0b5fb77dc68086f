from django.urls import reverse
from rest_framework.test import APIClient, APITestCase


class OrderTests(APITestCase):
    def test_list(self):
        self.client.get(reverse("order-list"))

    def test_place(self):
        APIClient().post("/api/orders/", {})

    def test_change(self):
        self.client.patch(reverse("order-detail", args=[1]), {})

    def test_action(self):
        self.client.post(reverse("order-close", args=[1]))
