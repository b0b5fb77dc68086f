import pytest

from shop.app import create_app


@pytest.fixture
def app():
    return create_app()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def address():
    return "/orders/3"


class Asking:
    def __init__(self, client):
        self.client = client

    def send(self, method, path):
        ask = getattr(self.client, method.lower())
        return ask("/{}{}".format("orders", path))


@pytest.fixture
def asking(client):
    return Asking(client)
