from channels.routing import ChannelNameRouter, ProtocolTypeRouter, URLRouter
from django.urls import path, re_path

from port import consumers

websocket_urlpatterns = [
    path("ws/berths/<int:id>/", consumers.Berths.as_asgi()),
    re_path(r"^ws/old/$", consumers.Berths.as_asgi()),
]
application = ProtocolTypeRouter(
    {
        "websocket": URLRouter(websocket_urlpatterns),
        "channel": ChannelNameRouter({"unload": consumers.Unload.as_asgi()}),
    }
)
