from oslo_service import periodic_task

from port import manager


class ShipManager(manager.Manager):
    RPC_API_VERSION = "1.0"

    def dock(self, context, ship_id):
        return None

    def not_called(self, context):
        return None

    @periodic_task.periodic_task(spacing=60)
    def check_ships(self, context):
        return None
