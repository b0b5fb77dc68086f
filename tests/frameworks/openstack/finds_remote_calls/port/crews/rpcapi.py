import oslo_messaging


class CrewAPI:
    def __init__(self, transport):
        self.client = oslo_messaging.get_rpc_client(transport, oslo_messaging.Target(topic="crews"))

    def hire(self, context):
        return self.client.call(context, "hire")
