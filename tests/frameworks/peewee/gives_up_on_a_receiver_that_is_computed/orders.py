import handlers
from playhouse.signals import Model, Signal, post_save

paid = Signal()


class Order(Model):
    pass


@paid()
def ours(sender, instance):
    return sender


post_save.connect(getattr(handlers, "on_" + handlers.name), sender=Order)
