import os

from channels.generic.websocket import WebsocketConsumer
from django.urls import path


class Berths(WebsocketConsumer):
    def receive(self, text_data=None, bytes_data=None):
        return text_data


class Lost(WebsocketConsumer):
    pass


websocket_urlpatterns = [path(os.environ["BERTHS"], Berths.as_asgi())]
