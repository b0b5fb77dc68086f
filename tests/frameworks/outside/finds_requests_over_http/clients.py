import http.client
import urllib.request

import aiohttp
import httpx
import requests
from requests import Session


class Store:
    def __init__(self, session: Session):
        self.session = session
        self.own = requests.Session()

    def list(self):
        return self.session.get("https://store.example.org/items")

    def add(self, item):
        for part in item:
            self.own.request("POST", "https://store.example.org/items", json=part)


def plain():
    requests.post("https://hooks.example.org/new", timeout=3)
    urllib.request.urlopen("http://plain.example.org:8080/x")


def entered():
    with httpx.Client() as client:
        client.get("https://entered.example.org")


async def asynchronous(client: httpx.AsyncClient | None = None):
    await client.post("https://async.example.org/a")
    async with aiohttp.ClientSession() as session:
        async with session.get("https://aio.example.org/a") as answer:
            return answer


def low():
    connection = http.client.HTTPSConnection("low.example.org")
    connection.request("GET", "/")
