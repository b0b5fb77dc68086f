from django.dispatch import Signal

order_closed = Signal()
order_lost = Signal()
