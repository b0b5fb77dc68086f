from django.shortcuts import get_object_or_404, render

from shop.models import Order


def numbers(request, pk):
    return render(request, "shop/numbers.html", {"order": get_object_or_404(Order, pk=pk)})


def nothing(request):
    return render(request, "shop/order.html", {"order": "a text"})
