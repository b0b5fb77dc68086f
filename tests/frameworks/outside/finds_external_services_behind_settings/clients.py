import os
from urllib.parse import urljoin

import httpx
import requests
from django.conf import settings
from flask import current_app
from oslo_config import cfg
from pydantic_settings import BaseSettings

CONF = cfg.CONF
LEDGER = os.environ.get("LEDGER_URL", "http://ledger:8000")


class Settings(BaseSettings):
    stock_url: str = "http://stock.internal/api"


config = Settings()


class Billing(requests.Session):
    base_url = settings.BILLING_URL

    def request(self, method, url, **rest):
        return super().request(method, self.base_url + url, **rest)


class Shipping:
    def __init__(self, base):
        self.base = base

    def send(self, order):
        return requests.post(f"{self.base}/parcels", json=order)


class Mailer:
    def __init__(self):
        self.client = httpx.Client(base_url=current_app.config["MAILER_URL"])

    def push(self):
        return self.client.post("/push")


class Search(httpx.AsyncClient):
    def __init__(self):
        super().__init__(base_url=CONF.search.endpoint)


def bill(order):
    Billing().post("/bills", json=order)


def ship(order):
    Shipping(settings.SHIPPING_URL).send(order)


def book():
    requests.get("%s/accounts" % LEDGER)


def stock():
    requests.get(urljoin(config.stock_url, "items"))


def fraud():
    requests.get("{}/check".format(os.environ["FRAUD_URL"].rstrip("/")))


async def search(term):
    return await Search().get("/find", params={"q": term})


def fetch(url):
    return requests.get(url)


def tax():
    return fetch(settings.TAX_URL + "/rates")
