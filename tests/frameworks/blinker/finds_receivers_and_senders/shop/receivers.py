from shop import signals
from shop.signals import Bus, order_closed


@order_closed.connect
def bill(sender, order):
    return None


@signals.order_lost.connect_via(Bus)
def search(sender, order):
    return None


@signals.Events.order_moved.connect
def track(sender):
    return None


def tell(sender, **kwargs):
    return None


class Plugin:
    def __init__(self):
        Bus.created.connect(self.hear)

    def hear(self, sender):
        return None


order_closed.connect(tell, sender=Bus)
