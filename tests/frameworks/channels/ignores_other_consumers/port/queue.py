from channels.layers import get_channel_layer
from django.urls import path


class Consumer:
    @classmethod
    def as_asgi(cls):
        return cls


urlpatterns = [path("x/", Consumer.as_asgi())]
layer = get_channel_layer()
