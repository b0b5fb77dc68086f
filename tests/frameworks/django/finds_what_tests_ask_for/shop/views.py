from django.views.generic import ListView

from shop.models import Order


class Orders(ListView):
    model = Order


def order(request, pk):
    return Order.objects.get(pk=pk)


def new_order(request):
    return Order.objects.create()


def order_by_code(request, code):
    return Order.objects.get(number=code)


def status(request):
    return None
