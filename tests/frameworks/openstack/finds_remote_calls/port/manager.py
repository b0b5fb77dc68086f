import oslo_messaging as messaging
from oslo_service import periodic_task


class Manager(periodic_task.PeriodicTasks):
    @property
    def target(self):
        return messaging.Target(version=self.RPC_API_VERSION)

    def ping(self, context):
        return None
