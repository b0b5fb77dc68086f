import aiohttp
import grpc
import pymongo
from bson import ObjectId
from kafka import KafkaProducer
from mongoengine.errors import DoesNotExist
from own import Document, Model


class Paper(Document):
    pass


class Car(Model):
    pass


async def fetch(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)


def send(message, order: pymongo.ASCENDING):
    grpc.insecure_channel("orders:50051")
    KafkaProducer().send("orders", message)
    try:
        return ObjectId(message)
    except DoesNotExist:
        return None
