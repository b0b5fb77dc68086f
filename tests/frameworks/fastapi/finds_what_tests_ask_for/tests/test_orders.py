import httpx
from fastapi.testclient import TestClient

from shop.main import app

client = TestClient(app)
PREFIX = "/api/orders"


def test_page():
    assert client.get(f"{PREFIX}/1").json() == 1


def test_nearest_route():
    client.get(PREFIX + "/latest")


def test_by_name():
    client.get(app.url_path_for("order", number=1))


async def test_without_waiting():
    async with httpx.AsyncClient(app=app, base_url="http://test") as browser:
        await browser.request("GET", "http://test/api/orders/7")
