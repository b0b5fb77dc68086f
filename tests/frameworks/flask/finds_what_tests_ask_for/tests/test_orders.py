import pytest
from flask import url_for

from shop.orders import check


def test_page(client):
    assert client.get("/orders/1").status_code == 200


def test_other_method(client):
    client.delete("/orders/1")
    client.open("/orders/", method="POST")


def test_nearest_route(client):
    client.get("/orders/a/b")


def test_endpoint(client):
    client.post(url_for("orders.place"))


def test_address_of_a_fixture(client, address):
    client.get(address)


@pytest.mark.parametrize("path", ["/orders/1", pytest.param("/orders/x/y")])
def test_each(client, path):
    client.get(path)


def test_method_by_name(asking):
    asking.send("DELETE", "/5")


def test_function():
    check("x")
