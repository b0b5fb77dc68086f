import boto3
import pika
import redis
from asgiref.sync import async_to_sync
from celery import Celery, shared_task
from channels.layers import get_channel_layer
from django.db import transaction
from kafka import KafkaProducer

app = Celery()
TOPIC = "orders"


@shared_task
def confirm(order):
    pass


def held(order):
    with transaction.atomic():
        confirm.delay(order)
        transaction.on_commit(lambda: confirm.delay(order))


def by_name(order):
    app.send_task("elsewhere.confirm", (order,))


def by_broker(order):
    producer = KafkaProducer()
    producer.send(TOPIC, order)
    channel = pika.BlockingConnection().channel()
    channel.basic_publish("", "orders-new", order)
    boto3.client("sqs").send_message(QueueUrl="https://sqs.example.org/orders", MessageBody=order)
    redis.Redis().publish("news", order)


def to_browsers():
    layer = get_channel_layer()
    async_to_sync(layer.group_send)("board", {})
