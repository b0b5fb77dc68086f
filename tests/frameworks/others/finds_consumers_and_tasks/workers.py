import confluent_kafka
import grpc
from apscheduler.schedulers.background import BackgroundScheduler
from channels.generic.websocket import AsyncWebsocketConsumer
from huey import RedisHuey
from kafka import KafkaConsumer

huey = RedisHuey("shop")


class Chat(AsyncWebsocketConsumer):
    pass


def run():
    for message in KafkaConsumer("orders"):
        print(message)
    confluent_kafka.Consumer({}).subscribe(["orders"])
    grpc.server(None).start()
    BackgroundScheduler().start()


@huey.task()
def work():
    pass
