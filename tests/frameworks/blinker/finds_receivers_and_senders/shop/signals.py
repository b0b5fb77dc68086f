from blinker import Namespace, Signal, signal

space = Namespace()
order_closed = space.signal("order-closed")
order_lost = signal("order-lost")


class Events:
    order_moved = Signal()


class Bus:
    created = space.signal("created")


events = Events()
