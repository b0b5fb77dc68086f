import oslo_messaging


class ShipAPI:
    def __init__(self, transport):
        self.client = oslo_messaging.RPCClient(transport, oslo_messaging.Target(topic="ships"))

    def dock(self, context, ship_id):
        prepared = self.client.prepare(version="1.0")
        prepared.cast(context, "dock", ship_id=ship_id)
