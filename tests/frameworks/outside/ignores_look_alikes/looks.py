import smtplib
from pathlib import Path

import boto3
import requests
from django.core.mail import EmailMessage


class Session:
    def get(self, url):
        return url


class Files(dict):
    def save(self, name):
        return name


class Polite(requests.Session):
    def get(self, url):
        return "no " + url


def nothing(cache, client, redis, request, session):
    cache.get("https://a.example.org")
    client.post("https://a.example.org")
    redis.set("a", 1)
    request.session.get("a")
    session.send("a")
    {}.get("a")
    Session().get("https://a.example.org")
    Files().save("a")
    Polite().get("https://a.example.org")


def only_made():
    requests.Session()
    requests.Request("GET", "https://a.example.org")
    smtplib.SMTPException("x")
    boto3.client("s3").generate_presigned_url("x")
    return EmailMessage("a")


def read(name):
    with open(name) as file, open(name, "rb") as other:
        return file.read() + other.read() + Path(name).read_text()


class Elasticsearch:
    def search(self, words):
        return words


def search(box, server, index):
    box.fetch("1", "ALL")
    server.storbinary("STOR a", None)
    index.search(index="ships")
    return Elasticsearch().search("x")
