from channels.consumer import SyncConsumer
from channels.generic.websocket import AsyncJsonWebsocketConsumer


class Base(AsyncJsonWebsocketConsumer):
    async def connect(self):
        await self.accept()


class Berths(Base):
    async def receive_json(self, content):
        return content


class Unload(SyncConsumer):
    def unload_ship(self, message):
        return message
