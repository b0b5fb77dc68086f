import asyncio
from ftplib import FTP

import elasticsearch
import ldap
import nats
import paramiko
import websockets
from elasticsearch.helpers import bulk
from elasticsearch_dsl import Search

index = elasticsearch.Elasticsearch("https://search.example.org")


def upload(name):
    with FTP("files.example.org") as server, open(name, "rb") as file:
        server.login()
        server.storbinary(f"STOR {name}", file)


def restart():
    client = paramiko.SSHClient()
    client.connect("host.example.org")
    client.exec_command("reboot")
    client.open_sftp().put("a", "b")


def find_person(name):
    directory = ldap.initialize("ldap://people.example.org")
    return directory.search_s("dc=example", ldap.SCOPE_SUBTREE, name)


def find_ship(words):
    index.indices.create("ships")
    found = index.search(index="ships", q=words)
    bulk(index, [])
    return found, Search(using=index).query("match", name=words).execute()


async def listen():
    async with websockets.connect("wss://ais.example.org/live") as stream:
        return await stream.recv()


async def tell():
    broker = await nats.connect("nats://broker.example.org")
    await broker.publish("ships.moved", b"x")
