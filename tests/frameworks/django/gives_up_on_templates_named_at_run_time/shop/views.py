from django.conf import settings
from django.shortcuts import get_object_or_404, render

from shop.models import Order


def order(request, pk):
    found = get_object_or_404(Order, pk=pk)
    return render(request, settings.ORDER_TEMPLATE, {"order": found})


def included(request, pk):
    found = get_object_or_404(Order, pk=pk)
    return render(request, "shop/frame.html", {"order": found, "inner": request.GET["inner"]})
