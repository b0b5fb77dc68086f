import routes

import oslo_messaging
from port.database import Database, Signal


class Listener:
    target = "ships"

    def dock(self, context):
        return None


def start(database: Database, signal: Signal, phone):
    database.connect("ships", "/ships", controller=Listener(), action="dock")
    signal.connect(start)
    phone.call("harbour", "dock")
    return routes.url_for("ships"), oslo_messaging.ConfFixture
